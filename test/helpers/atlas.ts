import fc from 'fast-check'
import type { Citations } from '../../src/citation.ts'
import { OUTCOMES, type Replayed } from '../../src/correction.ts'
import type { Atlas, ConceptRelation, Paper, Result } from '../../src/types.ts'
import { CONCEPT_TYPES, FIELDS, RELATIONS, ROLES } from '../../src/types.ts'

/** A link of a small atlas that is written by hand: paper, concept, and where its surface stands in the abstract. */
interface Tie {
  paper: number
  concept: number
  surface: string
  role?: (typeof ROLES)[number]
  weight?: number
}

const sentenceAround = (text: string, at: number): [number, number] => {
  const start = text.lastIndexOf('. ', at)
  const end = text.indexOf('.', at)
  return [start < 0 ? 0 : start + 2, end < 0 ? text.length : end + 1]
}

/** Builds the columns of papers with `id, title, abstract`, concepts with `slug, label`, and ties. */
export function smallAtlas(
  given: readonly (Partial<Paper> & { id: string })[],
  concepts: readonly {
    slug: string
    label: string
    aliases?: string[]
    type?: (typeof CONCEPT_TYPES)[number]
  }[],
  ties: readonly Tie[],
): Atlas {
  const papers = given.map((paper) => ({
    title: '',
    abstract: '',
    keywords: [],
    authors: [],
    links: [],
    ...paper,
  }))
  const sorted = [...ties].sort((x, y) => x.paper - y.paper || x.concept - y.concept)
  const spans = sorted.map(({ paper, surface }) => {
    const text = papers[paper].abstract
    const at = text.indexOf(surface)
    if (at < 0) throw new Error(`${surface} is not in ${text}`)
    return { at, end: at + surface.length, sentence: sentenceAround(text, at) }
  })
  const count = (paper: number): number => sorted.filter((tie) => tie.paper < paper).length
  const nodes = papers.length + concepts.length
  return {
    papers,
    labels: papers.map(({ title, id }) => title || id),
    concepts: concepts.map(({ slug, label, aliases = [], type = 'method' }, c) => ({
      slug,
      label,
      type,
      aliases: aliases.map((surface) => ({ surface, why: 'same form' as const })),
      papers: sorted.filter(({ concept }) => concept === c).length,
    })),
    links: {
      start: Uint32Array.from({ length: papers.length + 1 }, (_, p) => count(p)),
      concept: Uint32Array.from(sorted, ({ concept }) => concept),
      role: Uint8Array.from(sorted, ({ role = 'uses' }) => ROLES.indexOf(role)),
      weight: Float32Array.from(sorted, ({ weight = 1 }) => weight),
      evidenceStart: Uint32Array.from({ length: sorted.length + 1 }, (_, l) => l),
      field: new Uint8Array(sorted.length).fill(FIELDS.indexOf('abstract')),
      spanStart: Uint32Array.from(spans, ({ at }) => at),
      spanEnd: Uint32Array.from(spans, ({ end }) => end),
      sentenceStart: Uint32Array.from(spans, ({ sentence }) => sentence[0]),
      sentenceEnd: Uint32Array.from(spans, ({ sentence }) => sentence[1]),
    },
    cooccurrences: {
      a: Uint32Array.of(),
      b: Uint32Array.of(),
      count: Uint32Array.of(),
      npmi: Float32Array.of(),
      weight: Float32Array.of(),
    },
    communities: [],
    nodes: {
      community: new Int32Array(nodes).fill(-1),
      x: new Float32Array(nodes),
      y: new Float32Array(nodes),
      size: new Float32Array(nodes).fill(1),
    },
  }
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const single = fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)

const paper: fc.Arbitrary<Paper> = fc
  .record({
    title: text,
    abstract: text,
    keywords: fc.array(text, { maxLength: 2 }),
    authors: fc.array(fc.record({ name: text, family: text }), { maxLength: 2 }),
    links: fc.array(fc.record({ kind: fc.constantFrom('code' as const, 'pdf' as const), url: fc.webUrl() }), {
      maxLength: 1,
    }),
  })
  .chain((fields) =>
    fc
      .record({ year: fc.integer({ min: 1000, max: 2999 }), venue: text, doi: text }, { requiredKeys: [] })
      .map((rest) => ({ id: '', ...fields, ...rest })),
  )

/** Atlases of any content whose columns fit together, of up to `most` papers. */
export const anyAtlas = (most: number): fc.Arbitrary<Atlas> =>
  fc.integer({ min: 0, max: most }).chain((papers) =>
    fc
      .record({
        papers: fc.array(paper, { minLength: papers, maxLength: papers }),
        labels: fc.array(text, { minLength: papers, maxLength: papers }),
        concepts: fc.array(
          fc.record({
            label: text,
            type: fc.constantFrom(...CONCEPT_TYPES),
            aliases: fc.array(
              fc
                .record(
                  { why: fc.constantFrom('abbreviation' as const, 'same form' as const), paper: text },
                  {
                    requiredKeys: ['why'],
                  },
                )
                .chain((rest) => text.map((surface) => ({ surface, ...rest }))),
              { maxLength: 2 },
            ),
          }),
          { maxLength: 5 },
        ),
        communities: fc.array(
          fc.record({ label: text, hull: fc.array(fc.array(single, { maxLength: 4 }), { maxLength: 2 }) }),
          {
            maxLength: 3,
          },
        ),
        stated: fc.record({ results: fc.boolean(), relations: fc.boolean(), citations: fc.boolean() }),
        corrections: fc.array(fc.record({ id: text, outcome: fc.constantFrom(...OUTCOMES), note: text }), {
          maxLength: 2,
        }),
        numbers: fc.infiniteStream(fc.nat()),
        singles: fc.infiniteStream(single),
      })
      .map((parts) => assembled(parts)),
  )

