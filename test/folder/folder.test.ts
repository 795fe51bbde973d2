import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CITATIONS_FILE,
  decimal,
  FolderError,
  GROWN_FILE,
  MANIFEST_FILE,
  RELATIONS_FILE,
  readFolder,
  readGrown,
  readManifest,
  withoutRecipe,
  writeFolder,
  writeGrown,
} from '../../src/folder/index.ts'
import type { Atlas } from '../../src/types.ts'
import { anyAtlas, smallAtlas } from '../helpers/atlas.ts'

const filesOf = (atlas: Atlas): Map<string, string> =>
  new Map([...writeFolder(atlas)].map(({ path, chunks }) => [path, [...chunks].join('')]))

function reread(files: Map<string, string>): Atlas {
  const chunks = [...files]
    .filter(([name]) => name.startsWith('papers/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const columns = readManifest(JSON.parse(files.get(MANIFEST_FILE)!))
  const relations = files.get(RELATIONS_FILE)
  return readFolder(
    columns,
    chunks.map(([, text]) => JSON.parse(text)),
    relations && JSON.parse(relations),
    files.has(CITATIONS_FILE) ? JSON.parse(files.get(CITATIONS_FILE)!) : undefined,
  )
}

const ATLAS = smallAtlas(
  [
    { id: 'a', title: 'A', abstract: 'We use ViT. It works.' },
    { id: 'b', title: 'B', abstract: 'ViT and LLM.' },
  ],
  [
    { slug: 'llm', label: 'LLM' },
    { slug: 'vit', label: 'ViT', aliases: ['ViTs'] },
  ],
  [
    { paper: 0, concept: 1, surface: 'ViT' },
    { paper: 1, concept: 0, surface: 'LLM' },
    { paper: 1, concept: 1, surface: 'ViT' },
  ],
)

describe('atlas folder', () => {
  test('what is written reads back the same', () => {
    fc.assert(
      fc.property(anyAtlas(12), (atlas) => {
        expect(reread(filesOf(atlas))).toEqual(atlas)
      }),
    )
  })

  test('many papers stand in many chunks', () => {
    const papers = Array.from({ length: 300 }, (_, p) => ({
      id: String(p).padStart(3, '0'),
      title: `T${p}`,
      abstract: 'ViT.',
    }))
    const ties = papers.map((_, paper) => ({ paper, concept: 0, surface: 'ViT' }))
    const atlas = smallAtlas(papers, [{ slug: 'vit', label: 'ViT' }], ties)
    const files = filesOf(atlas)
    expect([...files.keys()]).toEqual([
      'papers/0000.json',
      'papers/0001.json',
      'papers/0002.json',
      'names.json',
      'atlas.json',
    ])
    expect(reread(files)).toEqual(atlas)
  })

  test('no papers', () => {
    const atlas = smallAtlas([], [], [])
    expect(reread(filesOf(atlas))).toEqual(atlas)
  })

  test('numbers are short, and exact', () => {
    expect([0.1, -12.34, 1e-7, 0, 1234.56].map((value) => decimal(Math.fround(value)))).toEqual([
      0.1, -12.34, 1e-7, 0, 1234.56,
    ])
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(decimal(value)) === value).toBe(true)
      }),
    )
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => decimal(bad)).toThrow(RangeError)
  })

  // biome-ignore lint/suspicious/noExplicitAny: JSON that is about to be broken
  type Json = any
  const manifest = (): Json => JSON.parse(filesOf(ATLAS).get(MANIFEST_FILE)!)

  test.each<[string, (json: Json) => unknown, string]>([
    ['nothing', () => null, 'atlas.json: expected an object, found null'],
    ['another format', (json) => ({ ...json, format: 'x' }), 'expected format "concept-atlas", found "x"'],
    [
      'another version',
      (json) => ({ ...json, version: 99 }),
      'expected version 1 (build the atlas again), found 99',
    ],
    [
      'no links',
      (json) => ({ ...json, links: undefined }),
      'atlas.json: links: expected an object, found nothing',
    ],
    [
      'a short column',
      (json) => ({ ...json, papers: { ...json.papers, label: ['A'] } }),
      'atlas.json: papers.label: expected 2 entries, found 1',
    ],
    [
      'an index outside',
      (json) => ({ ...json, links: { ...json.links, concept: [1, 0, 7] } }),
      'atlas.json: links.concept[2]: expected an index below 2, found 7',
    ],
    [
      'starts that fall',
      (json) => ({ ...json, links: { ...json.links, start: [0, 3, 1] } }),
      'atlas.json: links.start[2]: expected starts that begin at 0 and never fall, found 1',
    ],
    [
      'a number that is text',
      (json) => ({ ...json, nodes: { ...json.nodes, x: [0, 0, '1', 0] } }),
      'atlas.json: nodes.x[2]: expected a number, found "1"',
    ],
  ])('%s is refused', (_, broken, message) => {
    expect(() => readManifest(broken(manifest()))).toThrow(FolderError)
    expect(() => readManifest(broken(manifest()))).toThrow(message)
  })

  test('chunks that are missing, broken or of another build are refused', () => {
    const columns = readManifest(manifest())
    const chunk = JSON.parse(filesOf(ATLAS).get('papers/0000.json')!)
    const cases: [unknown[], string][] = [
      [[], 'papers/0000.json: expected 2 papers, found 0'],
      [[chunk, chunk], 'papers/0001.json: expected no more than 2 papers'],
      [
        [{ ...chunk, papers: [...chunk.papers].reverse() }],
        'papers/0000.json: papers[0]: expected the paper a',
      ],
      [[{ ...chunk, evidence: [[1, 2]] }], 'papers/0000.json: evidence: expected 3 entries, found 1'],
      [
        [{ ...chunk, evidence: [[1, 2], [], []] }],
        'papers/0000.json: evidence[0]: expected rows of five numbers',
      ],
      [
        [{ ...chunk, papers: [{ id: 'a' }, chunk.papers[1]] }],
        'papers/0000.json: papers[0]: expected a paper',
      ],
    ]
    for (const [chunks, message] of cases) expect(() => readFolder(columns, chunks)).toThrow(message)
  })

  test('results and relations that are missing, broken or of another build are refused', () => {
    const result = {
      ...{ field: 'abstract' as const, start: 0, end: 2, value: 2, unit: '%' as const, surface: '2%' },
      ...{ kind: 'score' as const, on: 1, versus: [], sentence: { start: 0, end: 9 } },
    }
    const place = { paper: 1, field: 'abstract' as const, start: 0, end: 9 }
    const relation = { kind: 'is-a' as const, from: 0, to: 1, papers: 1, evidence: [place] }
    const files = filesOf({ ...ATLAS, results: [[result], []], relations: [relation] })
    const columns = readManifest(JSON.parse(files.get(MANIFEST_FILE)!))
    const chunk: Json = JSON.parse(files.get('papers/0000.json')!)
    const relations: Json = JSON.parse(files.get(RELATIONS_FILE)!)
    const cases: [Json, Json, string][] = [
      [chunk, undefined, 'relations.json: expected an object, found nothing'],
      [chunk, { ...relations, kind: [] }, 'relations.json: kind: expected 1 entries, found 0'],
      [chunk, { ...relations, to: [2] }, 'relations.json: to[0]: expected a whole number below 2, found 2'],
      [
        chunk,
        { ...relations, evidence: [[2, 1, 0, 9]] },
        'relations.json: evidence[0]: expected rows of paper',
      ],
      [
        { ...chunk, results: [[{ ...result, on: 2 }], []] },
        relations,
        'papers/0000.json: results[0]: expected a list of results',
      ],
      [{ ...chunk, results: [[]] }, relations, 'papers/0000.json: results: expected 2 entries, found 1'],
    ]
    for (const [papers, pairs, message] of cases)
      expect(() => readFolder(columns, [papers], pairs)).toThrow(message)
    expect(() => readManifest({ ...manifest(), relations: -1 })).toThrow(
      'atlas.json: relations: expected how many',
    )
  })
})

