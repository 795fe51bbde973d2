import type { Atlas, Author } from '../types.ts'
import type { WriteOptions } from './format.ts'
import { addressOf, citationKeys, keywordsOf, oneLine } from './references.ts'

/** RIS in UTF-8 with the concepts among the keywords (`KW`), for Zotero, EndNote and Mendeley: one record a chunk; notes go along. */
export function* ris(atlas: Atlas, { notes }: WriteOptions = {}): Generator<string> {
  const keys = citationKeys(atlas.papers)
  for (const [p, paper] of atlas.papers.entries()) {
    const { title, authors, venue, year, doi, abstract, language, arxiv, pmid } = paper
    const fields: [tag: string, value: string | undefined][] = [
      ['TY', venue ? 'JOUR' : 'GEN'],
      ['ID', keys[p]],
      ['TI', title],
      ...authors.map((author): [string, string] => ['AU', name(author)]),
      ['PY', year?.toString()],
      ['T2', venue],
      ['AB', abstract],
      ['DO', doi],
      ['AN', pmid ?? (arxiv && `arXiv:${arxiv}`)],
      ['UR', addressOf(paper)],
      ['LA', language],
      ['N1', notes?.[p]],
      ...keywordsOf(atlas, p).map((keyword): [string, string] => ['KW', keyword]),
    ]
    const lines = fields.map(([tag, value]): [string, string] => [tag, oneLine(value ?? '')])
    yield `${lines
      .filter(([, value]) => value !== '')
      .map(([tag, value]) => `${tag}  - ${value}\r\n`)
      .join('')}ER  - \r\n\r\n`
  }
}

/** `Family, Given, Suffix`, as the format's specification has it. */
const name = ({ name: whole, given, family, suffix }: Author): string =>
  family ? [family, given ?? '', suffix ?? ''].join(', ').replace(/(?:, )+$/, '') : whole
