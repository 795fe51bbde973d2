/** RefWorks tagged text, as RefWorks, CNKI and others write it: `RT Journal Article`, `A1 Doe,Jane`, `T1 …`, one tag a line. */
import { namesEach } from '../author-lists.ts'
import { termsEach } from '../keyword-lists.ts'
import { webAddresses } from '../links.ts'
import type { RawPaper } from '../paper.ts'
import { type TaggedRecord, taggedFormat } from './tagged.ts'

const SYNTAX = {
  line: /^([A-Z][A-Z0-9]|U1\d|PMC?ID)(?: (.*))?$/s,
  begin: 'RT',
  once: new Map([
    ['T1', 'titles'],
    ['AB', 'abstracts'],
    ['JF', 'journals'],
    ['T2', 'journals'],
    ['DO', 'DOIs'],
    ['YR', 'years'],
  ]),
  short: new Set(['RT', 'SR', 'ID', 'YR', 'DO', 'LA', 'VO', 'IS', 'SP', 'OP']),
  lists: new Set(['A1', 'K1']),
  blankEnds: true,
}

function rawOf(record: TaggedRecord): RawPaper {
  const title = record.first('T1', 'OT')
  const venue = record.first(
    'JF',
    'JO',
    'T2',
    'T3',
    ...(/thesis|dissertation/i.test(record.first('RT')) ? ['PB'] : []),
  )
  const number = record.first('AN')
  const ofPubMed = /pubmed|medline/i.test(record.first('DB', 'DS')) && /^\d{1,9}$/.test(number)
  const links = [...record.all('UL'), ...record.all('LK')]
  return {
    id: record.first('ID') || number,
    title,
    abstract: record.first('AB'),
    authors: namesEach(record.all('A1', 'A2')),
    year: record.first('YR', 'FD'),
    venue: venue === title ? '' : venue,
    keywords: termsEach(record.all('K1')),
    doi: record.first('DO'),
    pmid: record.first('PMID') || (ofPubMed ? number : ''),
    language: record.first('LA', 'OL'),
    url: webAddresses(links),
  }
}

export const refWorks = taggedFormat(
  'RefWorks',
  SYNTAX,
  { first: /^RT [A-Z][\w/, -]{2,40}$/, begins: /RT [A-Z][\w/, -]{2,40}\r?\n[A-Z][A-Z0-9] / },
  rawOf,
)
