/** Which papers the model must not know more of than their text: what is annotated and what is evaluated on. */
import { readFileSync } from 'node:fs'
import type { Paper } from '../types.ts'
import { annotatedInCorpora, readJsonl, titleKey } from './corpora.ts'

/** How much of an abstract tells it from all others. */
const OPENING = 80
const opening = (abstract: string): string => titleKey(abstract).slice(0, OPENING)

/** Whether a paper is one of these, by id, title or the beginning of its abstract. */
export function oneOf(shared: string, abstracts: string): (paper: Paper) => boolean {
  const known = new Set(Array.from(annotatedInCorpora(), (id) => `id ${id}`))
  for (const set of ['concepts-train', 'concepts-dev', 'concepts-fields-train', 'concepts-fields-dev']) {
    for (const { id, title, abstract } of readJsonl<Paper>(`${shared}/gold/${set}.papers.jsonl`)) {
      known.add(`id ${id}`)
      if (title) known.add(titleKey(title))
      known.add(opening(abstract))
    }
  }
  for (const line of readFileSync(abstracts, 'utf8').split('\n'))
    if (line !== '') known.add(opening(line.replace(/^Abstract:\s*/, '')))
  return ({ id, title, abstract }) =>
    known.has(`id ${id}`) || known.has(titleKey(title)) || known.has(opening(abstract))
}
