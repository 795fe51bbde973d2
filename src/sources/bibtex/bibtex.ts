/**
 * BibTeX and BibLaTeX. Strings, concatenation, crossrefs and `xdata` are resolved; TeX becomes Unicode. Written by hand,
 * since the well-kept parsers are slow or lose a file by one broken entry, and misread accents (figures in the README).
 */

import type { Context, Format, SourceItem } from '../format.ts'
import { keywordsIn } from '../keyword-lists.ts'
import { webAddresses } from '../links.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { listedReferences } from '../references/index.ts'
import { tableHead } from '../tables/table-head.ts'
import { bibtexEntries, bibtexFields, type Entry, type Fields, LONGEST_BETWEEN } from './bibtex-entries.ts'
import { bibtexNames, withoutGroup } from './bibtex-names.ts'
import { JOURNALS } from './journal-macros.ts'
import { fromTex } from './tex.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Types that are no works; their text is needed, or not at all. */
const NO_WORK = /^(?:string|preamble|comment|xdata|control)$/
/** Longest chain of crossrefs that is followed; a cycle ends here. */
const LONGEST_CHAIN = 5
/** A `@string` is cut to this, so that strings made of strings cannot grow without end. */
const LONGEST_STRING = 100_000

/** What a child inherits under another name (BibLaTeX, appendix B, the common cases). */
const INHERITED: ReadonlyMap<string, string> = new Map([
  ['title', 'booktitle'],
  ['subtitle', 'booksubtitle'],
])
/** What is a work's own and is not inherited. */
const OWN =
  /^(?:crossref|xref|xdata|author|abstract|keywords|doi|url|eprint|ids|entryset|label|pmid|file|note)$/

