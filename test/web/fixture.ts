/** A synthetic atlas of any size, the same for the same arguments: planted communities with a layout. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { VERSION } from '../../src/atlas.ts'
import { CHUNK_PAPERS, type Chunk, chunkFile, MANIFEST_FILE, type Manifest } from '../../src/folder/format.ts'
import { generator } from '../../src/random.ts'
import { CONCEPT_TYPES, type Community, type Paper, ROLES } from '../../src/types.ts'

export interface FixtureAtlas {
  manifest: Manifest
  chunks: Chunk[]
}

const COLORS = [
  '#4477aa',
  '#ee6677',
  '#228833',
  '#ccbb44',
  '#66ccee',
  '#aa3377',
  '#ee8866',
  '#44bb99',
  '#7f6fb0',
]
const FIELDS_OF_WORK = [
  ['quantum', 'annealing', 'spin glass', 'tensor network', 'phase estimation'],
  ['glacier', 'ice sheet', 'albedo', 'melt rate', 'snow cover'],
  ['orchard', 'pollination', 'grafting', 'root stock', 'soil moisture'],
  ['tram', 'timetable', 'headway', 'delay propagation', 'ridership'],
  ['violin', 'resonance', 'bridge mode', 'varnish', 'bow force'],
  ['lichen', 'symbiosis', 'spore', 'thallus', 'nitrogen fixation'],
  ['pottery', 'kiln', 'glaze', 'firing curve', 'thermal shock'],
  ['tide', 'estuary', 'salinity', 'sediment', 'mangrove'],
  ['beekeeping', 'hive', 'waggle dance', 'nectar', 'brood'],
]
const KINDS = [
  '',
  ' estimation',
  ' benchmark',
  ' network',
  ' error',
  ' transfer',
  ' map',
  ' attention',
  ' simulation',
]
const TITLES = [
  'How much does A need B',
  'A meets B',
  'Rethinking A with B',
  'Towards A under B',
  'On the role of B in A',
]

/** About `size` nodes, two thirds of them papers. */
export function fixture(size: number, seed = 7): FixtureAtlas {
  const random = generator(seed)
  const normal = (): number => random() + random() + random() + random() - 2
  const groups = Math.max(2, Math.min(FIELDS_OF_WORK.length, Math.round(Math.sqrt(size / 6))))
  const concepts = Math.max(groups * 3, Math.round(size / 3))
  const papers = Math.max(2, size - concepts)
  const centres = Array.from({ length: groups }, (_, g) => {
    const angle = (2 * Math.PI * g) / groups
    return { x: 100 * Math.cos(angle), y: 78 * Math.sin(angle) }
  })
  const spread = 52 * Math.sin(Math.PI / groups) + 6

  const labels = Array.from({ length: concepts }, (_, c) => {
    const words = FIELDS_OF_WORK[c % groups]
    const turn = Math.floor(c / groups)
    const kind = KINDS[Math.floor(turn / words.length) % KINDS.length]
    const again = Math.floor(turn / words.length / KINDS.length)
    return `${words[turn % words.length]}${kind}${again ? ` ${again + 1}` : ''}`
  })
  const slugs = labels.map((label) => label.replaceAll(' ', '-'))
  const order = [...slugs.keys()].sort((a, b) => (slugs[a] < slugs[b] ? -1 : 1))
  const group = order.map((c) => c % groups)
  const importance = order.map((c) => 1 / (1 + Math.floor(c / groups)) ** 0.8)
  const label = order.map((c) => labels[c])

  const start = [0]
  const links = { concept: [] as number[], role: [] as number[], weight: [] as number[] }
  const count = label.map(() => 0)
  const made: Paper[] = []
  const evidence: number[][] = []
  for (let p = 0; p < papers; p++) {
    const own = p % groups
    const wanted = 2 + Math.floor(random() * 5)
    const chosen = new Set<number>()
    for (let tries = 0; chosen.size < wanted && tries < 200; tries++) {
      const c = Math.floor(random() * concepts)
      if ((group[c] === own || random() < 0.04) && random() < importance[c]) chosen.add(c)
    }
    if (chosen.size === 0) chosen.add(group.indexOf(own))
    const sorted = [...chosen].sort((a, b) => a - b)
    const strongest = [...sorted].sort((a, b) => importance[b] - importance[a])
    const [a, b] = [strongest[0], strongest[1] ?? strongest[0]]
    const title = TITLES[p % TITLES.length].replace('A', label[a]).replace('B', label[b])
    const { abstract, spans } = write(sorted.map((c) => label[c]))
    made.push({
      id: `paper-${String(p).padStart(5, '0')}`,
      title,
      abstract,
      keywords: [label[a]],
      authors: [{ name: 'Ada Example' }, { name: 'Bo Sample' }],
      ...(p % 10 === 3 && { collections: ['My Library/Thesis', 'To read'] }),
      links: [{ kind: 'code', url: `https://example.org/code/${p}` }],
      year: 2012 + (p % 13),
      venue: ['Journal of Examples', 'Proc. Samples'][p % 2],
    })
    sorted.forEach((c, at) => {
      count[c]++
      links.concept.push(c)
      links.role.push((p + at) % ROLES.length)
      links.weight.push(Math.round((0.2 + 0.8 * random()) * 1000) / 1000)
      evidence.push(spans[at])
    })
    start.push(links.concept.length)
  }
  // What one paper alone has is what it proposes, so that the map shows all by default.
  links.concept.forEach((c, link) => {
    if (count[c] === 1) links.role[link] = ROLES.indexOf('proposes')
  })

  const shared = new Map<number, number>()
  for (let p = 0; p < papers; p++)
    for (let i = start[p]; i < start[p + 1]; i++)
      for (let j = i + 1; j < start[p + 1]; j++) {
        const pair = links.concept[i] * concepts + links.concept[j]
        shared.set(pair, (shared.get(pair) ?? 0) + 1)
      }
  const pairs = [...shared].sort(([a], [b]) => a - b)
  const at = (g: number, scale: number): [number, number] => [
    centres[g].x + normal() * spread * scale,
    centres[g].y + normal() * spread * scale,
  ]
  const paperPlaces = made.map((_, p) => at(p % groups, 1))
  const conceptPlaces = group.map((g, c) => at(g, 1 - 0.6 * importance[c]))
  const places = [...paperPlaces, ...conceptPlaces]
  const community = [...made.map((_, p) => p % groups), ...group]
  const communities: Community[] = centres.map((_, id) => ({
    id,
    label: `${FIELDS_OF_WORK[id][0]} · ${FIELDS_OF_WORK[id][1]}`,
    concepts: group.filter((g) => g === id).length,
    papers: made.filter((_, p) => p % groups === id).length,
    color: COLORS[id],
    hull: hull(places.filter((_, node) => community[node] === id)),
  }))
  const manifest: Manifest = {
    format: 'concept-atlas',
    version: VERSION,
    papers: {
      id: made.map(({ id }) => id),
      label: made.map(({ title }) => title),
      year: made.map(({ year }) => year ?? null),
      venue: made.map(({ venue }) => venue ?? null),
    },
    concepts: {
      slug: order.map((c) => slugs[c]),
      label,
      type: label.map((_, c) => c % CONCEPT_TYPES.length),
      papers: count,
      aliases: label.map((name, c) => (c % 3 ? [] : [[initials(name), 'abbreviation', made[0].id]])),
    },
    links: { start, ...links },
    cooccurrences: {
      a: pairs.map(([pair]) => Math.floor(pair / concepts)),
      b: pairs.map(([pair]) => pair % concepts),
      count: pairs.map(([, n]) => n),
      npmi: pairs.map(() => 0.5),
      weight: pairs.map(
        ([pair, n]) => n / Math.sqrt(count[Math.floor(pair / concepts)] * count[pair % concepts]),
      ),
    },
    communities,
    nodes: {
      community,
      x: places.map(([x]) => x),
      y: places.map(([, y]) => y),
      size: [...made.map(() => 3), ...count.map((n) => 4 + Math.sqrt(n))],
    },
  }
  const chunks: Chunk[] = []
  for (let p = 0; p < papers; p += CHUNK_PAPERS)
    chunks.push({
      papers: made.slice(p, p + CHUNK_PAPERS),
      evidence: evidence.slice(start[p], start[Math.min(papers, p + CHUNK_PAPERS)]),
    })
  return { manifest, chunks }
}

