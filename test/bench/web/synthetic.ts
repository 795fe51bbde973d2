/** A library that nobody wrote, as large as asked: planted fields of work with their papers, the same for the same seed. */

import { PALETTE } from '../../../src/graph/colors.ts'
import { cooccurrences } from '../../../src/graph/cooccurrence.ts'
import { hulls } from '../../../src/graph/hulls.ts'
import { PLACE_DECIMALS, round, WEIGHT_DECIMALS } from '../../../src/graph/round.ts'
import { sunflower } from '../../../src/graph/sunflower.ts'
import { generator } from '../../../src/random.ts'
import {
  type Atlas,
  CONCEPT_TYPES,
  type Community,
  type Concept,
  type CooccurrenceColumns,
  FIELDS,
  type LinkColumns,
  type Paper,
  ROLES,
} from '../../../src/types.ts'

export interface Sizes {
  papers: number
  concepts: number
  links: number
  /** concept—concept edges. */
  pairs: number
}

/** 100,000 nodes, 370,000 edges. */
export const LARGE: Sizes = { papers: 70_000, concepts: 30_000, links: 250_000, pairs: 120_000 }

const COMMUNITIES = 36
/** Share of links that leave their own field. */
const ABROAD = 0.08
const STARTS = [
  'quan',
  'gla',
  'or',
  'tra',
  'vio',
  'li',
  'pot',
  'ti',
  'bee',
  'lu',
  'mar',
  'sen',
  'cor',
  'fa',
  'no',
  'ra',
]
const MIDDLES = ['ti', 'ne', 'mo', 'la', 'ri', 'du', 'sa', 'co', 've', 'pa', 'lo', 'mi']
const ENDS = [
  'tum',
  'cier',
  'chard',
  'mic',
  'lin',
  'chen',
  'tery',
  'dal',
  'ver',
  'nar',
  'gon',
  'phase',
  'ster',
  'wick',
]
const KINDS = [
  'walk',
  'estimation',
  'benchmark',
  'network',
  'error',
  'transfer',
  'map',
  'attention',
  'sampling',
  'score',
]

/**
 * Sizes are met exactly, as long as papers share enough concepts (LARGE does). Names are two words that no other concept
 * has; the first concept is `quantum walk`. Every link has one mention in an abstract that names all its concepts.
 */
export function syntheticAtlas(sizes: Sizes, seed = 11): Atlas {
  const random = generator(seed)
  const names = conceptNames(sizes.concepts, random)
  const field = Uint16Array.from(names, (_, c) => Math.floor(COMMUNITIES * (c / names.length) ** 1.3))
  const chosen = chooseLinks(sizes, field, random)
  const { papers, links } = write(chosen, names, random)
  const counts = new Uint32Array(names.length)
  for (const concept of links.concept) counts[concept]++
  const pairs = strongest(cooccurrences(links, counts, 24), sizes.pairs)
  const concepts: Concept[] = names.map((label, c) => ({
    slug: label.replaceAll(' ', '-'),
    label,
    type: CONCEPT_TYPES[c % CONCEPT_TYPES.length],
    aliases: c % 4 ? [] : [{ surface: initials(label), why: 'abbreviation', paper: papers[0].id }],
    papers: counts[c],
  }))
  const paperField = papers.map((_, p) => Math.floor(COMMUNITIES * (p / papers.length) ** 1.3))
  const community = Int32Array.from([...paperField, ...field])
  const nodes = { community, ...place(community, links, counts, random) }
  const outlines = hulls(community, nodes.x, nodes.y, COMMUNITIES)
  const communities: Community[] = outlines.map((hull, id) => ({
    id,
    label: names[field.indexOf(id)],
    concepts: field.reduce((sum, own) => sum + (own === id ? 1 : 0), 0),
    papers: paperField.filter((own) => own === id).length,
    color: PALETTE[id % PALETTE.length],
    hull,
  }))
  const labels = papers.map(({ title }) => title)
  return { papers, labels, concepts, links, cooccurrences: pairs, communities, nodes }
}

function conceptNames(count: number, random: () => number): string[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]
  const names = new Set(['quantum walk'])
  while (names.size < count)
    names.add(
      `${pick(STARTS)}${pick(MIDDLES)}${random() < 0.5 ? pick(MIDDLES) : ''}${pick(ENDS)} ${pick(KINDS)}`,
    )
  return [...names].sort()
}

/** Concepts of each paper, ascending: those of its own field by a law of few and many, now and then another's. */
function chooseLinks(
  { papers, concepts, links }: Sizes,
  field: Uint16Array,
  random: () => number,
): number[][] {
  const first = Array.from({ length: COMMUNITIES + 1 }, (_, f) => {
    const at = field.findIndex((own) => own >= f)
    return at < 0 ? concepts : at
  })
  return Array.from({ length: papers }, (_, p) => {
    const own = Math.floor(COMMUNITIES * (p / papers) ** 1.3)
    const wanted = Math.floor(((p + 1) * links) / papers) - Math.floor((p * links) / papers)
    const found = new Set<number>()
    while (found.size < wanted) {
      const from = random() < ABROAD ? Math.floor(random() * COMMUNITIES) : own
      const size = first[from + 1] - first[from]
      found.add(first[from] + Math.floor(size * random() ** 2.2))
    }
    return [...found].sort((a, b) => a - b)
  })
}

