import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { settleLexicon } from '../../src/concepts/lexicon.ts'
import { extractor, NO_NGRAMS } from '../../src/extractor.ts'
import type { Knowledge } from '../../src/knowledge.ts'
import { emptySketch } from '../../src/mentions/tagger/sketch.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import {
  mergePartials,
  type Partial,
  readPartial,
  readPartialOf,
  writePartial,
} from '../../src/partials/index.ts'
import { generator } from '../../src/random.ts'
import type { Paper } from '../../src/types.ts'

const PAPERS = 24
const WORDS = [
  'Vision Transformers (ViTs)',
  'ViT',
  'ImageNet',
  'few-shot learning',
  'Few-Shot Learning',
  'LoRA',
]
const THINGS = [
  'tokens of images',
  'zorbic lattices',
  'zorbic lattice',
  'the detection of frobs',
  'frob detection',
]

const papers = Array.from({ length: PAPERS }, (_, p): Paper => {
  const random = generator(p + 1)
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)]
  const abstract = `We compare ${one(WORDS)} with ${one(WORDS)} on ${one(THINGS)}. Low-rank adaptation (LoRA) of ${one(THINGS)} needs ${one(WORDS)}. Our Net${p} is better.`
  return {
    id: `p${(p * 7) % PAPERS}`,
    title: `On ${one(THINGS)}`,
    abstract,
    keywords: [one(THINGS)],
    authors: [],
    links: [],
  }
})

let knowledge: Knowledge
/** Of each kind what each single paper gives, and what all give at once. */
const parts = new Map<Partial['kind'], { single: Uint8Array[]; all: Uint8Array }>()

const quiet = (): void => {}

beforeAll(async () => {
  knowledge = await loadKnowledge()
  const of = (some: readonly Paper[]) => extractor(some, knowledge)
  const filled = of(papers).sketch(PAPERS, quiet)
  const add = (make: (some: readonly Paper[]) => Partial): void => {
    const all = make(papers)
    parts.set(all.kind, {
      single: papers.map((paper) => writePartial(make([paper]))),
      all: writePartial(all),
    })
  }
  add((some) => ({ kind: 'sketch', value: of(some).sketch(PAPERS, quiet) }))
  add((some) => ({ kind: 'ngrams', value: of(some).survey(filled, quiet) }))
  add((some) => ({ kind: 'counts', value: of(some).count(NO_NGRAMS, quiet) }))
}, 240_000)

/** A tree of merges over some of the parts, in any order. */
interface Tree {
  below: (Tree | number)[]
}

const grown = (order: readonly number[], random: () => number): Tree | number => {
  if (order.length === 1) return order[0]
  const arms = 2 + Math.floor(random() * Math.min(3, order.length - 1))
  const cuts = Array.from({ length: arms - 1 }, () => 1 + Math.floor(random() * (order.length - 1))).sort(
    (a, b) => a - b,
  )
  const bounds = [0, ...new Set(cuts), order.length]
  return {
    below: bounds.slice(1).map((end, i) => grown(order.slice(bounds[i], end), random)),
  }
}

async function merged(tree: Tree | number, single: readonly Uint8Array[]): Promise<Uint8Array> {
  if (typeof tree === 'number') return single[tree]
  const below: Uint8Array[] = []
  for (const one of tree.below) below.push(await merged(one, single))
  return mergePartials(below.map(readPartial))
}

describe('partial results', () => {
  test.each(['sketch', 'ngrams', 'counts'] as const)(
    '%s: any tree of merges gives the same bytes',
    async (kind) => {
      const { single, all } = parts.get(kind)!
      expect(new Set(single.map(String)).size).toBeGreaterThan(PAPERS / 2)
      const order = Array.from({ length: PAPERS }, (_, i) => i)
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(order, { minLength: PAPERS }),
          fc.integer({ min: 0, max: 2 ** 31 }),
          async (shuffled, seed) => {
            expect(await merged(grown(shuffled, generator(seed)), single)).toEqual(all)
          },
        ),
        { numRuns: 20 },
      )
    },
  )

  test('settle as counts that were never written do', async () => {
    const { vocabulary, types } = knowledge
    const counts = extractor(papers, knowledge).count(NO_NGRAMS, quiet)
    const { all } = parts.get('counts')!
    const settled = settleLexicon(readPartialOf(all, 'counts'), vocabulary, types)
    expect(settled.concepts.length).toBeGreaterThan(5)
    expect(settled).toEqual(settleLexicon(counts, vocabulary, types))
  })

  test('of several kinds, of none, or of other sizes do not merge', async () => {
    const [sketch, counts] = [parts.get('sketch')!.all, parts.get('counts')!.all]
    await expect(mergePartials([sketch, counts].map(readPartial))).rejects.toThrow(
      'expected sketch as before, found counts',
    )
    await expect(mergePartials([])).rejects.toThrow('found none')
    const other = writePartial({ kind: 'sketch', value: emptySketch(1) })
    await expect(mergePartials([sketch, other].map(readPartial))).rejects.toThrow(
      'one number of papers, found two',
    )
    expect(() => readPartialOf(sketch, 'counts')).toThrow('expected counts, found sketch')
  })

  test('the last merge of surveys may leave out what few papers have', async () => {
    const { all } = parts.get('ngrams')!
    const rows = readPartialOf(all, 'ngrams')
    const often = readPartialOf(await mergePartials([readPartial(all)], 3), 'ngrams')
    expect(often.keys.length).toBeGreaterThan(0)
    expect(often.keys.length).toBeLessThan(rows.keys.length)
  })
})
