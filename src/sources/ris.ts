/**
 * RIS, as EndNote, Mendeley, Zotero, Scopus, publishers and SciFinder write it: `TY  - JOUR` … `ER  -`, with both
 * generations of tags (`TI`/`T1`, `AU`/`A1`, `AB`/`N2`, `PY`/`Y1`, `JO`/`JF`/`T2`) and fields of several lines.
 */
import type { Format } from './format.ts'
import { paperFrom, type RawPaper } from './paper.ts'
import { type TaggedRecord, taggedRecords } from './tagged.ts'

const SYNTAX = { line: /^\s{0,3}([A-Z][A-Z0-9]) {1,2}-(?:\s(.*))?$/s, begin: 'TY', end: 'ER' }
const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/
const WHOLE = /^(?:BOOK|EDBOOK|CONF|THES|RPRT|MGZN|ELEC|WEB)$/

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '')

function rawOf(record: TaggedRecord): RawPaper {
  const whole = WHOLE.test(record.first('TY'))
  const title = record.first('TI', 'T1', 'CT') || (whole ? record.first('BT', 'T2') : '')
  const urls = record.all('UR').flatMap((value) => value.split(/\s*;\s*(?=https?:)|\s+(?=https?:)/))
  const pubmed = /pubmed|medline|\bnlm\b/i.test(`${record.first('DB')} ${record.first('DP')}`)
  const others = [...record.all('M3'), ...record.all('L3'), ...urls]
  const venue = record.first('JF', 'T2', 'JO', 'BT', 'J1', 'JA', 'J2', 'T3')
  return {
    id: record.first('ID'),
    title,
    abstract: longest([...record.all('AB'), ...record.all('N2')]),
    authors: record.all('AU', 'A1', 'A2', 'ED'),
    year: record.first('PY', 'Y1', 'DA'),
    venue: venue === title ? '' : venue,
    keywords: record.all('KW').flatMap((value) => value.split(/\s*;\s*/).filter(Boolean)),
    doi: record.first('DO') || others.map((value) => DOI.exec(value)?.[0]).find(Boolean),
    ...(pubmed && { pmid: /^\d{1,9}$/.exec(record.first('AN'))?.[0] }),
    language: record.first('LA'),
    url: urls.filter((url) => /^https?:/i.test(url)),
    pdf: record.all('L1').filter((url) => /^https?:/i.test(url)),
  }
}

export const ris: Format = {
  name: 'RIS',

  looksLike: (head) => (/^\s{0,3}TY {1,2}- /m.test(head) ? 0.95 : 0),

  async *read(chunks, context) {
    let number = 0
    for await (const record of taggedRecords(chunks, SYNTAX, context))
      if ('problem' in record) yield record
      else yield* paperFrom(rawOf(record), ++number, `line ${record.line}`, context)
  },
}
