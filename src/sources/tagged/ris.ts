/**
 * RIS, as EndNote, Mendeley, Zotero, Scopus, publishers and SciFinder write it: `TY  - JOUR` … `ER  -`, with both
 * generations of tags (`TI`/`T1`, `AU`/`A1`, `AB`/`N2`, `PY`/`Y1`, `JO`/`JF`/`T2`) and fields of several lines.
 */
import { namesEach } from '../author-lists.ts'
import { termsEach } from '../keyword-lists.ts'
import { webAddresses } from '../links.ts'
import type { RawPaper } from '../paper.ts'
import { type TaggedRecord, taggedFormat } from './tagged.ts'

const SYNTAX = {
  line: /^\s{0,3}([A-Z][A-Z0-9]) {1,2}-(?:\s(.*))?$/s,
  begin: 'TY',
  end: 'ER',
  once: new Map([
    ['TI', 'titles'],
    ['T1', 'titles'],
    ['AB', 'abstracts'],
    ['N2', 'abstracts'],
    ['JF', 'journals'],
    ['T2', 'journals'],
    ['DO', 'DOIs'],
    ['PY', 'years'],
  ]),
  short: new Set(['TY', 'ID', 'AN', 'PY', 'Y1', 'DA', 'DO', 'LA', 'VL', 'IS', 'SP', 'EP']),
  lists: new Set(['KW', 'AU', 'A1', 'A2', 'A3']),
}
const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/
const WHOLE = /^(?:BOOK|EDBOOK|CONF|THES|RPRT|MGZN|ELEC|WEB)$/

/** Where Scopus puts them. */
const REFERENCES = /^references\s*:\s*(.+)$/is

const YEAR = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '')

function rawOf(record: TaggedRecord): RawPaper {
  const whole = WHOLE.test(record.first('TY'))
  const title = record.first('TI', 'T1', 'CT') || (whole ? record.first('BT', 'T2') : '')
  const urls = record.all('UR').flatMap((value) => value.split(/\s*;\s*(?=https?:)|\s+(?=https?:)/))
  const pubmed = /pubmed|medline|\bnlm\b/i.test(`${record.first('DB')} ${record.first('DP')}`)
  const notes = record.all('N1').filter((note) => /^(?:doi:?\s*)?10\./i.test(note))
  const others = [...record.all('M3'), ...record.all('L3'), ...urls, ...notes]
  const authors = namesEach([...record.all('A1'), ...record.all('AU')])
  const years = [...record.all('PY'), ...record.all('DA'), ...record.all('Y1'), ...record.all('Y2')]
  const thesis = record.first('TY') === 'THES' ? ['PB'] : []
  const venue = record.first('JF', 'T2', 'JO', 'BT', 'J1', 'JA', 'J2', 'T3', ...thesis)
  return {
    id: record.first('ID', 'AN'),
    title,
    abstract: longest([...record.all('AB'), ...record.all('N2')]),
    authors: authors.length > 0 ? authors : namesEach(record.all('A2', 'ED')),
    year: years.find((year) => YEAR.test(year)) ?? years[0],
    venue: venue === title ? '' : venue,
    keywords: termsEach(record.all('KW')),
    doi: record.first('DO') || others.map((value) => DOI.exec(value)?.[0]).find(Boolean),
    ...(pubmed && { pmid: /^\d{1,9}$/.exec(record.first('AN'))?.[0] }),
    language: record.first('LA'),
    url: webAddresses([...urls, ...record.all('L2')]),
    pdf: webAddresses(record.all('L1')),
    references: record.all('N1').flatMap((note) => REFERENCES.exec(note)?.[1] ?? [])[0],
  }
}

export const ris = taggedFormat(
  'RIS',
  SYNTAX,
  {
    first: /^\s{0,3}TY {1,2}- /,
    begins: /[ \t]{0,3}TY {1,2}- ?[A-Z]{2,10}[ \t]*\r?\n[ \t]{0,3}[A-Z][A-Z0-9] {1,2}-/,
  },
  rawOf,
)