describe('what an atlas was before papers were added', () => {
  const grownOf = ({ papers, concepts, nodes, communities, regions, citations }: Atlas) => ({
    map: {
      papers: papers.map(({ id }) => id),
      concepts: concepts.map(({ slug }) => slug),
      nodes: { community: nodes.community, x: nodes.x, y: nodes.y },
      communities: communities.map(({ label, color, region }) => ({
        label,
        color,
        ...(region !== undefined && { region }),
      })),
      ...(regions && regions.length > 0 && { regions }),
    },
    ...(citations && { citations }),
    papers: papers.slice(0, 2),
    records: papers.slice(1).map((paper, i) => ({ paper, file: 'new.bib', place: `line ${i}` })),
  })

  test('reads back the same', () => {
    fc.assert(
      fc.property(anyAtlas(6).map(grownOf), (grown) => {
        const text = [...writeGrown(grown)].join('')
        expect(readGrown(JSON.parse(text))).toEqual(grown)
        expect([...writeGrown(readGrown(JSON.parse(text)))].join('')).toBe(text)
      }),
    )
  })

  test.each([
    ['format', 'other', 'grown.json: expected format "concept-atlas-grown", version 1'],
    ['x', [], 'grown.json: x: expected 4 entries, found 0'],
    ['records', [1], 'grown.json: records[0]: expected a record, found 1'],
    ['community', [9, 9, 9, 9], 'grown.json: community[0]: expected a community or -1, found 9'],
  ])('is told of where its %s is broken', (name, value, message) => {
    const json = JSON.parse([...writeGrown(grownOf(ATLAS))].join(''))
    expect(() => readGrown({ ...json, [name]: value })).toThrow(message)
  })

  test('is of this machine alone, as what it was built from is', () => {
    const files = [
      [GROWN_FILE, 1, 2],
      ['names.json', 3, 4],
    ] as const
    const written = [...writeFolder(ATLAS, files, { sources: ['/home/me/a.bib'] })].at(-1)!
    const published = JSON.parse([...withoutRecipe([...written.chunks].join(''))].join(''))
    expect([published.built, published.files]).toEqual([undefined, [['names.json', 3, 4]]])
  })
})
