import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHUNK_PAPERS, chunkFile } from '../../src/folder/format.ts'
import type { Paper } from '../../src/types.ts'
import { detailLoader } from '../../web/data/evidence.ts'
import { webAddress, webLinks } from '../../web/data/links.ts'
import { AtlasError, checkManifest, loadManifest } from '../../web/data/load.ts'
import { edgeBetween, mapData, neighboursOf, sharedPapers } from '../../web/data/map-data.ts'
import { pieces } from '../../web/data/marks.ts'
import { descending } from '../../web/data/order.ts'
import { fixture } from './fixture.ts'

const atlas = fixture(400)
const data = mapData(atlas.manifest)
const FOLDER = new URL('http://here/sub/atlas/')

const answering = (answer: (path: string) => Response): typeof fetch =>
  (async (address: URL) => answer(address.pathname)) as typeof fetch

describe('map data', () => {
  test('every edge stands in the rows of both ends, strongest first', () => {
    let entries = 0
    for (let node = 0; node < data.nodes; node++) {
      const row = neighboursOf(data, node)
      entries += row.length
      for (const { edge, node: other } of row)
        expect(new Set([data.source[edge], data.target[edge]])).toEqual(new Set([node, other]))
      expect(row.map(({ weight }) => weight)).toEqual(row.map(({ weight }) => weight).sort((a, b) => b - a))
    }
    expect(entries).toBe(2 * data.edges)
  })
  test('an edge is found from both ends; papers in common are counted as in the manifest', () => {
    expect(edgeBetween(data, data.source[7], data.target[7])).toBe(7)
    expect(edgeBetween(data, data.target[7], data.source[7])).toBe(7)
    expect(edgeBetween(data, 0, 1)).toBe(-1)
    const { a, b, count } = atlas.manifest.cooccurrences
    for (let pair = 0; pair < a.length; pair += 11)
      expect(sharedPapers(data, data.papers + a[pair], data.papers + b[pair])).toHaveLength(count[pair])
  })
})

describe('order', () => {
  test('is that of a stable sort by descending value, whatever the numbers', () => {
    const value = fc.oneof(
      fc.constantFrom(0, -0, 0.5, 1, 2047, 2048, 1e-40, 3e38),
      fc.float({ min: 0, noNaN: true, noDefaultInfinity: true }),
    )
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 300 }),
        fc.array(fc.nat(5), { maxLength: 300 }),
        (given, coarse) => {
          const values = Float32Array.from(given)
          const sorted = [...values.keys()].sort((a, b) => values[b] - values[a] || a - b)
          expect([...descending(values)]).toEqual(sorted)
          const first = Float32Array.from(given, (_, at) => coarse[at] ?? 0)
          expect([...descending(first, descending(values))]).toEqual(
            [...values.keys()].sort((a, b) => first[b] - first[a] || values[b] - values[a] || a - b),
          )
        },
      ),
    )
  })
})

