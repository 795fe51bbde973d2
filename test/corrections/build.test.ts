/** Corrections on the map of the ten abstracts. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { linksOf, sentenceOf } from '../../src/atlas.ts'
import type { Correction } from '../../src/correction.ts'
import { json } from '../../src/export/json.ts'
import { extractor } from '../../src/extractor.ts'
import { writeFolder } from '../../src/folder/index.ts'
import type { Knowledge } from '../../src/knowledge.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import { sharded } from '../../src/shards.ts'
import { type Atlas, CONCEPT_TYPES, type Paper } from '../../src/types.ts'
import { corrected, namesOf } from '../../web/data/corrected.ts'
import { type MapData, mapData, neighboursOf } from '../../web/data/map-data.ts'
import { NODE_TYPES } from '../../web/state/state.ts'

const TEN: Paper[] = readFileSync('data/abstracts.txt', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line, i) => ({
    id: `abstracts-${i + 1}`,
    title: '',
    abstract: line.replace(/^Abstract:/, ''),
    keywords: [],
    authors: [],
    links: [],
  }))
  .sort((a, b) => (a.id < b.id ? -1 : 1))

let knowledge: Knowledge
let plain: Atlas
beforeAll(async () => {
  knowledge = await loadKnowledge()
  plain = await buildAtlas(TEN, knowledge)
}, 60_000)

const build = (corrections: Correction[]): Promise<Atlas> => buildAtlas(TEN, knowledge, { corrections })

/** Label → type and papers, by the numbers of the abstracts. */
const told = (atlas: Atlas): Map<string, string> =>
  new Map(
    atlas.concepts.map(({ label, type }, c) => {
      const papers = atlas.papers.flatMap(({ id }, p) =>
        linksOf(atlas, p).some(({ concept }) => concept === c) ? [Number(id.slice(10))] : [],
      )
      return [label, `${type} ${papers.sort((a, b) => a - b)}`]
    }),
  )

/** The same of a map. */
const seen = (data: MapData): Map<string, string> => {
  const found = new Map<string, string>()
  for (let node = data.papers; node < data.nodes; node++) {
    if (data.count[node] === 0) continue
    const papers = neighboursOf(data, node).filter((near) => near.node < data.papers)
    expect(data.count[node]).toBe(papers.length)
    const numbers = papers.map((near) => Number(data.key[near.node].slice(12))).sort((a, b) => a - b)
    found.set(data.label[node], `${NODE_TYPES[data.type[node]]} ${numbers}`)
  }
  return found
}

const mapOf = (atlas: Atlas): MapData => {
  const files = new Map([...writeFolder(atlas)].map(({ path, chunks }) => [path, [...chunks].join('')]))
  return mapData(JSON.parse(files.get('atlas.json')!))
}

const namesIn = (atlas: Atlas, label: string): string[] =>
  atlas.concepts.find((one) => one.label === label)?.aliases.map(({ surface }) => surface) ?? []

