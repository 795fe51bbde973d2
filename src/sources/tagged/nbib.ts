/**
 * Tagged text of PubMed (MEDLINE, `.nbib`) and ERIC: `PMID- 123`, tags padded to four letters, values continued by six
 * spaces. Records of ERIC begin with their owner.
 */
import { namesEach } from '../author-lists.ts'
import { shortName } from '../authors.ts'
import { doiIn } from '../identifiers.ts'
import type { RawPaper } from '../paper.ts'
import { type TaggedRecord, taggedFormat } from './tagged.ts'

const SYNTAX = {
  line: /^([A-Z]{2,4}) *- ?(.*)$/s,
  begin: 'PMID',
  again: 'OWN',
  once: new Map([
    ['TI', 'titles'],
    ['AB', 'abstracts'],
    ['JT', 'journals'],
    ['DP', 'years'],
  ]),
  indented: true,
  blankEnds: true,
}
const DOI = /^(\S+) \[doi\]/
/** What begins as a DOI and is not said to be something else. */
const NEARLY_DOI = /^10\.\d(?!.*\[(?!doi\])\w+\]$)/

/** `*Models, Theoretical/*methods` → `Models, Theoretical`, as PubMed's XML has it. */
const heading = (term: string): string => term.split('/', 1)[0].replace(/^\*/, '')

function rawOf(record: TaggedRecord): RawPaper {
  const pmid = record.first('PMID')
  const full = record.all('FAU')
  // ERIC gives addresses, and its own number.
  const links = record.all('AID').filter((value) => /^https?:/i.test(value))
  const dois = [...record.all('LID'), ...record.all('AID'), ...record.all('SO')]
  return {
    id: pmid || record.first('OID'),
    pmid,
    title: record.first('TI', 'BTI', 'TT'),
    abstract: record.first('AB', 'OAB'),
    authors: [
      ...(full.length > 0
        ? namesEach(full)
        : namesEach(record.all('AU')).map((name) => (typeof name === 'string' ? shortName(name) : name))),
      ...record.all('CN').map((literal) => ({ literal })),
    ],
    year: record.first('DP', 'DEP'),
    venue: record.first('JT', 'TA', 'BTI'),
    keywords: [
      ...record.all('OT').map((keyword) => keyword.replace(/^\*/, '')),
      ...new Set(record.all('MH').map(heading)),
    ],
    doi:
      dois.map((value) => DOI.exec(value)?.[1]).find(Boolean) ??
      dois.find((value) => NEARLY_DOI.test(value)) ??
      links.map(doiIn).find(Boolean),
    language: record.first('LA'),
    url: links.filter((link) => doiIn(link) === ''),
  }
}

export const nbib = taggedFormat(
  'PubMed nbib',
  SYNTAX,
  { first: /^(?:PMID *- ?\d|OWN {1,2}- )/, begins: /PMID *- ?\d/ },
  rawOf,
)
