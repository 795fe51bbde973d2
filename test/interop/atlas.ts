/** The atlas that all tools read: every kind of node and edge, papers with and without a year, hard text. */

import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { DEFAULTS } from '../../src/options.ts'
import { type Atlas, type ConceptRelation, RELATIONS, type Result } from '../../src/types.ts'
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
    if (p % 4 === 1) papers[p] = { ...papers[p], collections: ['My Library/Thesis', `${text}/${p % 3}`] }
  }
  for (const [c, concept] of concepts.entries()) {
    const text = HARD[c % HARD.length]
    concepts[c] = {
      ...concept,
      label: `${text} ${c}`,
      aliases: [{ surface: `${text} alias`, why: 'same form' }],
    }
  }
  const atlas = drawGraph(papers, concepts, linkColumns(links), undefined, DEFAULTS)
  return { ...atlas, results: resultsOf(atlas), relations: relationsOf(atlas) }
}

const PLACE = { field: 'abstract', start: 0, end: 6 } as const

/** A figure on the first concept of every fifth paper. */
const resultsOf = ({ papers, links }: Atlas): Result[][] =>
  papers.map((paper, p) => {
    const on = links.concept[links.start[p]]
    if (p % 5 > 0 || links.start[p] === links.start[p + 1]) return []
    const surface = paper.abstract.slice(0, 6)
    const sentence = { start: 0, end: 6 }
    return [{ ...PLACE, value: p / 2, unit: '%', surface, kind: 'score', on, versus: [on], sentence }]
  })

/** One of every kind, between neighbours and others. */
const relationsOf = ({ concepts, cooccurrences: { a, b } }: Atlas): ConceptRelation[] =>
  RELATIONS.flatMap((kind, k) => {
    const evidence = [{ paper: k, ...PLACE }]
    const far = concepts.length - 1 - k
    return [
      { kind, from: b[k * 7], to: a[k * 7], papers: k + 1, evidence },
      { kind, from: k, to: far, papers: 1, evidence },
    ]
  }).sort((x, y) => x.from - y.from || x.to - y.to || (x.kind < y.kind ? -1 : 1))
