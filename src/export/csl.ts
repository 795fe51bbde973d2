import type { Atlas, Author } from '../types.ts'
import type { WriteOptions } from './format.ts'
import { addressOf, citationKeys, keywordsOf, oneLine } from './references.ts'

/**
 * CSL-JSON (https://github.com/citation-style-language/schema), for Zotero, pandoc and citeproc: one item a line, with
 * the concepts in `keyword`, joined by commas as that field wants. Text comes back as it was. Notes go along.
 */
export function* csl(atlas: Atlas, { notes }: WriteOptions = {}): Generator<string> {
  const keys = citationKeys(atlas.papers)
  yield '['
  for (const [p, paper] of atlas.papers.entries()) {
    const { title, authors, venue, year, doi, pmid, arxiv, abstract, language } = paper
    const url = addressOf(paper)
    const keywords = keywordsOf(atlas, p).map((keyword) => oneLine(keyword.replace(/,/g, ' ')))
    const item = {
      id: keys[p],
      type: venue ? 'article-journal' : 'article',
      ...(title && { title }),
      ...(authors.length > 0 && { author: authors.map(name) }),
      ...(year !== undefined && { issued: { 'date-parts': [[year]] } }),
      ...(venue && { 'container-title': venue }),
      ...(doi && { DOI: doi }),
      ...(pmid && { PMID: pmid }),
      ...(arxiv && { number: `arXiv:${arxiv}` }),
      ...(url && { URL: url }),
      ...(language && { language }),
      ...(abstract && { abstract }),
      ...(notes?.[p] && { note: notes[p] }),
      ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    }
    yield `${p === 0 ? '' : ','}\n${JSON.stringify(item)}`
  }
  yield '\n]\n'
}

const name = ({ name: literal, given, family, suffix }: Author): object =>
  family ? { family, ...(given && { given }), ...(suffix && { suffix }) } : { literal }
