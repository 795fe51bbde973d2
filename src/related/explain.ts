/** Why two nodes are linked, with the sentences that say so. */
import { evidenceOf, papersByConcept, textAt } from '../atlas.ts'
import { type Atlas, type RelationKind, type Result, ROLES, type Role } from '../types.ts'
import { chainBetween } from './chain.ts'
import type { NodeRef } from './find.ts'
import { type Quote, quoteOf } from './quotes.ts'

/** What links a paper to a concept. */
export interface Tie {
  paper: number
  concept: number
  role: Role
  weight: number
  quotes: Quote[]
}

/** A figure that a paper reports about a concept, and its place in the sentence. */
export interface Figure {
  result: Result
  quote: Quote
}

/** What papers say about two concepts. */
export interface Said {
  kind: RelationKind
  from: number
  to: number
  /** How many papers say so. */
  papers: number
  /** Of the first papers that say so, one each. */
  sentences: { paper: number; sentence: string }[]
}

/** How one gets from a node to another that it has nothing in common with. */
export interface Way {
  concepts: number[]
  /** The first paper's tie to the first concept, and the last one's to the last; absent where the node is a concept. */
  first?: Tie
  last?: Tie
  /** Between every two concepts a paper that links to both. */
  between: { paper: number; a: Tie; b: Tie }[]
}

/** `way`: where the two have nothing in common, and there is one. */
export type Explanation = { way?: Way | undefined } & (
  | /** Two papers: the concepts that both link to, the rarest and most weighty first. */ {
      kind: 'papers'
      shared: { concept: number; a: Tie; b: Tie }[]
    }
  | /** A paper and a concept: their link, if there is one, and the figures reported on, in, or reached by the concept. */ {
      kind: 'link'
      tie: Tie | undefined
      figures: Figure[]
    }
  | /** Two concepts: what is said about them, and the papers that link to both, those where both weigh most first. */ {
      kind: 'concepts'
      papers: number
      npmi: number | undefined
      said: Said[]
      shared: { paper: number; a: Tie; b: Tie }[]
    }
)

/** Link number of (paper, concept), or -1. */
function linkOf(atlas: Atlas, paper: number, concept: number): number {
  const { start, concept: concepts } = atlas.links
  let low = start[paper]
  let high = start[paper + 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (concepts[middle] < concept) low = middle + 1
    else high = middle
  }
  return low < start[paper + 1] && concepts[low] === concept ? low : -1
}

function tieOf(atlas: Atlas, paper: number, link: number): Tie {
  const given = atlas.papers[paper]
  return {
    paper,
    concept: atlas.links.concept[link],
    role: ROLES[atlas.links.role[link]],
    weight: atlas.links.weight[link],
    quotes: evidenceOf(atlas.links, link, given).map((evidence) => quoteOf(given, evidence)),
  }
}

function figuresOf(atlas: Atlas, paper: number, concept: number): Figure[] {
  const own = atlas.results?.[paper] ?? []
  return own
    .filter(({ on, metric, method }) => [on, metric, method].includes(concept))
    .map((result) => ({ result, quote: quoteOf(atlas.papers[paper], result) }))
}

function saidOf({ papers, relations = [] }: Atlas, a: number, b: number): Said[] {
  return relations
    .filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
    .map(({ evidence, ...said }) => ({
      ...said,
      sentences: evidence.map((place) => ({
        paper: place.paper,
        sentence: textAt(papers[place.paper], place),
      })),
    }))
}

function betweenPapers(atlas: Atlas, a: number, b: number): Explanation {
  const { start, concept } = atlas.links
  const shared: { concept: number; a: Tie; b: Tie }[] = []
  let l = start[a]
  let m = start[b]
  while (l < start[a + 1] && m < start[b + 1]) {
    if (concept[l] === concept[m])
      shared.push({ concept: concept[l], a: tieOf(atlas, a, l++), b: tieOf(atlas, b, m++) })
    else if (concept[l] < concept[m]) l++
    else m++
  }
  const strength = ({ concept, a, b }: (typeof shared)[number]): number =>
    a.weight * b.weight * Math.log(1 + atlas.papers.length / atlas.concepts[concept].papers)
  shared.sort((x, y) => strength(y) - strength(x) || x.concept - y.concept)
  return { kind: 'papers', shared }
}

