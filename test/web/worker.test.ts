import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { chunkFile, readFolder, readManifest } from '../../src/folder/index.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { KNOWLEDGE_FILES } from '../../src/knowledge.ts'
import { libraryOf, relatedTo } from '../../src/related/index.ts'
import { indexFiles } from '../../src/related/stored.ts'
import { buildWordIndex } from '../../src/related/word-index.ts'
import { createDesk } from '../../web/worker/desk.ts'
import { partOf } from '../../web/worker/part.ts'
import { TAKE_AWAYS, takeAway } from '../../web/worker/take-away.ts'
import { fixture } from './fixture.ts'

const { manifest, chunks } = fixture(300)
const atlas = readFolder(readManifest(manifest), chunks)
const all = atlas.papers.length + atlas.concepts.length
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

const desk = createDesk()
beforeAll(() => desk.open({ manifest: bytes(manifest), chunks: chunks.map(bytes), folder: '' }))

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
    const { related, nothing } = await desk.related({ paper: 5, count: 6 })
    expect(related).toEqual(relatedTo(libraryOf(atlas), { papers: [5] }, { count: 6 }))
    expect([related.length, nothing]).toEqual([6, ''])
  })
  test('a text is read: known concepts lead to the atlas, others are new, none is given twice', async () => {
    const files = KNOWLEDGE_FILES.map((file) => readFileSync(new URL(`../../data/${file}`, import.meta.url)))
    await desk.learn({ files: files.map((file) => new Uint8Array(file)) })
    const concept = atlas.concepts.find(({ slug }) => slug === 'tensor-network')!
    const abstract =
      'We propose Graph Transformer (GT), a graph neural network for node classification. ' +
      'A tensor network contracts its attention. GT outperforms tensor networks on ImageNet.'
    const { concepts, related } = await desk.place({ title: 'On tensor networks', abstract, count: 4 })
    const known = concepts.filter((one) => one.concept >= 0).map((one) => one.concept)
    expect(known).toContain(atlas.concepts.indexOf(concept))
    expect(new Set(known).size).toBe(known.length)
    const fresh = concepts.find(({ label }) => /graph transformer/i.test(label))!
    expect(fresh.concept).toBe(-1)
    expect(abstract).toContain(fresh.sentence)
    expect(related[0].reasons.map(({ label }) => label)).toContain('tensor network')
  }, 60_000)
  test('a text about nothing is answered with why', async () => {
    const { concepts, related, nothing } = await desk.place({ title: '', abstract: 'zzz qqq', count: 4 })
    expect([concepts, related]).toEqual([[], []])
    expect(nothing).not.toBe('')
  }, 60_000)
  test('an atlas with relations needs no more files', async () => {
    const other = createDesk()
    await other.open({
      manifest: bytes({ ...manifest, relations: 3 }),
      chunks: chunks.map(bytes),
      folder: '',
    })
    expect((await other.related({ paper: 5, count: 1 })).related).toHaveLength(1)
  })
  test('a damaged chunk is an error that says where', async () => {
    const other = createDesk()
    await other.open({ manifest: bytes(manifest), chunks: [bytes({})], folder: '' })
    await expect(other.related({ paper: 5, count: 1 })).rejects.toThrow('papers/0000.json')
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
      await other.open({ manifest: bytes(manifest), chunks: null, folder: 'http://127.0.0.1/' })
      expect(asked).toEqual([])
      const { related } = await other.related({ paper: 5, count: 1 })
      expect(related).toEqual(relatedTo(libraryOf(atlas), { papers: [5] }, { count: 1 }))
      expect(asked).toContain('related/index.json')
      expect(asked.filter((path) => path.startsWith('papers/')).length).toBeLessThanOrEqual(2)
      expect(new Set(asked).size).toBe(asked.length)
      // Without a stored index all papers are read, and one is made.
      files.delete('related/index.json')
      const older = createDesk()
      await older.open({ manifest: bytes(manifest), chunks: null, folder: 'http://127.0.0.1/' })
      expect((await older.related({ paper: 5, count: 1 })).related).toEqual(related)
    } finally {
      vi.unstubAllGlobals()
    }
  })
})