describe('a build with corrections', () => {
  test('does what they say, to links and counts as well', async () => {
    const atlas = await build([
      { do: 'merge', concept: ['few-shot learning'], into: ['Vision Transformer'] },
      { do: 'rename', concept: ['VTAB-1K'], label: 'Visual Task Adaptation Benchmark' },
      { do: 'retype', concept: ['Visual Task Adaptation Benchmark'], type: 'metric' },
      { do: 'hide', concept: ['CIFAR-100'] },
      { do: 'hide', concept: ['no such concept'] },
    ])
    expect(atlas.corrections?.map(({ outcome, note }) => `${outcome}: ${note}`)).toEqual([
      'done: “few-shot learning” is part of “Vision Transformer” now',
      'done: “VTAB-1K” is called “Visual Task Adaptation Benchmark” now',
      'done: “Visual Task Adaptation Benchmark” is a metric now, was a dataset',
      'done: “CIFAR-100” is hidden',
      'not: no concept is called “no such concept”',
    ])
    const [before, now] = [told(plain), told(atlas)]
    expect([before.get('Vision Transformer'), before.get('few-shot learning')]).toEqual([
      'method 2,10',
      'task 5,10',
    ])
    expect([now.get('Vision Transformer'), now.has('few-shot learning')]).toEqual(['method 2,5,10', false])
    expect(now.get('Visual Task Adaptation Benchmark')).toBe('metric 2,5,10')
    expect(atlas.concepts.map(({ slug }) => slug)).toContain('visual-task-adaptation-benchmark')
    expect([before.has('CIFAR-100'), now.has('CIFAR-100')]).toEqual([true, false])
    expect(namesIn(atlas, 'Vision Transformer')).toEqual(expect.arrayContaining(['few-shot learning', 'ViT']))
    // All else is as it was.
    const touched = /^(?:Vision Transformer|few-shot learning|VTAB-1K|Visual Task.*|CIFAR-100)$/
    const rest = (map: Map<string, string>) => [...map].filter(([label]) => !touched.test(label)).sort()
    expect(rest(now)).toEqual(rest(before))
  })

  test('splits a name off: its places go with it, with their sentences, the others stay', async () => {
    const atlas = await build([
      { do: 'split', concept: ['parameter-efficient fine-tuning'], alias: 'PET' },
      { do: 'split', concept: ['Vision Transformer'], alias: 'Vision Transformers' },
    ])
    const now = told(atlas)
    expect(now.get('PET')).toBe('method 5')
    expect(now.get('parameter-efficient fine-tuning')).toBe('method 3,5,10')
    expect(namesIn(atlas, 'parameter-efficient fine-tuning')).not.toContain('PET')
    const surfaces = (label: string): string[] => {
      const c = atlas.concepts.findIndex((one) => one.label === label)
      return atlas.papers.flatMap((paper, p) =>
        linksOf(atlas, p)
          .filter(({ concept }) => concept === c)
          .flatMap(({ evidence }) =>
            evidence.map((one) => {
              expect(sentenceOf(paper, one)).toContain(one.surface)
              return one.surface
            }),
          ),
      )
    }
    expect(new Set(surfaces('PET'))).toEqual(new Set(['PET']))
    expect(surfaces('parameter-efficient fine-tuning')).not.toContain('PET')
    expect(new Set(surfaces('Vision Transformers'))).toEqual(new Set(['Vision Transformers']))
    expect(surfaces('Vision Transformer')).not.toContain('Vision Transformers')
    expect(surfaces('Vision Transformer')).toContain('ViTs')
  })

  test('a name can be split off, merged elsewhere, back, and split again', async () => {
    const there: Correction[] = [
      { do: 'split', concept: ['parameter-efficient fine-tuning'], alias: 'PET' },
      { do: 'merge', concept: ['PET'], into: ['Vision Transformer'] },
    ]
    const away = told(await build(there))
    expect([away.get('Vision Transformer'), away.has('PET')]).toEqual(['method 2,5,10', false])
    const back: Correction[] = [
      { do: 'split', concept: ['Vision Transformer'], alias: 'PET' },
      { do: 'merge', concept: ['PET'], into: ['parameter-efficient fine-tuning'] },
    ]
    const again = told(await build([...there, ...back]))
    expect([again.get('Vision Transformer'), again.has('PET')]).toEqual(['method 2,10', false])
    const apart = told(await build([...there, ...back, there[0]]))
    expect([apart.get('PET'), apart.get('Vision Transformer')]).toEqual(['method 5', 'method 2,10'])
  })

  test('of papers that cannot have them changes nothing but what is said of them', async () => {
    const atlas = await build([{ do: 'hide', concept: ['gone'] }])
    expect([...json(atlas)].join('')).toBe([...json(plain)].join(''))
  })

  test('gives the same bytes however the papers are cut', async () => {
    const corrections: Correction[] = [
      { do: 'split', concept: ['Vision Transformer'], alias: 'ViTs' },
      { do: 'merge', concept: ['graph transformer'], into: ['Vision Transformer'] },
      { do: 'hide', concept: ['few-shot learning'] },
    ]
    const whole = [...json(await build(corrections))].join('')
    for (const cut of [1, 4, 9]) {
      const shards = [TEN.slice(0, cut), TEN.slice(cut)].map((own) => ({
        papers: own.length,
        extractor: extractor(own, knowledge),
      }))
      const parts = await buildAtlas(TEN, knowledge, { corrections }, () => {}, sharded(shards))
      expect([...json(parts)].join('')).toBe(whole)
    }
  }, 60_000)
})

describe('the map before the next build', () => {
  test('shows what that build will show', async () => {
    const data = mapOf(plain)
    const labels = plain.concepts.map(({ label }) => label)
    const shared = plain.concepts.filter(({ papers }) => papers > 1).map(({ label }) => label)
    const names = fc
      .oneof(fc.constantFrom(...shared), fc.constantFrom(...labels))
      .map((label) => namesOf(data, data.label.lastIndexOf(label)))
    const correction: fc.Arbitrary<Correction> = fc.oneof(
      fc.record({ do: fc.constant('merge' as const), concept: names, into: names }),
      fc.record({
        do: fc.constant('rename' as const),
        concept: names,
        label: fc.constantFrom('Zebra', 'Yak'),
      }),
      fc.record({
        do: fc.constant('retype' as const),
        concept: names,
        type: fc.constantFrom(...CONCEPT_TYPES),
      }),
      fc.record({ do: fc.constant('hide' as const), concept: names }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(correction, { minLength: 2, maxLength: 12 }), async (corrections) => {
        const preview = corrected(data, corrections)
        const built = await build(corrections)
        expect(preview.replayed).toEqual(built.corrections)
        expect([...seen(preview.data)].sort()).toEqual([...told(built)].sort())
        expect(preview.data.nodes - preview.data.papers - preview.data.gone).toBe(built.concepts.length)
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('knows what the atlas was built with, and where the old keys lead', async () => {
    const data = mapOf(await build([{ do: 'hide', concept: ['CIFAR-100'] }]))
    expect([...data.replayed.keys()]).toEqual(['["hide","CIFAR-100"]'])
    const { data: shown, apart } = corrected(data, [
      { do: 'merge', concept: ['few-shot learning'], into: ['Vision Transformer'] },
      { do: 'split', concept: ['parameter-efficient fine-tuning'], alias: 'PET' },
      { do: 'hide', concept: ['graph transformer'] },
    ])
    const node = shown.nodeOf.get('c:vision-transformer')!
    expect(shown.nodeOf.get('c:few-shot-learning')).toBe(node)
    expect(shown.nodeOf.has('c:graph-transformer')).toBe(false)
    expect([...apart]).toEqual([[shown.nodeOf.get('c:parameter-efficient-fine-tuning'), ['PET']]])
    expect(corrected(data, []).data).toBe(data)
  })
})