function betweenConcepts(atlas: Atlas, a: number, b: number, most: number): Explanation {
  const { start, paper, link } = papersByConcept(atlas.links, atlas.concepts.length)
  const pairs: { paper: number; a: number; b: number; weight: number }[] = []
  let m = start[b]
  for (let l = start[a]; l < start[a + 1]; l++) {
    while (m < start[b + 1] && paper[m] < paper[l]) m++
    if (m === start[b + 1] || paper[m] !== paper[l]) continue
    const weight = atlas.links.weight[link[l]] * atlas.links.weight[link[m]]
    pairs.push({ paper: paper[l], a: link[l], b: link[m], weight })
  }
  pairs.sort((x, y) => y.weight - x.weight || x.paper - y.paper)
  const shared = pairs.slice(0, most).map((pair) => ({
    paper: pair.paper,
    a: tieOf(atlas, pair.paper, pair.a),
    b: tieOf(atlas, pair.paper, pair.b),
  }))
  const { cooccurrences } = atlas
  const [low, high] = [Math.min(a, b), Math.max(a, b)]
  const edge = cooccurrences.a.findIndex((first, e) => first === low && cooccurrences.b[e] === high)
  return {
    kind: 'concepts',
    papers: pairs.length,
    npmi: edge < 0 ? undefined : cooccurrences.npmi[edge],
    said: saidOf(atlas, a, b),
    shared,
  }
}

/** The shortest chain of concepts between two nodes, rare ones preferred, with the sentences along it. */
function wayBetween(atlas: Atlas, a: NodeRef, b: NodeRef): Way | undefined {
  const { start, concept } = atlas.links
  const conceptsOf = ({ kind, index }: NodeRef): readonly number[] =>
    kind === 'concept' ? [index] : [...concept.subarray(start[index], start[index + 1])]
  const counts = atlas.concepts.map(({ papers }) => papers)
  const chain = chainBetween({ start, concept, papers: counts }, conceptsOf(a), conceptsOf(b))
  if (chain === undefined) return undefined
  const { concepts, papers } = chain
  const tie = (paper: number, one: number): Tie => tieOf(atlas, paper, linkOf(atlas, paper, one))
  return {
    concepts,
    ...(a.kind === 'paper' && { first: tie(a.index, concepts[0]) }),
    ...(b.kind === 'paper' && { last: tie(b.index, concepts[concepts.length - 1]) }),
    between: papers.map((paper, i) => ({
      paper,
      a: tie(paper, concepts[i]),
      b: tie(paper, concepts[i + 1]),
    })),
  }
}

/**
 * Explains what links `a` and `b`: two papers, a paper and a concept (in any order), or two concepts (with at most `most`
 * papers). What is not linked gives an empty answer, with the way from the one to the other where there is one; a node and
 * itself shares everything it has.
 */
export function explain(atlas: Atlas, a: NodeRef, b: NodeRef, most = 10): Explanation {
  const explanation = linkBetween(atlas, a, b, most)
  const isLinked = explanation.kind === 'link' ? explanation.tie !== undefined : explanation.shared.length > 0
  return isLinked ? explanation : { ...explanation, way: wayBetween(atlas, a, b) }
}

function linkBetween(atlas: Atlas, a: NodeRef, b: NodeRef, most: number): Explanation {
  if (a.kind === 'paper' && b.kind === 'paper') return betweenPapers(atlas, a.index, b.index)
  if (a.kind === 'concept' && b.kind === 'concept') return betweenConcepts(atlas, a.index, b.index, most)
  const [paper, concept] = a.kind === 'paper' ? [a.index, b.index] : [b.index, a.index]
  const link = linkOf(atlas, paper, concept)
  return {
    kind: 'link',
    tie: link < 0 ? undefined : tieOf(atlas, paper, link),
    figures: figuresOf(atlas, paper, concept),
  }
}
