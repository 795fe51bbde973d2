/** What sets two periods of a library apart, or two libraries: concepts that one side has more of. */
import { normalForm } from '../mentions/normal-form.ts'
import type { Atlas, Concept, ConceptType, LinkColumns } from '../types.ts'

/** A concept and the papers of either side that link to it. */
export interface Contrasted {
  label: string
  type: ConceptType
  /** Index into the concepts; into those of the first atlas of two, -1 for what only the second has. */
  concept: number
  papers: [first: number, second: number]
  /** How surely the sides differ, in standard deviations; positive where the first has more. */
  z: number
}

export interface Contrast {
  /** Papers of either side. */
  papers: [number, number]
  /** Papers that belong to neither: of periods those without a year. */
  leftOut: number
  /** Concepts of both sides, and of either alone. */
  shared: number
  only: [number, number]
  /** What the first side has more of, surest first, and what the second has. */
  more: [Contrasted[], Contrasted[]]
}

type Counted = Omit<Contrasted, 'z'>

/** The first or the second. */
export type Side = 0 | 1

/** What of an atlas groups of its papers are compared by. */
export interface Grouped {
  concepts: readonly Pick<Concept, 'label' | 'type'>[]
  links: Pick<LinkColumns, 'start' | 'concept'>
}

/** As many papers as both sides together are taken to have said before anything was read. */
const PRIOR = 10
/** One in six concepts differs as surely by chance; what is less sure says nothing. */
const LEAST_SURE = 1

/** The papers before `year` against those from it on. */
export function contrastPeriods(atlas: Atlas, year: number, most = 10): Contrast {
  const years = atlas.papers.map((paper) => paper.year)
  return contrastGroups(atlas, (p) => sidesOfYear(years[p], year), most)
}

/** The papers of one collection against those of another; a paper may be in both. */
export function contrastCollections(atlas: Atlas, names: readonly [string, string], most = 10): Contrast {
  const sides = atlas.papers.map(({ collections = [] }) =>
    ([0, 1] as const).filter((side) => collections.includes(names[side])),
  )
  return contrastGroups(atlas, (p) => sides[p], most)
}

const NEITHER: readonly Side[] = []

/** In which of the periods before `split` and from it on a year is; in none where it is not known. */
export const sidesOfYear = (year: number | null | undefined, split: number): readonly Side[] =>
  year === undefined || year === null ? NEITHER : [year < split ? 0 : 1]

/** Two groups of the papers of one atlas: `sidesOf` tells in which a paper is, it may be both or neither. */
export function contrastGroups(
  atlas: Grouped,
  sidesOf: (paper: number) => readonly Side[],
  most = 10,
): Contrast {
  const counted = atlas.concepts.map(
    ({ label, type }, concept): Counted => ({ label, type, concept, papers: [0, 0] }),
  )
  const { start, concept } = atlas.links
  const papers: [number, number] = [0, 0]
  let leftOut = 0
  for (let p = 0; p + 1 < start.length; p++) {
    const sides = sidesOf(p)
    if (sides.length === 0) leftOut++
    for (const side of sides) {
      papers[side]++
      for (let l = start[p]; l < start[p + 1]; l++) counted[concept[l]].papers[side]++
    }
  }
  return contrast(counted, papers, leftOut, most)
}

/** One atlas against another; concepts are the same where one's name, or another name of it, is the other's. */
export function contrastAtlases(first: Atlas, second: Atlas, most = 10): Contrast {
  const counted = first.concepts.map(
    ({ label, type, papers }, concept): Counted => ({ label, type, concept, papers: [papers, 0] }),
  )
  const named = new Map<string, number>()
  for (const [c, { label }] of first.concepts.entries()) named.set(normalForm(label), c)
  for (const [c, { aliases }] of first.concepts.entries())
    for (const { surface } of aliases) {
      const form = normalForm(surface)
      if (!named.has(form)) named.set(form, c)
    }
  for (const { label, type, aliases, papers } of second.concepts) {
    const forms = [label, ...aliases.map(({ surface }) => surface)].map((name) => normalForm(name))
    const same = forms.map((form) => named.get(form)).find((c) => c !== undefined)
    if (same === undefined) counted.push({ label, type, concept: -1, papers: [0, papers] })
    // Two that the first takes for one may share papers: no more than there are.
    else counted[same].papers[1] = Math.min(second.papers.length, counted[same].papers[1] + papers)
  }
  return contrast(counted, [first.papers.length, second.papers.length], 0, most)
}

/**
 * Ranks by the z-score of the logarithm of the odds ratio, with what both sides say as an informative prior (Monroe, Colaresi
 * & Quinn 2008), so that neither what is rare nor what is everywhere comes first. A side without papers has nothing more.
 */
function contrast(
  counted: readonly Counted[],
  papers: [number, number],
  leftOut: number,
  most: number,
): Contrast {
  const all = papers[0] + papers[1]
  const rated = counted
    .filter(({ papers: [one, other] }) => one + other > 0)
    .map((concept): Contrasted => {
      const share = (concept.papers[0] + concept.papers[1] + 1) / (all + 2)
      const [one, other] = [0, 1].map((side) => {
        const withIt = concept.papers[side] + PRIOR * share
        const without = papers[side] - concept.papers[side] + PRIOR * (1 - share)
        return { odds: Math.log(withIt / without), variance: 1 / withIt + 1 / without }
      })
      return { ...concept, z: (one.odds - other.odds) / Math.sqrt(one.variance + other.variance) }
    })
  const moreOf = (side: Side): Contrasted[] =>
    rated
      .filter(({ z }) => papers[0] > 0 && papers[1] > 0 && (side === 0 ? z : -z) >= LEAST_SURE)
      .sort((a, b) => Math.abs(b.z) - Math.abs(a.z) || (a.label < b.label ? -1 : 1))
      .slice(0, most)
  const has = (side: Side, { papers }: Contrasted): boolean => papers[side] > 0
  return {
    papers,
    leftOut,
    shared: rated.filter((one) => has(0, one) && has(1, one)).length,
    only: [rated.filter((one) => !has(1, one)).length, rated.filter((one) => !has(0, one)).length],
    more: [moreOf(0), moreOf(1)],
  }
}
