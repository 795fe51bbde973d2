import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generator } from '../../src/random.ts'
import { indexWith } from '../../src/related/growing.ts'
import { libraryOf, libraryWith, type Query, relatedIn, relatedTo } from '../../src/related/index.ts'
import { hashOf, keyOf } from '../../src/related/keys.ts'
import { emptyRow, readRow } from '../../src/related/postings.ts'
import { stem } from '../../src/related/stemmer.ts'
import { INDEX_FILE, indexFiles, inMemory, loadAll, openIndex } from '../../src/related/stored.ts'
import { countTerms } from '../../src/related/terms.ts'
import { buildWordIndex, missingChunks, termAt, type WordIndex } from '../../src/related/word-index.ts'
import { atlasOf, paper } from './atlas.ts'

const random = generator(3)
const word = (topic: number) => `w${topic}x${Math.floor(random() ** 2 * 60)}`
/** Papers of five topics, enough for latent dimensions and for more than one chunk. */
const papers = Array.from({ length: 400 }, (_, p) =>
  paper({
    id: String(p).padStart(3, '0'),
    title: `${word(p % 5)} of ${word(p % 5)}`,
    abstract: Array.from({ length: 40 }, () => word(random() < 0.8 ? p % 5 : 9)).join(' '),
  }),
)
const built = buildWordIndex(papers)
const files = new Map([...indexFiles(built)].map(({ path, bytes }) => [path, bytes]))
const asked: string[] = []
const load = async (path: string) => {
  asked.push(path)
  return files.get(path)
}
const opened = async () => (await openIndex(papers.length, load))!
const keysOf = (text: string) => [...countTerms({ title: '', abstract: text }).keys()]

describe('a stored index', () => {
  it('is worth the name: several chunks, latent dimensions, small', () => {
    expect(built.chunks.length).toBeGreaterThan(1)
    expect(built.latent?.rank).toBeGreaterThan(10)
    const bytes = [...files.values()].reduce((sum, one) => sum + one.length, 0)
    expect(bytes / papers.length).toBeLessThan(1500)
  })

  it('reads back the same, to the byte', async () => {
    const words = await loadAll(await opened())
    expect(new Map([...indexFiles(words)].map(({ path, bytes }) => [path, bytes]))).toEqual(files)
  })

  it('loads the chunks of a question, and each once', async () => {
    const stored = await opened()
    const keys = keysOf('w1x3 w2x5')
    asked.length = 0
    await Promise.all([stored.need(keys), stored.need(keys)])
    await stored.need(keys)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.length).toBeLessThanOrEqual(keys.length)
    expect(new Set(asked).size).toBe(asked.length)
    expect(missingChunks(stored.words, keys)).toEqual([])
    expect(() => termAt(stored.words, keys[0], 1)).not.toThrow()
    const missing = stored.words.chunks.indexOf(undefined)
    if (missing >= 0)
      expect(() => termAt(stored.words, missing * 2 ** (48 - stored.words.bits), 1)).toThrow(/loaded/)
  })

  it('answers as the index in memory does', async () => {
    const atlas = atlasOf(papers, [['w1x0'], ['w2x1']])
    const inHand = libraryOf(atlas)
    const fetched = libraryOf(atlas, await opened())
    const queries: Query[] = [
      { papers: [7] },
      { papers: [7, 8] },
      { concepts: [1] },
      { title: 'w1x0', abstract: 'w1x3 w2x5 w1x7' },
    ]
    for (const query of queries)
      expect(await relatedIn(fetched, query, { count: 20 })).toEqual(relatedTo(inHand, query, { count: 20 }))
  })

  it('is not taken where it is of other papers, or of none', async () => {
    expect(await openIndex(papers.length + 1, load)).toBeUndefined()
    expect(await openIndex(papers.length, async () => undefined)).toBeUndefined()
  })

  it('says which file is broken or missing', async () => {
    const broken = (path: string, bytes: Uint8Array | undefined) =>
      openIndex(papers.length, async (asked) => (asked === path ? bytes : files.get(asked)))
    const one = (n: number) => new Uint8Array(n)
    await expect(broken(INDEX_FILE, new TextEncoder().encode('{'))).rejects.toThrow(
      /index.json: expected JSON/,
    )
    await expect(broken('related/papers-0000.bin', one(3))).rejects.toThrow(
      /papers-0000.bin: expected \d+ bytes, found 3/,
    )
    await expect(broken('related/papers-0000.bin', undefined)).rejects.toThrow(/papers-0000.bin/)
    const whole = files.get('related/terms-0000.bin')!
    for (const bytes of [
      undefined,
      one(0),
      Uint8Array.of(1, 0),
      whole.slice(0, -1),
      Uint8Array.of(...whole, 0),
    ])
      await expect(broken('related/terms-0000.bin', bytes).then((index) => loadAll(index!))).rejects.toThrow(
        /terms-0000.bin/,
      )
  })

  it('never crashes on bytes that are no chunk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const index = await openIndex(papers.length, async (path) =>
          path === 'related/terms-0000.bin' ? bytes : files.get(path),
        )
        await loadAll(index!).catch((error: Error) => expect(error.message).toMatch(/terms-0000.bin/))
      }),
    )
  })
})

