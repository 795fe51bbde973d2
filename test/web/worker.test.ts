import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { partOf } from '../../src/export/part.ts'
import { chunkFile, readFolder, readManifest } from '../../src/folder/index.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { libraryOf, relatedTo } from '../../src/related/index.ts'
import { indexFiles } from '../../src/related/stored.ts'
import { buildWordIndex } from '../../src/related/word-index.ts'
import type { NamedConcept } from '../../web/reader/extract.ts'
import { createDesk } from '../../web/worker/desk.ts'
import { TAKE_AWAYS, takeAway } from '../../web/worker/take-away.ts'
import { fixture } from './fixture.ts'

const { manifest, chunks } = fixture(300)
const heldOf = (all: readonly unknown[]): Map<string, Uint8Array> =>
  new Map(all.map((chunk, n) => [chunkFile(n), bytes(chunk)]))
const atlas = readFolder(readManifest(manifest), chunks)
const all = atlas.papers.length + atlas.concepts.length
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

const desk = createDesk()
beforeAll(() => desk.open({ manifest: bytes(manifest), held: heldOf(chunks), folder: '' }))

describe('a part of an atlas', () => {
  test('all of it is the same; nothing of it is an empty atlas', () => {
    const everything = partOf(
      atlas,
      () => true,
      () => true,
    )
    expect(everything).toEqual({ ...atlas })
    const nothing = partOf(
      atlas,
      () => false,
      () => true,
    )
    expect([nothing.papers, nothing.concepts, nothing.communities]).toEqual([[], [], []])
  })
  test('its graph is the subgraph of the nodes and edges that are kept', () => {
    const whole = toGraphology(atlas)
    const links = atlas.links.concept.length
    const random = fc.array(fc.boolean(), { minLength: all, maxLength: all })
    fc.assert(
      fc.property(random, fc.integer({ min: 2, max: 5 }), (keeps, every) => {
        const part = toGraphology(
          partOf(
            atlas,
            (node) => keeps[node],
            (edge) => edge % every !== 0,
          ),
        )
        const keys = [
          ...atlas.papers.map(({ id }) => `p:${id}`),
          ...atlas.concepts.map(({ slug }) => `c:${slug}`),
        ]
        expect(part.nodes()).toEqual(keys.filter((_, node) => keeps[node]))
        let edges = 0
        for (let p = 0; p < atlas.papers.length; p++)
          for (let l = atlas.links.start[p]; l < atlas.links.start[p + 1]; l++) {
            const [from, to] = [keys[p], keys[atlas.papers.length + atlas.links.concept[l]]]
            const kept = keeps[p] && keeps[atlas.papers.length + atlas.links.concept[l]] && l % every !== 0
            expect(part.hasEdge(from, to)).toBe(kept)
            if (!kept) continue
            edges++
            expect(part.getEdgeAttributes(from, to)).toEqual(whole.getEdgeAttributes(from, to))
          }
        const { a, b } = atlas.cooccurrences
        for (let pair = 0; pair < a.length; pair++)
          if (
            keeps[atlas.papers.length + a[pair]] &&
            keeps[atlas.papers.length + b[pair]] &&
            (links + pair) % every !== 0
          )
            edges++
        expect(part.size).toBe(edges)
        const named = part.getAttribute('communities') as { concepts: number; papers: number }[]
        expect(named.reduce((sum, one) => sum + one.concepts + one.papers, 0)).toBe(part.order)
      }),
      { numRuns: 8 },
    )
  })
})

describe('taking away', () => {
  test.each(TAKE_AWAYS)('%s holds the papers or concepts of the part, and no others', async (format) => {
    const nodes = new Uint8Array(all)
    nodes[0] = 1
    for (let l = 0; l < atlas.links.start[1]; l++) nodes[atlas.papers.length + atlas.links.concept[l]] = 1
    const edges = new Uint8Array(manifest.links.concept.length + manifest.cooccurrences.a.length).fill(1)
    const files = await desk.take({ format, nodes, edges, caption: 'Mine & <b>yours</b>' })
    const text = files.map((file) => file.text).join('\n')
    // The title of the one, an id or title of another.
    expect(text).toContain(atlas.papers[0].title)
    expect(text).not.toContain(atlas.papers[7].id)
    if (format === 'svg') expect(text).toMatch(/Mine &amp; &lt;b&gt;yours&lt;\/b&gt;<\/text>\n<\/svg>\n$/)
    if (format === 'markdown') {
      expect(text.match(/^- \[ \] /gm)).toHaveLength(1)
      expect(text).toContain('Mine \\& \\<b\\>yours')
    }
  })
  test('a reading list of hostile titles stays a list', () => {
    const paper = { ...atlas.papers[0], title: '](javascript:x) <img src=x>\n# Heading', links: [] }
    const [{ text }] = takeAway({ ...atlas, papers: [paper] }, 'markdown', 'x')
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual(['# Reading list'])
    expect(text).toContain('\\<img')
  })
})

