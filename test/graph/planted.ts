/** A deterministic library of papers whose communities are known: what the graph stage takes, made up. */
import { generator } from '../../src/random.ts'
import { type Concept, FIELDS, type Link, type Paper, ROLES } from '../../src/types.ts'

export interface Planting {
  papers: number
  /** Concepts that papers share; each belongs to one community. */
  concepts: number
  communities: number
  /** Links of a paper to shared concepts, on average. */
  links: number
  /** Share of links that leave the paper's community. */
  noise: number
  /** Concepts that only one paper has, per paper. */
  own: number
  seed: number
}

export const PLANTING: Planting = {
  papers: 400,
  concepts: 200,
  communities: 8,
  links: 8,
  noise: 0.2,
  own: 1,
  seed: 1,
}

export interface Planted {
  papers: Paper[]
  concepts: Concept[]
  links: Link[][]
  /** The planted community of each paper and of each shared concept (-1: a concept of one paper). */
  truth: { paper: number[]; concept: number[] }
}

/** Concepts of a community are picked with Zipfian frequency; ids and slugs are sorted, as the stage expects. */
export function planted(given: Partial<Planting> = {}): Planted {
  const plan = { ...PLANTING, ...given }
  const random = generator(plan.seed)
  const below = (n: number): number => Math.floor(random() * n)
  const concepts: Concept[] = []
  const truth = { paper: [] as number[], concept: [] as number[] }
  const members: number[][] = Array.from({ length: plan.communities }, () => [])
  for (let c = 0; c < plan.concepts; c++) {
    const k = below(plan.communities)
    members[k].push(c)
    truth.concept.push(k)
    concepts.push(concept(`c${pad(c)}`, `Group ${k} concept${c}`))
  }
  const papers: Paper[] = []
  const links: Link[][] = []
  for (let p = 0; p < plan.papers; p++) {
    const k = below(plan.communities)
    truth.paper.push(k)
    const chosen = new Set<number>()
    for (let i = 0; i < 2 * plan.links; i++) {
      if (random() < 0.5) continue
      const list = members[random() < plan.noise ? below(plan.communities) : k]
      if (list.length > 0) chosen.add(list[Math.floor(list.length ** random()) - 1])
    }
    for (let i = 0; i < plan.own; i++) {
      chosen.add(concepts.length)
      truth.concept.push(-1)
      concepts.push(concept(`own-${pad(p)}-${i}`, `Own ${p}.${i}`))
    }
    const abstract = [...chosen].map((c) => `We use ${concepts[c].label} here.`).join(' ')
    papers.push(paper(`paper-${pad(p)}`, abstract))
    links.push(
      [...chosen].sort((a, b) => a - b).map((c) => link(c, below(ROLES.length), abstract, concepts[c].label)),
    )
  }
  return { papers, concepts, links, truth }
}

const pad = (n: number): string => String(n).padStart(7, '0')

export function paper(id: string, abstract = '', more: Partial<Paper> = {}): Paper {
  return { id, title: '', abstract, keywords: [], authors: [], links: [], ...more }
}

export function concept(slug: string, label = slug, more: Partial<Concept> = {}): Concept {
  return { slug, label, type: 'method', aliases: [], papers: 0, ...more }
}

/** A link with one mention, where the abstract holds `surface`. */
export function link(concept: number, role = ROLES.indexOf('uses'), abstract = '', surface = ''): Link {
  const start = Math.max(0, abstract.indexOf(surface))
  const evidence = {
    field: FIELDS[1],
    start,
    end: start + surface.length,
    surface,
    sentence: { start: Math.max(0, start - 7), end: start + surface.length + 6 },
  }
  return { concept, role: ROLES[role], weight: 0, evidence: [evidence] }
}

/** The share of `found` that lies with the majority of its planted community: 1 is a perfect partition or a finer one. */
export function purity(found: ArrayLike<number>, truth: ArrayLike<number>): number {
  const counts = new Map<number, Map<number, number>>()
  let all = 0
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] < 0 || found[i] < 0) continue
    const row = counts.get(found[i]) ?? new Map<number, number>()
    row.set(truth[i], (row.get(truth[i]) ?? 0) + 1)
    counts.set(found[i], row)
    all++
  }
  let majority = 0
  for (const row of counts.values()) majority += Math.max(...row.values())
  return all === 0 ? 1 : majority / all
}
