/** Which column of a table is which field, by the names that its writers use (`field-names.ts`). */
import { authorsOf } from '../author-lists.ts'
import { FIELD_NAMES, type Field, normalName } from '../field-names.ts'
import { webAddresses } from '../links.ts'
import { addIds, unwrapped } from '../named-fields.ts'
import type { RawPaper } from '../paper.ts'
import { fromWebOfScience, type WebOfScienceRecord } from '../tagged/web-of-science.ts'
import { isBlank, keywordsOf } from './csv-cells.ts'
import { literalOf } from './literal.ts'
import { plainCase } from './plain-case.ts'

/** Tags of lists of names. */
const LISTS = /^(?:A[UF]|B[AFE]|CA)$/
const TAG = /^(?:[A-Z][A-Z0-9]|SR_FULL|AU_UN(?:_NR)?|AU1_UN)$/

/** A row under the tags of Web of Science as one of its records. */
function taggedRow(tags: ReadonlyMap<string, number>, row: readonly string[]): WebOfScienceRecord {
  const all = (...names: string[]): string[] => {
    for (const name of names) {
      const cell = row[tags.get(name) ?? -1]?.trim()
      if (cell && !isBlank(cell)) return LISTS.test(name) ? cell.split(/\s*;\s*/).filter(Boolean) : [cell]
    }
    return []
  }
  return { all, first: (...names) => all(...names)[0] ?? '' }
}

/** Columns under the tags of Web of Science: its own tables (`PT`), and those of bibliometrix (`SR`, `DB`), in capitals. */
function tagsOf(names: readonly string[]): ReadonlyMap<string, number> | undefined {
  const tags = new Map(names.map((name, i) => [name.trim(), i]))
  const has = (...wanted: string[]): boolean => wanted.every((tag) => tags.has(tag))
  const all = names.filter((name) => TAG.test(name.trim())).length
  return has('TI', 'AU') && (has('PT') || (all >= 5 && all > names.length / 2)) ? tags : undefined
}

/** How Embase writes where a paper appeared: `Journal (2014) 3:3 (152-160). Date of …`. */
const EMBASE_SOURCE = /^(.{1,300}?) \((\d{4})\)(?: |$)/

/** What a cell says, where it holds a list or an object, too. */
function cellValue(cell: string, field: Field): unknown {
  const literal = literalOf(cell)
  return literal === undefined ? cell : field === 'references' ? literal : unwrapped(literal)
}

/** Columns that tables of R packages for reviews have (synthesisr, revtools, ASySD, CiteSource). */
const OF_R = ['bibliographic type', 'source type', 'startpage', 'record id', 'cite source', 'filename']

const PLAIN: readonly Field[] = [
  'id',
  'title',
  'abstract',
  'year',
  'venue',
  'doi',
  'arxiv',
  'pmid',
  'acl',
  'language',
  'references',
]

/** Reads rows of a table under a header. */
export class Columns {
  private readonly at = new Map<Field, number[]>()
  private readonly names: readonly string[]
  private readonly glued: boolean
  private readonly keywordsWritten: Parameters<typeof keywordsOf>[1]
  private readonly tags: ReadonlyMap<string, number> | undefined
  private readonly otherIds: number | undefined
  private readonly places: ReadonlyMap<string, number>
  private readonly keep: ReadonlyMap<string, string>
  /** How many columns there are. */
  readonly width: number

  /** `map` names columns for fields, before the known names; `keep` those of numbers. */
  constructor(names: readonly string[], map: ReadonlyMap<string, string>, keep: ReadonlyMap<string, string>) {
    const places = new Map(names.map((name, i) => [normalName(name), i]).reverse() as [string, number][])
    for (const [field, known] of FIELD_NAMES) {
      const given = map.get(field)
      const wanted = given === undefined ? known : [normalName(given), ...known]
      this.at.set(
        field,
        wanted.map((name) => places.get(name)).filter((place) => place !== undefined),
      )
    }
    // The tags of Covidence say what became of a record.
    if (places.has('covidence'))
      this.at.set(
        'keywords',
        this.at.get('keywords')!.filter((place) => place !== places.get('tags')),
      )
    this.names = names
    this.places = places
    this.keep = keep
    this.glued = places.has('item title')
    this.otherIds = places.get('externalids')
    this.keywordsWritten =
      places.has('label') || (places.has('author') && OF_R.some((name) => places.has(name)))
        ? 'by R'
        : [...places.keys()].some((name) => name.startsWith('emtree'))
          ? 'by Embase'
          : ''
    this.width = names.length
    this.tags = map.size === 0 ? tagsOf(names) : undefined
  }

  /** Columns that no field is read from. */
  unread(): string[] {
    if (this.tags) return []
    const kept = [...this.keep.values()].map((name) => this.places.get(normalName(name)))
    const read = new Set([...this.at.values(), this.otherIds, kept].flat())
    return this.names.filter((name, i) => name.trim() !== '' && !read.has(i))
  }

  /** What stands in a row under the name of a column; nothing where the row does not fit the columns. */
  under(row: readonly string[], name: string): string | undefined {
    return row.length > this.width ? undefined : row[this.places.get(normalName(name)) ?? -1]
  }

  raw(row: readonly string[]): RawPaper {
    if (this.tags) {
      const raw = fromWebOfScience(taggedRow(this.tags, row))
      return this.tags.has('PT') ? raw : plainCase(raw)
    }
    const text = (field: Field): string => {
      for (const place of this.at.get(field) ?? []) if (!isBlank(row[place])) return row[place]
      return ''
    }
    const urls = (field: Field): string[] => webAddresses(text(field).split(/[\s;|]+/))
    const raw: RawPaper = {
      authors: authorsOf(text('authors'), this.glued),
      url: urls('url'),
      pdf: urls('pdf'),
      code: urls('code'),
      keywords: keywordsOf(text('keywords'), this.keywordsWritten),
    }
    for (const field of PLAIN) raw[field] = cellValue(text(field), field)
    const [, venue, year] = EMBASE_SOURCE.exec(text('venue')) ?? []
    if (venue) Object.assign(raw, { venue, year: raw.year || year })
    if (this.otherIds !== undefined) addIds(raw, literalOf(row[this.otherIds] ?? ''))
    // Where a row has more cells than there are columns, nobody knows which of them belong to which: a wrong id would
    // join what is not the same.
    if (row.length > this.width)
      for (const field of ['id', 'arxiv', 'pmid', 'acl', 'language', 'references'] as const) delete raw[field]
    return raw
  }
}
