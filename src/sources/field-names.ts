/**
 * What others call the fields of a paper: columns of tables (Scopus, IEEE Xplore, Springer, Dimensions, Lens, Embase, EBSCO,
 * ERIC, Covidence, Rayyan, Zotero, …), keys of JSON and of front matter. One table, so that a record means the same
 * whichever way it is written.
 */
import type { RawPaper } from './paper.ts'

/** Where a paper is kept is no field of records: under its name others write other things. */
export type Field = Exclude<keyof RawPaper, 'collections'>

/** Names as `normalName` leaves them, best first; two-letter ones are Web of Science's. */
const NAMES: Readonly<Record<Field, string>> = {
  id: `id|eid|lens id|record id|publication id|ut unique wos id|ut|citekey|citationkey|citation key|key|paper id|paperid
    |openalex id|cord uid`,
  title:
    'title|document title|item title|article title|paper title|primary title|display name|ti|original title',
  abstract: 'abstract|abstract note|abstract text|paper abstract|summary|ab|description',
  authors: `author full names|af|authors|author s|author|author names|author name|authorships author display name|creators|z authors|first authors
    |au`,
  year: `year|publication year|published year|year published|year s|years|pubyear|pub year|py|publicationdateyear
    |date published|publication date|published date|published|date|publish time|publishdate|publish date|cover date
    |date of publication|year of publication|pub date|pubdate|publish year|issue date|issue year|date issued|issued|dc date issued
    |dc date issued en|dc date issued en us|dc date|prism coverdate|print publication date|release date|yr|copyright year
    |copyright date|published online|first published|online date|publication date online|online publication date|epub date
    |available online|available online date|conference date|update date`,
  venue: `source title|publication title|journal|journal book|journal title|venue|container title|conference name|conference
    |book title|booktitle|book series title|anthology title|proceeding|publication|primary location source display name
    |journal name|journal ref|source|so`,
  keywords: `author keywords|keywords|keyword|de|manual tags|tags|index keywords|ieee terms|mesh terms|automatic tags
    |fields of study|keywords plus|keywords display name|emtree medical index terms major focus|emtree medical index terms
    |subject|subjects|descriptors|categories|tasks`,
  doi: 'doi|item doi|doi link|di|article doi|externalids doi|ids doi|dc identifier doi|prism doi',
  arxiv: 'arxiv|arxiv id|arxivid|externalids arxiv|eprint',
  pmid: 'pmid|pubmed id|ids pmid|pm|medline pmid|pubmedid|externalids pubmed',
  acl: 'acl|acl id|anthology id|externalids acl',
  language: 'language|lang|languages|language of original document|la',
  url: `url|link|item url|external url|url abs|url source|paper url|dimensions url|source linkout|source urls|source url
    |primary location landing page url|articleurl|abs url|plink|source`,
  pdf: 'pdf|pdf link|pdf url|url pdf|best oa location pdf url|fulltexturl|download url|downloadurl',
  code: 'code|code url|url code|repo url|repository',
  references: 'references|cited references|referenced works|bibliography',
}

/** Names that say nothing on their own about what a table is of. */
const COMMON: ReadonlySet<string> = new Set(
  `id|key|date|source|language|lang|languages|link|url|code|tags|description|summary|published|publication|conference|subject
  |subjects|categories|tasks|issued|repository|keyword|references|bibliography`
    .split('|')
    .map((name) => name.trim()),
)

export const normalName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** `publicationDate` → `publication Date`. */
const parted = (name: string): string => name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')

/** Names that are as `normalName` would leave them. */
const NORMAL = /^[a-z]+$/

export const FIELD_NAMES: ReadonlyMap<Field, readonly string[]> = new Map(
  (Object.entries(NAMES) as [Field, string][]).map(([field, names]) => [
    field,
    names.split('|').map((name) => name.trim()),
  ]),
)

/** The fields that a name may stand for, each with its place among the names of that field. */
export const PLACES: ReadonlyMap<string, readonly (readonly [field: Field, rank: number])[]> = (() => {
  const places = new Map<string, (readonly [Field, number])[]>()
  for (const [field, names] of FIELD_NAMES)
    for (const [rank, name] of names.entries()) places.set(name, [...(places.get(name) ?? []), [field, rank]])
  return places
})()

/** A name as it stands in the table, whether its words are parted or begin with a capital; any other as `normalName` has it. */
export function knownName(name: string): string {
  if (NORMAL.test(name)) return name
  const normal = normalName(name)
  return PLACES.has(normal) ? normal : normalName(parted(name))
}

/** How many of these names are known for certain, and whether one of a title is among them. */
export function knownNames(names: readonly string[]): { known: number; title: boolean } {
  const normal = new Set(names.map(knownName))
  const known = [...normal].filter((name) => PLACES.has(name) && !COMMON.has(name)).length
  return { known, title: FIELD_NAMES.get('title')!.some((name) => normal.has(name)) }
}