const plain = (value: string | undefined): string => (value ? fromTex(value).replace(/\s+/g, ' ').trim() : '')
/** Addresses are not TeX, apart from escapes and a wrapping command. */
const verbatim = (value = ''): string => (/[\s\\{}]/.test(value) ? unwrapped(value) : value)
const unwrapped = (value: string): string =>
  value
    .replace(/\s+/g, ' ')
    .replace(/^\s*\\(?:url|href|path)\s*\{([^{}]*)\}.*$/s, '$1')
    .replace(/\{\\textunderscore ?\}|\\textunderscore(?:\{\})?/g, '_')
    .replace(/\\([_%&#~$])/g, '$1')
    .replace(/[{}]/g, '')
    .trim()

/** A comma in braces parts no keywords, unless all of them are in braces, as Web of Science writes them. */
const splitKeywords = (text: string): string[] =>
  keywordsIn(
    withoutGroup(text)
      .replace(/\\sep\b\s*/g, ';')
      .replace(/\s+/g, ' '),
  )
    .map(plain)
    .filter(Boolean)

/** A journal that is nothing but a macro, as ADS writes it, stands for its name. */
function venueOf(value: string): string {
  const macro = /^\s*\{*\s*\\([A-Za-z]+)\s*\}*\s*$/.exec(value)?.[1]
  return macro === undefined ? plain(value) : (JOURNALS.get(macro) ?? plain(value)) || macro
}

function rawOf(fields: Fields): RawPaper {
  const { key, values } = fields
  const first = (...names: string[]): string =>
    names.map((name) => values.get(name)).find((v) => v?.trim()) ?? ''
  const title = [first('title', 'maintitle'), first('subtitle')].filter(Boolean).map(plain).join(': ')
  const eprint = verbatim(values.get('eprint'))
  const from = first('eprinttype', 'archiveprefix').toLowerCase()
  const journal = venueOf(first('journaltitle', 'fjournal', 'journal'))
  return {
    id: verbatim(key),
    title,
    abstract: fromTex(first('abstract')).trim(),
    authors: bibtexNames(first('author', 'editor')),
    year: plain(first('year', 'date', 'issued', 'eventdate')),
    venue: journal || plain(first('booktitle', 'maintitle', 'series', 'eventtitle', 'school', 'institution')),
    keywords: splitKeywords(
      first('author_keywords', 'author-keywords', 'keywords', 'keyword', 'tags'),
    ).filter((keyword) => !values.has('adsurl') || !/^\d+$/.test(keyword)),
    doi: verbatim(values.get('doi')),
    ...((from === 'arxiv' || (from === '' && /^\d{4}\.\d{4,5}/.test(eprint))) && { arxiv: eprint }),
    pmid: from === 'pubmed' || from === 'pmid' ? eprint : verbatim(first('pmid', 'pubmed_id', 'pubmedid')),
    language: plain(first('langid', 'language')),
    url: splitUrls(verbatim(first('url', 'howpublished', 'ee'))),
    pdf: splitUrls(verbatim(values.get('pdf'))),
    code: splitUrls(verbatim(values.get('code'))),
    references: referencesOf(fields),
  }
}

/** A key of an entry, or what else stands for a work without a space. */
const isKey = (text: string): boolean => !/\s/.test(text) && /\p{L}|\d{5}|\//u.test(text)

/**
 * What an entry cites: keys or DOIs, or, as Scopus and Web of Science export them, works that are written out, each with its
 * year. Prose is no list.
 */
function referencesOf({ values }: Fields): string[] {
  const written = values.get('cited-references')
  if (written !== undefined)
    return written
      .split(/\.[ \t]*\r?\n/)
      .map(plain)
      .filter(Boolean)
  const given = values.get('cites') ?? values.get('references')
  if (given === undefined) return []
  const text = unwrapped(given)
  const words = text.split(/[\s,;]+/).filter(Boolean)
  if (words.every((word) => isKey(word) && /\d/.test(word))) return words
  const items = listedReferences(text)
  if (items.every(isKey)) return items
  const dated = items.filter((item) => /\((?:1[5-9]|20)\d\d\)/.test(item))
  return dated.length * 2 > items.length ? items.map(plain) : []
}

const splitUrls = (text: string): string[] => webAddresses(text.split(/[\s;]+(?=https?:)/))

/** What begins an entry: a key and a field, or what all entries of that type begin with. */
const ENTRY =
  /(?:^|[}\n])[ \t]*@[ \t]?(?:[A-Za-z][\w-]*[ \t]*\{\s*[^\s,={}"]*\s*,\s*(?:[A-Za-z][\w-]*(?: \d+)?\s*=\s*["{\w]|[}]|$)|(?:article|book|booklet|inbook|incollection|inproceedings|conference|manual|mastersthesis|misc|phdthesis|proceedings|techreport|unpublished|online|report|thesis)[ \t]*[{(]\s*(?:[^\s,={}"]*\s*,|[A-Za-z]+\s*=\s*["{]|$)|string[ \t]*[{(]\s*[\w:.-]+\s*=|preamble[ \t]*[{(]\s*["{]|comment[ \t]*\{)/i

/** Fields that stand in no entry, for the head of theirs is damaged; in lines that are no comments. */
const FIELDS = /^(?![ \t]*%)(?:[^\n]{0,300}[{,])?[ \t]*[A-Za-z][\w-]{0,30}[ \t]*=[ \t]*["{]/m

/** Is text between entries what an entry or another format would have there? Any other is a comment. */
const isData = (between: string): boolean =>
  FIELDS.test(between) ||
  /^(?:[A-Z][A-Z0-9]{1,3} {0,2}- |[{<[]|"\w+":|(?:title|abstract|authors?)[ \t]*:)/im.test(between) ||
  tableHead(between, between.length >= LONGEST_BETWEEN) !== undefined

/** An entry that waits for the one it inherits from. */
interface Waiting {
  fields: Fields
  number: number
  place: string
}

/** Takes over what the parents have and the child has not. Says which parent is missing. */
function inherit(child: Fields, parents: ReadonlyMap<string, Fields>): string[] {
  const missing: string[] = []
  let from: Fields = child
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const names = `${from.values.get('xdata') ?? ''},${from.values.get('crossref') ?? ''}`
    const keys = names
      .split(',')
      .map((key) => key.trim().toLowerCase())
      .filter(Boolean)
    if (keys.length === 0) break
    for (const key of keys) {
      const parent = parents.get(key)
      if (!parent) missing.push(key)
      for (const [name, value] of parent?.values ?? []) {
        const data = (from.values.get('xdata') ?? '')
          .toLowerCase()
          .split(/\s*,\s*/)
          .includes(key)
        const inherited = data ? name : (INHERITED.get(name) ?? name)
        if ((data || !OWN.test(name)) && !child.values.has(inherited)) child.values.set(inherited, value)
      }
    }
    const next = parents.get(keys[keys.length - 1])
    if (!next || next === from) break
    from = next
  }
  return missing
}

class Library {
  private readonly strings = new Map(MONTHS.map((month) => [month, month]))
  private readonly parents = new Map<string, Fields>()
  private readonly waiting: Waiting[] = []
  private number = 0
  private any = false
  private said = false
  private readonly context: Context

  constructor(context: Context) {
    this.context = context
  }

  private problem(place: string, what: string, done: string): SourceItem {
    return { problem: { file: this.context.file, place, what, done } }
  }

  private paper(fields: Fields, number: number, place: string): SourceItem[] {
    const kept = (name: string): string => plain(fields.values.get(name.toLowerCase()))
    return paperFrom(rawOf(fields), number, place, this.context, kept)
  }

  *add({ type, body, line, fault, before }: Entry): Generator<SourceItem> {
    const place = `line ${line}`
    if (!this.said && (this.any ? isData(before) : FIELDS.test(before))) {
      const what = `text that is no entry: ${JSON.stringify(before.trim().slice(0, 60))}`
      yield this.problem(`before line ${line}`, what, 'passed over')
      this.said = true
    }
    this.any = true
    if (type === 'comment' || type === 'preamble') return
    const fields = bibtexFields(body, this.strings, type !== 'string')
    const wrong = fault ?? fields.fault
    if (wrong) yield this.problem(place, `${fields.key || `@${type}`}: ${wrong}`, 'read as far as possible')
    if (type === 'string') {
      const many = fields.values.size
      if (many > 1)
        yield this.problem(place, `@string: expected one string, found ${many}`, 'read as far as possible')
      for (const [name, value] of fields.values) this.strings.set(name, value.slice(0, LONGEST_STRING))
      return
    }
    const key = fields.key.toLowerCase()
    if (!this.parents.has(key) && !/^(?:article|inproceedings|misc)$/.test(type))
      this.parents.set(key, fields)
    if (NO_WORK.test(type)) return
    const number = ++this.number
    if (fields.values.has('crossref') || fields.values.has('xdata'))
      this.waiting.push({ fields, number, place })
    else yield* this.paper(fields, number, place)
  }

  *end(): Generator<SourceItem> {
    for (const { fields, number, place } of this.waiting) {
      for (const key of inherit(fields, this.parents))
        yield this.problem(place, `${fields.key}: crossref to ${key}, which is not in this file`, 'left out')
      yield* this.paper(fields, number, place)
    }
  }
}

export const bibtex: Format = {
  name: 'BibTeX',

  begins: /[ \t]*@[A-Za-z]+[ \t]*[{(][ \t]*[^\s,={}"]+[ \t]*,\s{0,100}[A-Za-z][\w-]*[ \t]*=[ \t]*["{\w]/,

  looksLike(head, fileName) {
    // An entry in the text of a note is an example.
    const named = /\.(?:md|markdown|qmd|rmd|rst|html?)$/i.test(fileName)
    const isNote = /^\s*---[ \t]*\r?\n/.test(head) || (named && !/^[\s\uFEFF]*[@%]/.test(head))
    if (!isNote && ENTRY.test(head)) return 0.9
    return /\.bib(?:tex)?$/i.test(fileName) ? 0.6 : 0
  },

  async *read(chunks, context) {
    const library = new Library(context)
    for await (const entry of bibtexEntries(chunks)) yield* library.add(entry)
    yield* library.end()
  },
}
