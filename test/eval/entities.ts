/** Names of the abstracts of SciERC (Luan et al. 2018), compared as normal forms. */
import { normalForm } from '../../src/mentions/normal-form.ts'
import type { Paper } from '../../src/types.ts'
import { bootstrap, byId, type Estimate, readShared, textPaper } from './shared.ts'

interface Entities {
  id: string
  source: string
  split: string
  text: string
  mentions: { text: string }[]
}

/** The development papers, sorted by id, and what scores names for each of them: exact F1 over all papers. */
export function readSciERC(): {
  papers: Paper[]
  score: (names: (paper: Paper, p: number) => readonly string[]) => Estimate
} {
  const records = readShared<Entities>('gold/entities.jsonl.gz').filter(
    ({ source, split }) => source === 'SciERC' && split === 'dev',
  )
  const papers = byId(records.map(({ id, text }) => textPaper(id, text)))
  const gold = new Map(
    records.map(({ id, mentions }) => [id, new Set(mentions.map(({ text }) => normalForm(text)))]),
  )
  return {
    papers,
    score(names) {
      const counts = papers.map((paper, p) => {
        const found = new Set(names(paper, p).map((name) => normalForm(name)))
        const right = [...found].filter((name) => gold.get(paper.id)!.has(name)).length
        return { right, both: found.size + gold.get(paper.id)!.size }
      })
      return bootstrap(
        counts,
        (sample) =>
          (2 * sample.reduce((sum, { right }) => sum + right, 0)) /
          sample.reduce((sum, { both }) => sum + both, 0),
      )
    },
  }
}
