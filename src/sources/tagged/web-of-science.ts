/** Web of Science (ISI) tagged text: `PT J` … `ER`, two-letter tags, continuation lines indented by three spaces. */
import { shortName } from '../authors.ts'
import type { RawPaper } from '../paper.ts'
import { BETWEEN } from '../references/index.ts'
import { type TaggedRecord, taggedFormat } from './tagged.ts'

const SYNTAX = {
  line: /^([A-Z][A-Z0-9])(?: (.*))?$/s,
  begin: 'PT',
  end: 'ER',
  once: new Map([
    ['TI', 'titles'],
    ['AB', 'abstracts'],
    ['SO', 'journals'],
    ['DI', 'DOIs'],
    ['PY', 'years'],
    ['PM', 'PMIDs'],
    ['UT', 'ids'],
  ]),
  indented: true,
  outside: new Set(['FN', 'VR', 'EF']),
  lists: new Set(['AU', 'AF', 'BA', 'BF', 'BE', 'CA', 'C1', 'CR']),
}

/** Some exports put the address of a person behind the name. */
const nameOf = (name: string): unknown => shortName(name.replace(/ \(\S+@\S+\)$/, ''))
/** Old exports write all names on one line. */
const splitNames = (names: string): string[] => names.split(/\s*;\s*/).filter(Boolean)

export type WebOfScienceRecord = Pick<TaggedRecord, 'all' | 'first'>

/** Of a record, or of the row of a tab-delimited export, whose columns bear the same tags. */
export function fromWebOfScience(record: WebOfScienceRecord): RawPaper {
  const authors = record.all('AF', 'AU', 'BF', 'BA', 'BE')
  return {
    id: record.first('UT'),
    title: record.first('TI'),
    abstract: record.first('AB'),
    authors: [
      ...authors.flatMap(splitNames).map(nameOf),
      ...record.all('CA').map((literal) => ({ literal })),
    ],
    year: record.first('PY', 'EA'),
    venue: record.first('SO', 'JI', 'SE'),
    keywords: [...record.all('DE'), ...record.all('ID')].flatMap((value) =>
      value.split(/\s*;\s*/).filter(Boolean),
    ),
    doi: record.first('DI', 'D2'),
    pmid: record.first('PM'),
    language: record.first('LA'),
    references: record.all('CR').flatMap((cited) => cited.split(BETWEEN)),
  }
}

export const webOfScience = taggedFormat(
  'Web of Science',
  SYNTAX,
  {
    first: /^(?:PT [A-Z]$|FN .*(?:ISI|Clarivate|Thomson|Web of|WoS))/i,
    begins: /(?:FN .*\r?\nVR |PT [A-Z]\r?\n[A-Z][A-Z0-9] )/,
  },
  (record) => fromWebOfScience(record),
)
