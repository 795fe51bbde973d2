/** One record as each format writes it, to hold detection and readers against each other. */
import type { Collection } from '../../src/sources/index.ts'
import { XML_WRITERS } from './source-writers-xml.ts'

export interface Written {
  id: string
  title: string
  abstract: string
  keywords: readonly string[]
  year: number
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
/** TeX of a text: what it would read as markup is escaped. */
const tex = (text: string): string =>
  oneLine(text).replace(/[\\{}$~`'%-]/g, (mark) => (mark === '%' ? '\\%' : ' '))
const tagged = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([tag, value]) => `${tag}${oneLine(value)}\n`).join('')

/** The format's name, and its text of one record. */
export type Writer = readonly [format: string, write: (record: Written) => string]

/** Some formats are written in two ways. */
export const WRITERS: readonly Writer[] = [
  [
    'BibTeX',
    ({ id, title, abstract, year }) =>
      `@article{${id.replace(/[^\w:.-]/g, '_')},\n  title = {${tex(title)}},\n  year = ${year},\n  abstract = {${tex(abstract)}}\n}\n`,
  ],
  [
    'RIS',
    ({ title, abstract, year, keywords }) =>
      tagged([
        ['TY  - ', 'JOUR'],
        ['TI  - ', title],
        ['AB  - ', abstract],
        ['PY  - ', String(year)],
        ...keywords.map((word) => ['KW  - ', word] as const),
        ['ER  - ', ''],
      ]),
  ],
  [
    'Web of Science',
    ({ title, abstract, year }) =>
      `PT J\n${tagged([
        ['TI ', title],
        ['AB ', abstract],
        ['PY ', String(year)],
      ])}ER\n`,
  ],
  [
    'PubMed nbib',
    ({ title, abstract, year }) =>
      tagged([
        ['PMID- ', '1'],
        ['TI  - ', title],
        ['AB  - ', abstract],
        ['DP  - ', String(year)],
      ]),
  ],
  [
    'EndNote tagged',
    ({ title, abstract, year }) =>
      tagged([
        ['%0 ', 'Journal Article'],
        ['%T ', title],
        ['%X ', abstract],
        ['%D ', String(year)],
      ]),
  ],
  [
    'RefWorks',
    ({ title, abstract, year }) =>
      tagged([
        ['RT ', 'Journal Article'],
        ['T1 ', title],
        ['AB ', abstract],
        ['YR ', String(year)],
      ]),
  ],
  [
    'NoteExpress',
    ({ title, abstract }) =>
      tagged([
        ['{Reference Type}: ', 'Journal Article'],
        ['{Title}: ', title],
        ['{Abstract}: ', abstract],
      ]),
  ],
  [
    'E-Study',
    ({ title, abstract, year }) =>
      tagged([
        ['SrcDatabase-来源库: ', '期刊'],
        ['Title-题名: ', title],
        ['Summary-摘要: ', abstract],
        ['Year-年: ', String(year)],
      ]),
  ],
  [
    'Ovid',
    ({ title, abstract, year }) =>
      `<1. >\n${tagged([
        ['VN  - ', 'Ovid Technologies'],
        ['TI  - ', title],
        ['AB  - ', abstract],
        ['YR  - ', String(year)],
      ])}`,
  ],
  [
    'PubMed text',
    ({ title, abstract, year }) =>
      `1. J Things. ${year} May;1(2):3-4.\n\n${oneLine(title)}\n\nLee A(1), Roe B(2).\n\n${oneLine(abstract)}\n\nPMID: 1\n`,
  ],
  [
    'CSV',
    ({ id, title, abstract, year }) =>
      `Id,Title,Abstract,Year\n${[id, title, abstract, String(year)].map(cell).join(',')}\n`,
  ],
  [
    'CSV',
    ({ id, title, abstract, year }) =>
      `Title\tAbstract\tYear\tKey\n${[title, abstract, String(year), id].map(cell).join('\t')}\n`,
  ],
  [
    'JSON lines',
    (record) =>
      `${JSON.stringify(record)}\n${JSON.stringify({ ...record, id: `${record.id}+`, title: '', abstract: 'Other.' })}\n`,
  ],
  ['JSON', (record) => `${JSON.stringify([record], undefined, 1)}\n`],
  ['JSON', (record) => `${JSON.stringify(record)}\n`],
  ...XML_WRITERS,
  [
    'Markdown',
    ({ title, abstract, year }) =>
      `---\ntitle: ${JSON.stringify(oneLine(title))}\nyear: ${year}\nabstract: ${JSON.stringify(oneLine(abstract))}\n---\n`,
  ],
  [
    'CITATION.cff',
    ({ title, abstract, year }) =>
      `cff-version: 1.2.0\ntitle: ${JSON.stringify(oneLine(title))}\nyear: ${year}\nabstract: ${JSON.stringify(oneLine(abstract))}\n`,
  ],
  [
    'text',
    ({ title, abstract, year }) =>
      `Title: ${oneLine(title)}\nYear: ${year}\nAbstract: ${oneLine(abstract)}\n`,
  ],
]

/** A record of a corpus as the writers take it; undefined where it says nothing that they write. */
export function writtenOf(record: Partial<Written>): Written | undefined {
  const { id = 'x', title, abstract, keywords, year } = record
  if (!title?.trim() || !abstract?.trim()) return undefined
  return { id: String(id), title, abstract, keywords: keywords ?? [], year: Number(year) || 2000 }
}

/** Whether two records in one file can be told apart: a note is one paper, and what else stands in it is its text. */
export const pairFits = (first: string, second: string, one: Written, other: Written): boolean =>
  first !== second && first !== 'Markdown' && lettersOf(one.title) !== lettersOf(other.title)

/** The letters of a text: what formats and markup do to the rest is not looked at here. */
const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')

/** TEI's heading of an abstract is taken off, also where the record has it in its text. */
const bodyOf = (abstract: string): string => lettersOf(abstract).replace(/^abstract/i, '')

/** Most texts come back as they are, and letters are slow to pick. */
const equalBy = (letters: (text: string) => string, one: string, other: string): boolean =>
  one === other || letters(one) === letters(other)

/** Whether a paper has the record's own title and abstract. */
export const holds = ({ papers }: Collection, { title, abstract }: Written): boolean =>
  papers.some((paper) => equalBy(lettersOf, paper.title, title) && equalBy(bodyOf, paper.abstract, abstract))