describe('loading', () => {
  test('the manifest is asked for beside the page', async () => {
    const asked: string[] = []
    const get = answering((path) => {
      asked.push(path)
      return Response.json(atlas.manifest)
    })
    expect((await loadManifest(FOLDER, get)).papers.id).toHaveLength(data.papers)
    expect(asked).toEqual(['/sub/atlas/atlas.json'])
  })
  test.each([
    ['missing', () => new Response('', { status: 404 })],
    ['cut off', () => new Response('{"format":"concept-at')],
    ['another thing', () => Response.json({ nodes: [] })],
    ['null', () => Response.json(null)],
    ['newer', () => Response.json({ ...atlas.manifest, version: 99 })],
    [
      'a column too short',
      () => Response.json({ ...atlas.manifest, nodes: { ...atlas.manifest.nodes, x: [1] } }),
    ],
    ['without links', () => Response.json({ ...atlas.manifest, links: undefined })],
  ])('%s: an error with advice', async (_, answer) => {
    const failure = await loadManifest(FOLDER, answering(answer)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(AtlasError)
    expect((failure as AtlasError).advice).toContain('concept-atlas')
  })
  test('a link to a concept that is not there, an atlas without a node', () => {
    const links = { ...atlas.manifest.links, concept: atlas.manifest.links.concept.map(() => 1e6) }
    expect(() => checkManifest({ ...atlas.manifest, links })).toThrow(/not there/)
    const none = { format: 'concept-atlas', version: 1, communities: [] }
    const empty = {
      papers: { id: [], label: [], year: [], venue: [] },
      concepts: { slug: [], label: [], type: [], papers: [], aliases: [] },
      links: { start: [0], concept: [], role: [], weight: [] },
      cooccurrences: { a: [], b: [], count: [], npmi: [], weight: [] },
      nodes: { community: [], x: [], y: [], size: [] },
    }
    expect(() => checkManifest({ ...none, ...empty })).toThrow(/empty/)
  })
  test('evidence is that of the link, in any chunk; a chunk is fetched once, a failed one again', async () => {
    const asked: string[] = []
    let failing = true
    const detail = detailLoader(
      data,
      FOLDER,
      answering((path) => {
        asked.push(path)
        if (failing) return new Response('', { status: 500 })
        const number = atlas.chunks.findIndex((_, at) => path.endsWith(chunkFile(at)))
        return Response.json(atlas.chunks[number])
      }),
    )
    const paper = CHUNK_PAPERS + 5
    await expect(detail(paper)).rejects.toThrow(/500/)
    failing = false
    const found = await detail(paper)
    await detail(paper + 1)
    expect(asked).toEqual(Array(2).fill(`/sub/atlas/${chunkFile(1)}`))
    expect(found.paper.id).toBe(atlas.manifest.papers.id[paper])
    const first = data.linkStart[paper]
    expect(found.evidence).toHaveLength(data.linkStart[paper + 1] - first)
    found.evidence.forEach(([{ surface, sentence, start }], at) => {
      expect(surface).toBe(data.label[data.target[first + at]])
      expect(found.paper.abstract.slice(sentence.start, sentence.end)).toMatch(/^(We|Our|What) .*\.$/)
      expect(start).toBeGreaterThan(sentence.start)
    })
  })
})

describe('marks', () => {
  test('pieces join to the text, whatever the marks', () => {
    const mark = fc.record({ start: fc.nat(30), end: fc.nat(30), node: fc.nat(5) })
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(mark), (text, marks) => {
        const cut = pieces(text, marks)
        expect(cut.map((piece) => piece.text).join('')).toBe(text)
        expect(cut.every((piece) => piece.text !== '')).toBe(true)
      }),
    )
  })
  test('of overlapping marks the longest of the first; a range cuts', () => {
    const marks = [
      { start: 4, end: 6, node: 1 },
      { start: 4, end: 10, node: 2 },
      { start: 8, end: 12, node: 3 },
    ]
    expect(pieces('The vision transformer', marks, 2, 14)).toEqual([
      { text: 'e ', node: null },
      { text: 'vision', node: 2 },
      { text: ' tra', node: null },
    ])
  })
})

describe('links', () => {
  test('only web addresses', () => {
    expect(webAddress('https://example.org/a b')).toBe('https://example.org/a%20b')
    for (const address of ['javascript:alert(1)', 'data:text/html,x', '//example.org', 'file:///etc', ''])
      expect(webAddress(address)).toBeNull()
  })
  test('a DOI cannot leave its site, the same address stands once', () => {
    const paper = { links: [{ kind: 'paper', url: 'https://doi.org/10.1/a' }], doi: '10.1/a' } as Paper
    expect(webLinks(paper)).toEqual([{ label: 'Page', href: 'https://doi.org/10.1/a' }])
    const [{ href }] = webLinks({ links: [] as Paper['links'], doi: '@evil.org/"><b>' } as Paper)
    expect(new URL(href).hostname).toBe('doi.org')
  })
})