/** One without proposals: the map puts aside most of what one paper alone has. */
export function fixtureWithAside(size: number): FixtureAtlas {
  const { manifest, chunks } = fixture(size)
  const role = manifest.links.role.map(() => ROLES.indexOf('mentions'))
  return { manifest: { ...manifest, links: { ...manifest.links, role } }, chunks }
}

export function writeFixture(folder: string, { manifest, chunks }: FixtureAtlas): void {
  mkdirSync(join(folder, 'papers'), { recursive: true })
  writeFileSync(join(folder, MANIFEST_FILE), JSON.stringify(manifest))
  chunks.forEach((chunk, number) => {
    writeFileSync(join(folder, chunkFile(number)), JSON.stringify(chunk))
  })
}

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word[0].toUpperCase())
    .join('')

/** One sentence per name; per name the five numbers of its mention in the abstract. */
function write(names: string[]): { abstract: string; spans: number[][] } {
  let abstract = ''
  const spans = names.map((name, at) => {
    if (at) abstract += ' '
    const sentence = abstract.length
    abstract += ['We look closely at ', 'Our evidence rests on ', 'What remains open is '][at % 3]
    const mention = abstract.length
    abstract += name
    const end = abstract.length
    abstract += ', with a budget of $O(n \\log n)$ steps & <b>no</b> tuning.'
    return [1, mention, end, sentence, abstract.length]
  })
  return { abstract, spans }
}

/** Andrew's monotone chain, counter-clockwise. */
function hull(points: [number, number][]): number[][] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: [number, number][]): [number, number][] => {
    const chain: [number, number][] = []
    for (const p of list) {
      while (chain.length > 1) {
        const [a, b] = [chain[chain.length - 2], chain[chain.length - 1]]
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break
        chain.pop()
      }
      chain.push(p)
    }
    return chain.slice(0, -1)
  }
  return points.length < 3 ? [] : [[...half(sorted), ...half(sorted.reverse())].flat()]
}
