/** Gaps: concepts that keep the same company, and that no paper has brought together. */
import { type ConceptPapers, papersByConcept } from '../atlas.ts'
import { tokenize } from '../text/index.ts'
import type { Concept, LinkColumns } from '../types.ts'

/** What of an atlas gaps are found in. */
export interface Linked {
  papers: { readonly length: number }
  concepts: readonly Pick<Concept, 'label' | 'papers'>[]
  links: Pick<LinkColumns, 'start' | 'concept'>
}

export interface Gap {
  /** The two concepts; that of more papers first, or the one that was asked about. */
  a: number
  b: number
  /** How much of their company they share: the cosine of what each occurs with, (0, 1]. */
  nearness: number
  /** Papers that would link to both if the two were independent of each other. */
  expected: number
  /** The concepts that both occur with, those that tell most first. */
  bridges: number[]
  /** The papers nearest to the gap: those of `a`, and of `b`, that link to most of what the other occurs with. */
  papers: [number[], number[]]
}

export interface GapOptions {
  /** Gaps that are given, at most. */
  most?: number
  /** Papers that each of the two has, at least. */
  papers?: number
  /** The concept that all gaps are of. */
  about?: number | undefined
}

/** Concepts that are compared with each other, at most: those of most papers. */
const STRONGEST = 500
/** Gaps of one concept among those of all. */
const PER_CONCEPT = 2
const BRIDGES = 3
const PAPERS_SHOWN = 2
/** Concepts in company of fewer others say little of where they belong. */
const LEAST_COMPANY = 3

/** What a concept occurs with more than by chance: concepts, ascending, and how surely they do, as a vector of length 1. */
interface Company {
  concepts: number[]
  weights: number[]
  /** Those and all others that it occurs with. */
  met: ReadonlySet<number>
}

/**
 * Pairs of concepts of at least `papers` papers (by default 3) without a paper that links to both, by what their company
 * has in common (cosine of the logarithms of its likelihood ratios, which Lapesa & Evert 2014 find best of all) times the
 * logarithm of the papers that chance would give them: what Swanson (1986) looked for by hand. Of a pair of which one name
 * holds the other there is nothing to bring together. None in an atlas without such pairs; ties by number.
 */
export function gapsOf(atlas: Linked, { most = 10, papers = 3, about }: GapOptions = {}): Gap[] {
  const { concepts, links } = atlas
  const byConcept = papersByConcept(links, concepts.length)
  const strong = [...concepts.keys()]
    .filter((c) => c === about || concepts[c].papers >= papers)
    .sort(
      (a, b) => Number(b === about) - Number(a === about) || concepts[b].papers - concepts[a].papers || a - b,
    )
    .slice(0, STRONGEST)
  const companies = strong.map((c) => companyOf(atlas, byConcept, c))
  const pairs = nearPairs(companies, strong, about !== undefined)
  const names = strong.map(
    (c) =>
      ` ${tokenize(concepts[c].label)
        .map(({ norm }) => norm)
        .join(' ')} `,
  )
  const ranked = pairs
    .filter(
      ({ i, j }) =>
        !companies[i].met.has(strong[j]) && !names[i].includes(names[j]) && !names[j].includes(names[i]),
    )
    .map((pair) => {
      const expected =
        (concepts[strong[pair.i]].papers * concepts[strong[pair.j]].papers) / atlas.papers.length
      return { ...pair, expected, score: pair.nearness * Math.log1p(expected) }
    })
    .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j)
  const told = new Map<number, number>()
  const found: Gap[] = []
  for (const { i, j, nearness, expected } of ranked) {
    if (found.length === most) break
    const isMany = [i, j].some((one) => strong[one] !== about && (told.get(one) ?? 0) >= PER_CONCEPT)
    if (isMany) continue
    for (const one of [i, j]) told.set(one, (told.get(one) ?? 0) + 1)
    found.push({
      a: strong[i],
      b: strong[j],
      nearness,
      expected,
      bridges: bridgesOf(companies[i], companies[j]),
      papers: [
        nearest(atlas, byConcept, strong[i], companies[j]),
        nearest(atlas, byConcept, strong[j], companies[i]),
      ],
    })
  }
  return found
}

function companyOf({ concepts, links, papers }: Linked, { start, paper }: ConceptPapers, c: number): Company {
  const counts = new Map<number, number>()
  for (let i = start[c]; i < start[c + 1]; i++)
    for (let l = links.start[paper[i]]; l < links.start[paper[i] + 1]; l++) {
      const other = links.concept[l]
      counts.set(other, (counts.get(other) ?? 0) + 1)
    }
  counts.delete(c)
  const known: { other: number; weight: number }[] = []
  for (const [other, count] of counts) {
    const expected = (concepts[c].papers * concepts[other].papers) / papers.length
    if (count <= expected || concepts[other].papers < 2) continue
    known.push({ other, weight: Math.log1p(2 * (count * Math.log(count / expected) - count + expected)) })
  }
  known.sort((x, y) => x.other - y.other)
  const length = Math.sqrt(known.reduce((sum, { weight }) => sum + weight * weight, 0))
  return {
    concepts: known.map(({ other }) => other),
    weights: known.map(({ weight }) => weight / length),
    met: new Set(counts.keys()),
  }
}

/** Pairs `i < j` of companies that share some; with `first` those of the first one alone. */
function nearPairs(
  companies: readonly Company[],
  strong: readonly number[],
  first: boolean,
): { i: number; j: number; nearness: number }[] {
  const members = new Map<number, { j: number; weight: number }[]>()
  const pairs: { i: number; j: number; nearness: number }[] = []
  const sums = new Float64Array(strong.length)
  // From the last on, so that each finds those behind it.
  for (let i = strong.length - 1; i >= 0; i--) {
    const { concepts, weights } = companies[i]
    if (concepts.length < LEAST_COMPANY) continue
    const isAsked = !first || i === 0
    sums.fill(0)
    for (const [k, concept] of concepts.entries()) {
      const known = members.get(concept) ?? []
      if (isAsked) for (const { j, weight } of known) sums[j] += weights[k] * weight
      known.push({ j: i, weight: weights[k] })
      members.set(concept, known)
    }
    if (!isAsked) continue
    for (let j = i + 1; j < strong.length; j++) if (sums[j] > 0) pairs.push({ i, j, nearness: sums[j] })
  }
  return pairs
}

/** What both occur with, by what it says of each. */
function bridgesOf(a: Company, b: Company): number[] {
  const own = new Map(a.concepts.map((concept, k) => [concept, a.weights[k]]))
  return b.concepts
    .map((concept, k) => ({ concept, weight: (own.get(concept) ?? 0) * b.weights[k] }))
    .filter(({ weight }) => weight > 0)
    .sort((x, y) => y.weight - x.weight || x.concept - y.concept)
    .slice(0, BRIDGES)
    .map(({ concept }) => concept)
}

/** The papers of a concept that link to most of this company. */
function nearest({ links }: Linked, { start, paper }: ConceptPapers, c: number, company: Company): number[] {
  const weightOf = new Map(company.concepts.map((concept, k) => [concept, company.weights[k]]))
  return Array.from(paper.subarray(start[c], start[c + 1]), (p) => {
    let sum = 0
    for (let l = links.start[p]; l < links.start[p + 1]; l++) sum += weightOf.get(links.concept[l]) ?? 0
    return { p, sum }
  })
    .filter(({ sum }) => sum > 0)
    .sort((x, y) => y.sum - x.sum || x.p - y.p)
    .slice(0, PAPERS_SHOWN)
    .map(({ p }) => p)
}