interface Parts {
  papers: Paper[]
  labels: string[]
  concepts: Omit<Atlas['concepts'][number], 'slug' | 'papers'>[]
  communities: { label: string; hull: number[][] }[]
  stated: { results: boolean; relations: boolean; citations: boolean }
  corrections: Replayed[]
  numbers: fc.Stream<number>
  singles: fc.Stream<number>
}

function assembled({
  papers,
  labels,
  concepts,
  communities,
  stated,
  corrections,
  numbers,
  singles,
}: Parts): Atlas {
  const number = (below: number): number => (numbers.next().value as number) % below
  const floats = (length: number): Float32Array =>
    Float32Array.from({ length }, () => singles.next().value as number)
  const column = (length: number, below: number): number[] => Array.from({ length }, () => number(below))
  const start = [0]
  const linked: number[] = []
  for (const _ of papers) {
    for (let c = 0; c < concepts.length; c++) if (number(2) === 0) linked.push(c)
    start.push(linked.length)
  }
  const evidenceStart = [0]
  for (const _ of linked) evidenceStart.push(evidenceStart[evidenceStart.length - 1] + number(3))
  const evidence = evidenceStart[linked.length]
  const pairs = concepts.flatMap((_, b) => concepts.slice(0, b).map((_, a) => [a, b]))
  const nodes = papers.length + concepts.length
  const result = (): Result => ({
    field: FIELDS[number(FIELDS.length)],
    start: number(99),
    end: number(99),
    value: (singles.next().value as number) + 0,
    unit: (['%', 'points', ''] as const)[number(3)],
    surface: `${number(99)} %`,
    kind: (['score', 'change'] as const)[number(2)],
    ...(number(2) === 0 && { on: number(concepts.length) }),
    ...(number(2) === 0 && { metric: number(concepts.length) }),
    ...(number(2) === 0 && { method: number(concepts.length) }),
    versus: column(number(2), concepts.length),
    sentence: { start: number(99), end: number(99) },
  })
  const relation = (): ConceptRelation => ({
    kind: RELATIONS[number(RELATIONS.length)],
    from: number(concepts.length),
    to: number(concepts.length),
    papers: number(9),
    evidence: Array.from({ length: number(3) }, () => ({
      paper: number(papers.length),
      field: FIELDS[number(FIELDS.length)],
      start: number(99),
      end: number(99),
    })),
  })
  const citations = (): Citations => {
    const outside = Array.from({ length: number(3) }, (_, w) => ({
      label: `work ${w}`,
      ...(number(2) === 0 && { doi: `10.1000/${w}` }),
      ...(number(2) === 0 && { year: 2000 + w }),
    }))
    const cites = papers.map((_, p) =>
      [...Array(papers.length + outside.length).keys()].filter((work) => work !== p && number(3) === 0),
    )
    const ends = cites.map(
      (
        (sum) => (own: number[]) =>
          (sum += own.length)
      )(0),
    )
    return { start: Uint32Array.of(0, ...ends), work: Uint32Array.from(cites.flat()), outside }
  }
  const some = concepts.length > 0 && papers.length > 0 ? 3 : 1
  const list = <T>(make: () => T): T[] => Array.from({ length: number(some) }, make)
  return {
    ...(stated.results && papers.length > 0 && { results: papers.map(() => list(result)) }),
    ...(stated.relations && { relations: list(relation) }),
    ...(corrections.length > 0 && { corrections }),
    ...(stated.citations && { citations: citations() }),
    papers: papers.map((paper, p) => ({ ...paper, id: `${String(p).padStart(4, '0')}${paper.id}` })),
    labels,
    concepts: concepts.map((concept, c) => ({ ...concept, slug: `c${c}`, papers: number(10) })),
    links: {
      start: Uint32Array.from(start),
      concept: Uint32Array.from(linked),
      role: Uint8Array.from(column(linked.length, ROLES.length)),
      weight: floats(linked.length),
      evidenceStart: Uint32Array.from(evidenceStart),
      field: Uint8Array.from(column(evidence, FIELDS.length)),
      spanStart: Uint32Array.from(column(evidence, 1000)),
      spanEnd: Uint32Array.from(column(evidence, 1000)),
      sentenceStart: Uint32Array.from(column(evidence, 1000)),
      sentenceEnd: Uint32Array.from(column(evidence, 1000)),
    },
    cooccurrences: {
      a: Uint32Array.from(pairs, ([a]) => a),
      b: Uint32Array.from(pairs, ([, b]) => b),
      count: Uint32Array.from(column(pairs.length, 50)),
      npmi: floats(pairs.length),
      weight: floats(pairs.length),
    },
    communities: communities.map((community, id) => ({
      id,
      ...community,
      papers: number(9),
      concepts: number(9),
      color: '#0a1b2c',
    })),
    nodes: {
      community: Int32Array.from(column(nodes, communities.length + 1), (community) => community - 1),
      x: floats(nodes),
      y: floats(nodes),
      size: floats(nodes),
    },
  }
}
