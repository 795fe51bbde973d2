import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractor } from '../../../src/extractor.ts'
import { COUNTED, NgramCounts } from '../../../src/mentions/tagger/ngram-counts.ts'
import { extendStatistics } from '../../../src/mentions/tagger/own-statistics.ts'
import { addHash, countAt, emptySketch, mergeSketches } from '../../../src/mentions/tagger/sketch.ts'
import {
  ALONE,
  CAPITAL,
  KEYNESS,
  KEYWORD,
  PAPERS,
  RATE,
  Statistics,
  TITLE,
  WIDTH,
} from '../../../src/mentions/tagger/statistics.ts'
import { loadKnowledge } from '../../../src/node/knowledge.ts'
import { sharded } from '../../../src/shards.ts'
import { hashText, join } from '../../../src/text/hash.ts'
import type { Paper } from '../../../src/types.ts'

const quiet = (): void => {}
const knowledge = await loadKnowledge()
const hashOf = (text: string): number =>
  text
    .split(' ')
    .map(hashText)
    .reduce((before, next) => join(before, next))

/** Statistics of n-grams, with some of their values. */
function statisticsOf(rows: Record<string, Partial<Record<number, number>>>): Statistics {
  const sorted = Object.entries(rows).sort(([a], [b]) => hashOf(a) - hashOf(b))
  const values = new Uint8Array(sorted.length * WIDTH)
  for (const [row, [, own]] of sorted.entries())
    for (const [column, value] of Object.entries(own)) values[row * WIDTH + Number(column)] = value!
  return new Statistics(
    100,
    Uint32Array.from(sorted, ([text]) => hashOf(text)),
    values,
  )
}

const reader = (papers: readonly Paper[], background: Statistics) =>
  extractor(papers, { ...knowledge, tagger: { ...knowledge.tagger, statistics: background } }, true)

/** The background with what a survey of papers adds. */
function surveyed(papers: readonly Paper[], background: Statistics): Statistics {
  const reading = reader(papers, background)
  return extendStatistics(background, reading.survey(reading.sketch(papers.length, quiet), quiet))
}

const valueIn = (statistics: Statistics, text: string, column: number): number =>
  statistics.values[statistics.find(hashOf(text)) + column]

const paper = (abstract: string, p = 0): Paper => ({
  id: `p${p}`,
  title: '',
  abstract,
  keywords: [],
  authors: [],
  links: [],
})

describe('own statistics', () => {
  it('are those of n-grams that the background does not know', () => {
    const background = statisticsOf({ orbit: { [PAPERS]: 9 } })
    const own = surveyed(
      [0, 1, 2].map((p) => paper('A spin glass. The spin glass of the orbit.', p)),
      background,
    )
    expect(valueIn(own, 'spin glass', PAPERS)).toBe(4) // 1 + ⌊2 log₂ 3⌋
    expect(valueIn(own, 'spin glass', ALONE)).toBe(15)
    expect(valueIn(own, 'orbit', PAPERS)).toBe(9)
    expect(own.find(hashOf('spin'))).toBe(-1) // it never stands alone
  })
  it('know what authors give as keywords', () => {
    const background = statisticsOf({ orbit: { [PAPERS]: 9 } })
    const given = [['Spin glasses', 'orbit'], ['spin glass (SG)'], ['orbit'], ['spin glass'], []]
    const own = surveyed(
      given.map((keywords, p) => ({ ...paper('A spin glass. The spin glass.', p), keywords })),
      background,
    )
    expect(valueIn(own, 'spin glass', KEYNESS)).toBe(13) // 1 + 14 √(3/4)
    expect(valueIn(own, 'spin glass', KEYWORD)).toBe(2) // log₂ of 1 + 3
    expect(valueIn(own, 'orbit', KEYWORD)).toBe(0)
  })
  it('are none where nothing is frequent', () => {
    const background = statisticsOf({ orbit: { [PAPERS]: 9 } })
    expect(surveyed([paper('A spin glass.'), paper('A spin glass.', 1)], background)).toBe(background)
    expect(surveyed([], background)).toBe(background)
  })
  it('have the rate of background n-grams like them', () => {
    const like = { [ALONE]: 15, [TITLE]: 0, [CAPITAL]: 1 }
    const background = statisticsOf(
      Object.fromEntries([
        ...Array.from({ length: 40 }, (_, i) => [`like${i}`, { ...like, [RATE]: 12 }]),
        ...Array.from({ length: 40 }, (_, i) => [`other${i}`, { [ALONE]: 2, [RATE]: 2 }]),
        ...Array.from({ length: 40 }, (_, i) => [`unseen${i}`, { ...like, [RATE]: 0 }]),
      ]),
    )
    const own = surveyed(
      [0, 1, 2].map((p) => paper('We see a spin glass. The spin glass is seen.', p)),
      background,
    )
    expect(valueIn(own, 'spin glass', CAPITAL)).toBe(1)
    expect(valueIn(own, 'spin glass', RATE)).toBe(12) // (40 × 12 + 4 × 7) / 44 is 11.5
  })

  const words = ['orbit', 'of', 'spin', 'glass', 'the', '.', 'lattice']
  const corpus = fc
    .array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }), { maxLength: 12 })
    .map((texts) => texts.map((text, p) => paper(text.join(' '), p)))
  const KNOWN = new Set(['orbit', 'lattice'])
  const background = statisticsOf({ orbit: { [PAPERS]: 9 }, lattice: { [PAPERS]: 9 } })

  it('are those that a naive count gives', () => {
    fc.assert(
      fc.property(corpus, (papers) => {
        const own = surveyed(papers, background)
        for (const [text, { ids, places, alone }] of naiveCounts(papers)) {
          const isKept = ids.size >= 3 && alone >= 2 && alone >= 0.04 * places
          expect([text, own.find(hashOf(text)) >= 0]).toEqual([text, isKept || KNOWN.has(text)])
          if (isKept && !KNOWN.has(text))
            expect(valueIn(own, text, ALONE)).toBe(Math.round((15 * alone) / places))
        }
      }),
    )
  })
  it('are the same however the papers are cut', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, fc.nat(12), fc.nat(12), async (papers, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)]
        const shards = [papers.slice(0, first), papers.slice(first, second), papers.slice(second)]
        const reading = sharded(
          shards.map((own) => ({ papers: own.length, extractor: reader(own, background) })),
        )
        const ngrams = await reading.survey(await reading.sketch(papers.length, quiet), quiet)
        const whole = surveyed(papers, background)
        const cut = extendStatistics(background, ngrams)
        expect([cut.keys, cut.values]).toEqual([whole.keys, whole.values])
      }),
    )
  })
})

