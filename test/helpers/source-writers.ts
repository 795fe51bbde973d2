/** One record as each format writes it, to hold detection and readers against each other. */
import type { Collection } from '../../src/sources/index.ts'

export interface Written {
  id: string
  title: string
  abstract: string
  keywords: readonly string[]
  year: number
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
const escaped = (text: string): string =>
  oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** TeX of a text: what it would read as markup is escaped. */
const tex = (text: string): string =>
  oneLine(text).replace(/[\\{}$~`'%-]/g, (mark) => (mark === '%' ? '\\%' : ' '))
const tagged = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([tag, value]) => `${tag}${oneLine(value)}\n`).join('')

/** The format's name, and its text of one record. */
export const WRITERS: readonly (readonly [format: string, write: (record: Written) => string])[] = [
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
    'CSV',
    ({ id, title, abstract, year }) =>
      `Id,Title,Abstract,Year\n${[id, title, abstract, String(year)].map(cell).join(',')}\n`,
  ],
  [
    'JSON lines',
    (record) =>
      `${JSON.stringify(record)}\n${JSON.stringify({ ...record, id: `${record.id}+`, title: '', abstract: 'Other.' })}\n`,
  ],
  ['JSON', (record) => `${JSON.stringify([record], undefined, 1)}\n`],
  [
    'JATS',
    ({ title, abstract, year }) =>
      `<article article-type="research-article"><front><article-meta><title-group><article-title>${escaped(title)}</article-title></title-group><pub-date><year>${year}</year></pub-date><abstract><p>${escaped(abstract)}</p></abstract></article-meta></front></article>\n`,
  ],
  [
    'Markdown',
    ({ title, abstract, year }) =>
      `---\ntitle: ${JSON.stringify(oneLine(title))}\nyear: ${year}\nabstract: ${JSON.stringify(oneLine(abstract))}\n---\n`,
  ],
  [
    'text',
    ({ title, abstract, year }) =>
      `Title: ${oneLine(title)}\nYear: ${year}\nAbstract: ${oneLine(abstract)}\n`,
  ],
]

/** The letters of a text: what formats and markup do to the rest is not looked at here. */
const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')

/** Whether a paper has the record's own title and abstract. */
export const holds = ({ papers }: Collection, { title, abstract }: Written): boolean =>
  papers.some(
    (paper) =>
      lettersOf(paper.title) === lettersOf(title) && lettersOf(paper.abstract) === lettersOf(abstract),
  )
