/** Which column of a table is which field, by the names that Scopus, IEEE Xplore, Springer, Dimensions, Lens, Zotero and others use. */
import { splitAuthors } from './authors.ts'
import type { RawPaper } from './paper.ts'

type Field = keyof RawPaper

/** Names as `normalName` leaves them, best first; two-letter ones are Web of Science's. */
const COLUMNS: Readonly<Record<Field, readonly string[]>> = {
  id: [
    'id',
    'eid',
    'lens id',
    'publication id',
    'ut unique wos id',
    'ut',
    'key',
    'paper id',
    'paperid',
    'openalex id',
  ],
  title: ['title', 'document title', 'item title', 'article title', 'paper title', 'display name', 'ti'],
  abstract: ['abstract', 'abstract note', 'abstract text', 'summary', 'ab'],
  authors: ['author full names', 'af', 'authors', 'author s', 'author', 'author names', 'au'],
  year: [
    'year',
    'publication year',
    'pubyear',
    'py',
    'date published',
    'publication date',
    'published',
    'date',
    'online date',
  ],
  venue: [
    'source title',
    'publication title',
    'journal',
    'journal book',
    'journal title',
    'venue',
    'container title',
    'conference name',
    'book title',
    'book series title',
    'anthology title',
    'source',
    'so',
  ],
  keywords: [
    'author keywords',
    'keywords',
    'de',
    'manual tags',
    'tags',
    'index keywords',
    'ieee terms',
    'mesh terms',
    'automatic tags',
    'fields of study',
    'keywords plus',
  ],
  doi: ['doi', 'item doi', 'doi link', 'di'],
  arxiv: ['arxiv', 'arxiv id'],
  pmid: ['pmid', 'pubmed id', 'pm'],
  acl: ['acl', 'acl id', 'anthology id'],
  language: ['language', 'language of original document', 'la'],
  url: [
    'url',
    'link',
    'item url',
    'external url',
    'dimensions url',
    'source linkout',
    'source urls',
    'source url',
  ],
  pdf: ['pdf', 'pdf link', 'pdf url'],
  code: ['code', 'code url', 'repository'],
}
/** Fields that say nothing on their own about what a table is of. */
const COMMON: ReadonlySet<string> = new Set([
  'id',
  'key',
  'date',
  'source',
  'language',
  'link',
  'url',
  'code',
  'tags',
])

export const normalName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How many columns are known for certain, and whether the title is among them. */
export function knownColumns(names: readonly string[]): { known: number; title: boolean } {
  const normal = new Set(names.map(normalName))
  const known = Object.values(COLUMNS)
    .flat()
    .filter((name) => normal.has(name) && !COMMON.has(name)).length
  return { known, title: COLUMNS.title.some((name) => normal.has(name)) }
}

/** `Smith, John (57190000000)` → `Smith, John`; `Smith J.A.` → family first. */
function nameOf(text: string): unknown {
  const name = text.replace(/ \(\d+\)$/, '').trim()
  const [, family, given] = /^([^.,]+) ((?:\p{Lu}\p{Ll}?\.[- ]?)+)$/u.exec(name) ?? []
  return family ? { family, given: given.trim() } : name
}

/** Springer writes lists of authors without anything between them: `Ann LeeBob Roe`. */
const GLUED = /(?<=\p{Ll}{2})(?<!\b(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz))(?=\p{Lu}\p{Ll}*[\s.])/u

function authorsOf(text: string, glued: boolean): unknown {
  const list = text.replace(/\s+/g, ' ').trim()
  if (list.includes(';')) return list.split(/ ?; ?/).filter(Boolean).map(nameOf)
  if (glued && !list.includes(',')) return list.split(GLUED)
  const parts = list.replace(/\.$/, (dot) => (/\p{Lu}\.$/u.test(list) ? dot : '')).split(/ ?, ?/)
  if (parts.length === 2 && !parts.every((part) => part.includes(' '))) return [list]
  // PubMed's own table: `Doe JA, Roe B.`
  if (parts.every((part) => /^\p{Lu}[\p{L}'’ -]* \p{Lu}{1,3}$/u.test(part)))
    return parts.map((part) => {
      const at = part.lastIndexOf(' ')
      return { family: part.slice(0, at), given: part.slice(at + 1) }
    })
  return splitAuthors(list).map(nameOf)
}

/** Reads rows of a table under a header. */
export class Columns {
  private readonly at = new Map<Field, number[]>()
  private readonly glued: boolean

  /** `map` names columns for fields, before the known names. */
  constructor(names: readonly string[], map: ReadonlyMap<string, string>) {
    const places = new Map(names.map((name, i) => [normalName(name), i]).reverse() as [string, number][])
    for (const [field, known] of Object.entries(COLUMNS) as [Field, readonly string[]][]) {
      const given = map.get(field)
      const wanted = given === undefined ? known : [normalName(given), ...known]
      this.at.set(
        field,
        wanted.map((name) => places.get(name)).filter((place) => place !== undefined),
      )
    }
    this.glued = places.has('item title')
  }

  has(field: Field): boolean {
    return (this.at.get(field) ?? []).length > 0
  }

  raw(row: readonly string[]): RawPaper {
    const text = (field: Field): string => {
      for (const place of this.at.get(field) ?? []) if (row[place]?.trim()) return row[place]
      return ''
    }
    const urls = (field: Field): string[] =>
      text(field)
        .split(/[\s;|]+/)
        .filter((url) => /^https?:/i.test(url))
    const raw: RawPaper = {
      authors: authorsOf(text('authors'), this.glued),
      url: urls('url'),
      pdf: urls('pdf'),
      code: urls('code'),
    }
    for (const field of [
      'id',
      'title',
      'abstract',
      'year',
      'venue',
      'keywords',
      'doi',
      'arxiv',
      'pmid',
      'acl',
      'language',
    ] as const)
      raw[field] = text(field)
    return raw
  }
}