function write(
  chosen: number[][],
  names: string[],
  random: () => number,
): { papers: Paper[]; links: LinkColumns } {
  const total = chosen.reduce((sum, list) => sum + list.length, 0)
  const column = () => new Uint32Array(total)
  const links: LinkColumns = {
    start: new Uint32Array(chosen.length + 1),
    concept: column(),
    role: new Uint8Array(total),
    weight: new Float32Array(total),
    evidenceStart: Uint32Array.from({ length: total + 1 }, (_, l) => l),
    field: new Uint8Array(total).fill(FIELDS.indexOf('abstract')),
    spanStart: column(),
    spanEnd: column(),
    sentenceStart: column(),
    sentenceEnd: column(),
  }
  let l = 0
  const papers = chosen.map((list, p): Paper => {
    let abstract = ''
    for (const [at, c] of list.entries()) {
      links.sentenceStart[l] = abstract.length
      abstract += ['We look closely at ', 'Our evidence rests on ', 'What remains open is '][at % 3]
      links.spanStart[l] = abstract.length
      abstract += names[c]
      links.spanEnd[l] = abstract.length
      abstract += ', and say how far it carries. '
      links.sentenceEnd[l] = abstract.length - 1
      links.concept[l] = c
      links.role[l] = (p + at) % ROLES.length
      links.weight[l] = at === 0 ? 1 : round(0.1 + 0.85 * random(), WEIGHT_DECIMALS)
      l++
    }
    links.start[p + 1] = l
    return {
      id: `paper-${String(p).padStart(6, '0')}`,
      title: `${['Rethinking', 'Towards', 'On', 'Beyond'][p % 4]} ${names[list[0]]} with ${names[list.at(-1)!]}`,
      abstract: abstract.trim(),
      keywords: [],
      authors: [{ name: 'Ada Example' }],
      links: [],
      year: 2005 + (p % 20),
      venue: ['Journal of Examples', 'Proc. Samples'][p % 2],
    }
  })
  return { papers, links }
}

/** The pairs that most papers share, in their order. */
function strongest(all: CooccurrenceColumns, pairs: number): CooccurrenceColumns {
  if (all.a.length < pairs) throw new Error(`expected ${pairs} pairs of concepts, found ${all.a.length}`)
  const kept = [...all.a.keys()].sort((p, q) => all.count[q] - all.count[p] || p - q).slice(0, pairs)
  kept.sort((p, q) => p - q)
  const pick = (column: Uint32Array): Uint32Array => Uint32Array.from(kept, (pair) => column[pair])
  const picked = (column: Float32Array): Float32Array => Float32Array.from(kept, (pair) => column[pair])
  return {
    a: pick(all.a),
    b: pick(all.b),
    count: pick(all.count),
    npmi: picked(all.npmi),
    weight: picked(all.weight),
  }
}

/** Every field a round cloud, its concepts of many papers near the middle; papers near their concepts. */
function place(
  community: Int32Array,
  links: LinkColumns,
  counts: Uint32Array,
  random: () => number,
): { x: Float32Array; y: Float32Array; size: Float32Array } {
  const papers = links.start.length - 1
  const normal = (): number => random() + random() + random() + random() - 2
  const members = new Uint32Array(COMMUNITIES)
  for (const own of community) members[own]++
  const total = community.length
  let before = 0
  const centres = [...members].map((size) => {
    const [x, y] = sunflower((before + size / 2) / (total / COMMUNITIES), 11 * Math.sqrt(total / COMMUNITIES))
    before += size
    return { x: 1.25 * x, y: 0.85 * y, spread: 7 * Math.sqrt(size) }
  })
  const x = new Float32Array(total)
  const y = new Float32Array(total)
  for (let c = 0; c < counts.length; c++) {
    const centre = centres[community[papers + c]]
    const spread = centre.spread / (1 + counts[c] / 60)
    x[papers + c] = centre.x + normal() * spread
    y[papers + c] = centre.y + normal() * spread
  }
  for (let p = 0; p < papers; p++) {
    const centre = centres[community[p]]
    let [sum, sx, sy] = [1, centre.x, centre.y]
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      const node = papers + links.concept[l]
      if (community[node] !== community[p]) continue
      sum++
      sx += x[node]
      sy += y[node]
    }
    x[p] = sx / sum + normal() * centre.spread * 0.5
    y[p] = sy / sum + normal() * centre.spread * 0.5
  }
  const size = Float32Array.from(community, (_, n) =>
    n < papers ? 2.5 : 3 + Math.min(9, Math.sqrt(counts[n - papers]) / 2),
  )
  const rounded = (values: Float32Array): Float32Array => values.map((value) => round(value, PLACE_DECIMALS))
  return { x: rounded(x), y: rounded(y), size: rounded(size) }
}

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word[0].toUpperCase())
    .join('')