describe('new papers', () => {
  const WORDS = ['graph', 'token', 'prompt', 'kernel', 'parser']
  /** What the index says of a word: the papers that have it, and how often. */
  const entriesOf = (index: WordIndex, word: string) => {
    const term = termAt(index, keyOf(hashOf(stem(word))), 1)
    if (term === undefined) return undefined
    const { columns, counts, size } = readRow(term.postings, term.row, emptyRow(1))
    return [[...columns.subarray(0, size)], [...counts.subarray(0, size)]]
  }

  it('are counted as if they had been there', () => {
    const words = fc.constantFrom(...WORDS, 'the')
    const text = fc.array(words, { maxLength: 8 }).map((all) => ({ title: '', abstract: all.join(' ') }))
    const some = fc.array(text, { maxLength: 5 })
    fc.assert(
      fc.property(some, some, (before, after) => {
        const whole = buildWordIndex([...before, ...after])
        const grown = indexWith(buildWordIndex(before), after)
        expect(grown.norm.length).toBe(whole.norm.length)
        expect([...grown.norm.subarray(0, before.length)]).toEqual([...buildWordIndex(before).norm])
        for (const one of WORDS) expect(entriesOf(grown, one)).toEqual(entriesOf(whole, one))
      }),
    )
  })

  it('come up beside those that were there, with their reasons', async () => {
    const atlas = atlasOf(papers, [['w1x0'], ['w2x1']])
    const library = libraryOf(atlas, await opened())
    const fresh = paper({ id: 'new', title: 'On w1x0', abstract: `We use w1x0. ${papers[6].abstract}` })
    const more = await libraryWith(library, [fresh, paper({ id: 'empty' })])
    const [first] = await relatedIn(more, { papers: [6] }, { count: 3 })
    expect(first.paper).toBe(400)
    const found = await relatedIn(more, { concepts: [0] }, { count: 400 })
    const own = found.find((one) => one.paper === 400)!
    expect(own.reasons.map(({ concept, there }) => [concept, there])).toEqual([[0, 'On w1x0']])
    // The library that was there is as it was.
    expect((await relatedIn(library, { papers: [6] }, { count: 400 })).every((one) => one.paper < 400)).toBe(
      true,
    )
  })

  it('are asked about like others', async () => {
    const more = await libraryWith(libraryOf(atlasOf(papers, []), inMemory(built)), [
      paper({ id: 'new', abstract: papers[9].abstract }),
    ])
    const [first] = await relatedIn(more, { papers: [400] }, { count: 1 })
    expect(first.paper).toBe(9)
  })
})
