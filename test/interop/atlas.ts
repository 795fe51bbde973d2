/** The atlas that all tools read: every kind of node and edge, papers with and without a year, hard text. */
import { drawGraph } from '../../src/graph/index.ts'
import { DEFAULTS } from '../../src/options.ts'
import type { Atlas } from '../../src/types.ts'
import { planted } from '../graph/planted.ts'

const HARD = [
  'Überraschung: naïve Ω → 中文 عربى 😀',
  `"Quotes", 'quotes', <b>tags</b> & entities &amp; ]]> --`,
  'TeX $\\alpha_{1}^{2}$ \\u0027 \\" \\\\ and 50% {#} ~',
  '=1+1',
  '@import -- # not a comment',
  'a, b; c | d \\ e',
  'two\nlines\tand a tab',
  "'); MATCH (n) DETACH DELETE n; //",
]

export function interopAtlas(): Atlas {
  const { papers, concepts, links } = planted({ papers: 300, concepts: 120, communities: 5 })
  for (const [p, paper] of papers.entries()) {
    const text = HARD[p % HARD.length]
    papers[p] = {
      ...paper,
      title: `${text} ${p}`,
      authors: [{ name: `${text}, Jr.` }, { name: 'Ann Bo', given: 'Ann', family: 'Bo' }],
    }
    if (p % 3 > 0)
      papers[p] = { ...papers[p], year: 1990 + (p % 35), venue: text, keywords: [`keyword ${p % 7}`] }
  }
  for (const [c, concept] of concepts.entries()) {
    const text = HARD[c % HARD.length]
    concepts[c] = {
      ...concept,
      label: `${text} ${c}`,
      aliases: [{ surface: `${text} alias`, why: 'same form' }],
    }
  }
  return drawGraph(papers, concepts, links, undefined, DEFAULTS)
}