describe('the desk', () => {
  test('related papers are those of the library', async () => {
    const { related, nothing } = await desk.related({ about: { paper: 5 }, count: 6 })
    expect(related).toEqual(
      relatedTo(libraryOf(atlas), { papers: [5] }, { count: 6 }).map((one) => ({ ...one, cited: [] })),
    )
    expect([related.length, nothing]).toEqual([6, ''])
  })
  test('a text is placed: known concepts lead to the atlas, others are new, none is given twice', async () => {
    const number = (slug: string): number => atlas.concepts.findIndex((concept) => concept.slug === slug)
    const named = (label: string, ...aliases: string[]): NamedConcept => ({
      ...{ label, aliases, type: 'method', role: 'uses', sentence: '' },
    })
    const text = { title: 'On tensor networks', abstract: 'No glacier has varnish, and every glacier melts.' }
    const concepts = [named('Graph Transformer'), named('TNs', 'tensor networks'), named('tensor network')]
    const [found, none] = await desk.place({
      texts: [
        { text, named: concepts },
        { text: { title: '', abstract: 'zzz qqq' }, named: [] },
      ],
    })
    expect(found.map(({ concept }) => concept)).toEqual([
      -1,
      number('tensor-network'),
      number('glacier'),
      number('varnish'),
    ])
    expect(found[2]).toMatchObject({ label: 'glacier', role: 'mentions', sentence: text.abstract })
    expect(none).toEqual([])
  })
  test('a text about nothing is answered with why', async () => {
    const about = { title: '', abstract: 'zzz qqq' }
    const { related, nothing } = await desk.related({ about, count: 4 })
    expect(related).toEqual([])
    expect(nothing).not.toBe('')
  })
  test('an atlas with relations needs no more files', async () => {
    const other = createDesk()
    await other.open({
      manifest: bytes({ ...manifest, relations: 3 }),
      held: heldOf(chunks),
      folder: '',
    })
    expect((await other.related({ about: { paper: 5 }, count: 1 })).related).toHaveLength(1)
  })
  test('a damaged chunk is an error that says where', async () => {
    const other = createDesk()
    await other.open({ manifest: bytes(manifest), held: heldOf([{}]), folder: '' })
    await expect(other.related({ about: { paper: 5 }, count: 1 })).rejects.toThrow('papers/0000.json')
  })
  test('of a folder only what a question needs is fetched', async () => {
    const index = [...indexFiles(buildWordIndex(atlas.papers))].map(
      ({ path, bytes }) => [path, bytes] as const,
    )
    const files = new Map([...index, ...chunks.map((chunk, n) => [chunkFile(n), bytes(chunk)] as const)])
    const asked: string[] = []
    const served = async (address: URL) => {
      const path = address.pathname.slice(1)
      asked.push(path)
      const file = files.get(path)
      return new Response(file ? new Uint8Array(file) : null, { status: file ? 200 : 404 })
    }
    vi.stubGlobal('fetch', served)
    try {
      const other = createDesk()
      await other.open({ manifest: bytes(manifest), held: null, folder: 'http://127.0.0.1/' })
      expect(asked).toEqual([])
      const { related } = await other.related({ about: { paper: 5 }, count: 1 })
      expect(related).toEqual(
        relatedTo(libraryOf(atlas), { papers: [5] }, { count: 1 }).map((one) => ({ ...one, cited: [] })),
      )
      expect(asked).toContain('related/index.json')
      expect(asked.filter((path) => path.startsWith('papers/')).length).toBeLessThanOrEqual(2)
      expect(new Set(asked).size).toBe(asked.length)
      // Without a stored index all papers are read, and one is made.
      files.delete('related/index.json')
      const older = createDesk()
      await older.open({ manifest: bytes(manifest), held: null, folder: 'http://127.0.0.1/' })
      expect((await older.related({ about: { paper: 5 }, count: 1 })).related).toEqual(related)
    } finally {
      vi.unstubAllGlobals()
    }
  })
})

test('says what citations say, and lists prior and later works', async () => {
  const start = manifest.papers.id.map((_, p) => Math.min(p, 2) * 2)
  const citations = {
    start: [...start, 4],
    work: [2, start.length, 2, start.length],
    outside: { label: ['Of things'], doi: [null], year: [2001] },
  }
  const held = heldOf(chunks).set('citations.json', bytes(citations))
  const other = createDesk()
  await other.open({ manifest: bytes({ ...manifest, citations: 4 }), held, folder: '' })
  const { prior, later } = await other.cited({ paper: 0, count: 5 })
  expect(prior.map(({ paper, label }) => [paper, label])).toContainEqual([-1, 'Of things'])
  expect(prior.map(({ paper }) => paper)).toContain(2)
  expect(later.map(({ paper }) => paper)).toEqual([1])
  const { related } = await other.related({ about: { paper: 0 }, count: 150 })
  expect(related.find(({ paper }) => paper === 1)?.cited).toEqual([
    `both cite ${manifest.papers.label[2]}, Of things`,
  ])
  expect(related.find(({ paper }) => paper === 2)?.cited).toEqual(['cited by this paper'])
})