/** Papers and places of every run of content words, with one stop word inside at most, and how often it stands alone. */
function naiveCounts(
  papers: readonly Paper[],
): Map<string, { ids: Set<string>; places: number; alone: number }> {
  const counts = new Map<string, { ids: Set<string>; places: number; alone: number }>()
  const isContent = (word: string | undefined): boolean => word !== undefined && !/^(?:of|the|\.)$/.test(word)
  for (const { id, abstract } of papers) {
    const tokens = abstract.split(' ')
    for (let from = 0; from < tokens.length; from++) {
      for (let to = from + 1; to <= Math.min(tokens.length, from + 5); to++) {
        const run = tokens.slice(from, to)
        if (run.includes('.') || !isContent(run[0]) || !isContent(run.at(-1))) continue
        if (run.filter((word) => !isContent(word)).length > 1) continue
        const text = run.join(' ')
        const count = counts.get(text) ?? { ids: new Set(), places: 0, alone: 0 }
        count.ids.add(id)
        count.places++
        if (!isContent(tokens[from - 1]) && !isContent(tokens[to])) count.alone++
        counts.set(text, count)
      }
    }
  }
  return counts
}

describe('a sketch', () => {
  it('counts too many at times, too few never, and not beyond 255', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffffffff), { maxLength: 300 }), (hashes) => {
        const sketch = emptySketch(1)
        for (const hash of hashes) addHash(sketch, hash)
        for (const hash of hashes)
          expect(countAt(sketch, hash)).toBeGreaterThanOrEqual(
            hashes.reduce((count, one) => count + (one === hash ? 1 : 0), 0),
          )
      }),
    )
    const full = emptySketch(1)
    for (let i = 0; i < 300; i++) addHash(full, 7)
    expect(countAt(full, 7)).toBe(255)
  })
  it('of two piles is the sum of theirs', () => {
    const [all, one, other] = [emptySketch(3), emptySketch(3), emptySketch(3)]
    for (let hash = 0; hash < 1000; hash++) {
      addHash(all, hash)
      addHash(hash % 3 === 0 ? one : other, hash)
    }
    for (let i = 0; i < 300; i++) addHash(other, 5)
    for (let i = 0; i < 300; i++) addHash(all, 5)
    mergeSketches(one, other)
    expect(one).toEqual(all)
  })
})

describe('counts of n-grams', () => {
  it('of shards add up', () => {
    const counts = new NgramCounts()
    const rows = {
      papers: 2,
      keys: Uint32Array.of(3, 9),
      values: new Uint32Array(2 * COUNTED.length).fill(1),
    }
    counts.addRows(rows)
    counts.addRows(rows)
    expect(counts.rows()).toEqual({ ...rows, papers: 4, values: new Uint32Array(2 * COUNTED.length).fill(2) })
    expect(counts.rows(3).keys).toHaveLength(0)
  })
})
