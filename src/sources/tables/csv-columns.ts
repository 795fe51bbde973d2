/** Which column of a table is which field, by the names that Scopus, IEEE Xplore, Springer, Dimensions, Lens, Zotero and others use. */

import type { RawPaper } from '../paper.ts'
import { fromWebOfScience, type WebOfScienceRecord } from '../tagged/web-of-science.ts'
import { authorsOf, pythonList } from './csv-cells.ts'

type Field = keyof RawPaper

/** Names as `normalName` leaves them, best first; two-letter ones are Web of Science's. */
const COLUMNS: Readonly<Record<Field, readonly string[]>> = {
  id: [
    'id',
    'eid',
    'lens id',
    'record id',
    'publication id',
    'ut unique wos id',
    'ut',
    'key',
    'paper id',
    'paperid',
    'openalex id',
  ],
  title: [
    'title',
    'document title',
    'item title',
    'article title',
    'paper title',
    'display name',
    'ti',
    'original title',
  ],
  abstract: ['abstract', 'abstract note', 'abstract text', 'summary', 'ab'],
  authors: [
    'author full names',
    'af',
    'authors',
    'author s',
    'author',
    'author names',
    'authorships author display name',
    'first authors',
    'au',
  ],
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
    'publication date online',
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
    'primary location source display name',
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
    'keywords display name',
    'emtree medical index terms major focus',
    'subject',
    'categories',
  ],
  doi: ['doi', 'item doi', 'doi link', 'di'],
  arxiv: ['arxiv', 'arxiv id'],
  pmid: ['pmid', 'pubmed id', 'ids pmid', 'pm'],
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
    'primary location landing page url',
    'articleurl',
    'abs url',
  ],
  pdf: ['pdf', 'pdf link', 'pdf url', 'best oa location pdf url', 'fulltexturl'],
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

/** Tags of lists of names. */
const LISTS = /^(?:A[UF]|B[AFE]|CA)$/

/** A row under the tags of Web of Science as one of its records. */
function taggedRow(tags: ReadonlyMap<string, number>, row: readonly string[]): WebOfScienceRecord {
  const all = (...names: string[]): string[] => {
    for (const name of names) {
      const cell = row[tags.get(name) ?? -1]?.trim()
      if (cell) return LISTS.test(name) ? cell.split(/\s*;\s*/).filter(Boolean) : [cell]
    }
    return []
  }
  return { all, first: (...names) => all(...names)[0] ?? '' }
}

/** Reads rows of a table under a header. */
export class Columns {
  private readonly at = new Map<Field, number[]>()
  private readonly glued: boolean
  /** Where the tags of Web of Science stand, in a table of its own. */
  private readonly tags: ReadonlyMap<string, number> | undefined
  /** How many columns there are. */
  readonly width: number

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
    this.width = names.length
    const tags = new Map(names.map((name, i) => [name.trim(), i]))
    if (map.size === 0 && ['PT', 'TI', 'AU'].every((tag) => tags.has(tag))) this.tags = tags
  }

  has(field: Field): boolean {
    return (this.at.get(field) ?? []).length > 0
  }

  raw(row: readonly string[]): RawPaper {
    if (this.tags) return fromWebOfScience(taggedRow(this.tags, row))
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
    raw.keywords = pythonList(text('keywords')) ?? text('keywords').replaceAll('|', ';')
    // Where a row has more cells than there are columns, nobody knows which of them belong to which: a wrong id would
    // join what is not the same.
    if (row.length > this.width)
      for (const field of ['id', 'arxiv', 'pmid', 'acl', 'language'] as const) delete raw[field]
    return raw
  }
}
