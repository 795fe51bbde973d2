import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Manifest, Names } from '../../src/folder/format.ts'
import { writeFolder } from '../../src/folder/index.ts'
import { fold } from '../../src/related/names.ts'
import { corrected, renamed } from '../../web/data/corrected.ts'
import { mapData } from '../../web/data/map-data.ts'
import { type Catalogue, catalogue, GROUPS, type Hit } from '../../web/search/catalogue.ts'
import { createSearchDesk } from '../../web/search/desk.ts'
import { nameIndex } from '../../web/search/names.ts'
import { atlasOf, paper } from '../related/atlas.ts'
import { fixture } from './fixture.ts'

const { manifest } = fixture(400)
const data = mapData(manifest)

function readAll(given: Manifest, names?: Names): Catalogue {
  const all = catalogue(given, names)
  const steps = [...all.read()].length
  expect(steps).toBe(all.steps)
  return all
}
const hitsIn = (all: Catalogue, query: string, group: string, most = 12): Hit[] =>
  all.find(query, most).find((one) => one.group === group)?.hits ?? []

describe('names', () => {
  const all = readAll(manifest)
  const labels = (query: string): string[] =>
    all.find(query, 12).flatMap(({ hits }) => hits.map(({ node }) => data.label[node]))
  test.each([
    ['quantm', 'quantum'],
    ['pollinaton', 'pollination'],
    ['polinat', 'pollination'],
    ['firng cruve', 'firing curve'],
    ['ICE-SHEET', 'ice sheet'],
    ['tens', 'tensor network'],
    ['nneal', 'annealing'],
  ])('%s finds %s', (query, label) => expect(labels(query)[0]).toContain(label))
  test('two words with a letter missing each find the name, before names that hold one of them', () => {
    const given = fixture(100).manifest
    const names = ['Vision Transformer', 'vision', 'transformer', 'computer vision', 'graph transformer']
    given.concepts.label = given.concepts.label.map((label, c) => names[c] ?? label)
    const [first] = hitsIn(readAll(given), 'vison transfomer', 'concept')
    expect(first.node).toBe(given.papers.id.length)
  })
  test('a name as it stands comes first, an alias is named', () => {
    for (const label of ['tide', 'kiln', 'glaze']) expect(labels(label)[0]).toBe(label)
    const concept = data.aliases.findIndex((aliases) => aliases.length > 0 && aliases[0].surface.length > 1)
    const { surface } = data.aliases[concept][0]
    const hit = hitsIn(all, surface, 'concept', 50).find(({ node }) => node === data.papers + concept)
    expect(hit?.alias).toBe(surface)
  })
  test('nothing is found for nothing, nor for what is like no name', () => {
    expect([labels(''), labels('  -- '), labels('zzxqwv')]).toEqual([[], [], []])
  })
  test('what holds every word that is asked for is found, and with it no name that lacks one', () => {
    const word = fc.constantFrom('red', 'reddish', 'blue', 'green', 'constructor', '__proto__')
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), name, (names, query) => {
        const index = nameIndex()
        for (const one of names) index.add(one)
        const own = (text: string): string[] => fold(text).split(' ')
        const holds = (one: string): boolean =>
          own(query).every((asked) => own(one).some((word) => word.includes(asked)))
        const right = names.flatMap((one, at) => (holds(one) ? [at] : []))
        if (right.length === 0) return
        expect(index.find(query).map(({ name }) => name)).toEqual(right)
      }),
    )
  })
})

describe('papers', () => {
  const papers = [
    paper({
      id: 'x1',
      title: 'A parser',
      abstract: 'chart',
      authors: [{ name: 'Quillfeather, Ada' }],
      doi: '10.1/ab.c',
    }),
    paper({
      id: 'x2',
      title: 'A tagger',
      abstract: 'chart',
      authors: [{ name: 'Ada Quillfeather' }],
      venue: 'Proc. Owls',
    }),
    paper({ id: 'x3', title: 'A chart', abstract: 'chart', authors: [{ name: 'Bo Other' }], year: 2020 }),
  ]
  const files = [...writeFolder(atlasOf(papers, [['chart']]))].map(
    ({ path, chunks }) => [path, [...chunks].join('')] as const,
  )
  const file = (path: string): string => files.find(([name]) => name === path)![1]
  const all = readAll(JSON.parse(file('atlas.json')), JSON.parse(file('names.json')))
  test.each([
    ['Quillfeather', 'author', [0, 1]],
    ['ada quil', 'author', [1, 0]],
    ['Qillfeather', 'author', [0, 1]],
    ['owls', 'venue', [1]],
    ['x3', 'id', [2]],
    ['10.1/AB.c', 'id', [0]],
  ])('%s is found by %s', (query, group, nodes) => {
    const hits = hitsIn(all, query, group)
    expect(hits.map(({ node }) => node)).toEqual(nodes)
    expect(hits.every(({ alias }) => alias !== null)).toBe(true)
  })
  test('groups say how many there are and stand in their order', () => {
    const found = all.find('chart', 1)
    expect(found.map(({ group, count }) => [group, count])).toEqual([
      ['concept', 1],
      ['title', 1],
    ])
    expect(GROUPS.indexOf('concept')).toBeLessThan(GROUPS.indexOf('title'))
  })
  test('the desk answers while it reads, and says how far it is', async () => {
    const bytes = (path: string): Uint8Array => new TextEncoder().encode(file(path))
    const desk = createSearchDesk(async () => {})
    const held = new Map(['atlas.json', 'names.json'].map((path) => [path, bytes(path)]))
    await desk.open({ folder: 'http://here/', files: held })
    const { groups, read } = await desk.find({ query: 'tagger', most: 3 })
    expect([groups[0].hits[0].node, read]).toEqual([1, 1])

    const large = fixture(9000)
    let go = (): void => {}
    const waiting = createSearchDesk(() => new Promise((resolve) => (go = resolve)))
    const whole = new TextEncoder().encode(JSON.stringify(large.manifest))
    await waiting.open({ folder: 'http://here/', files: new Map([['atlas.json', whole]]) })
    const early = await waiting.find({ query: large.manifest.concepts.label[0], most: 3 })
    expect(early.groups[0].group).toBe('concept')
    expect(early.read).toBeGreaterThan(0.1)
    expect(early.read).toBeLessThan(1)
    for (let turn = 0; turn < 10; turn++) {
      go()
      await Promise.resolve()
    }
    expect((await waiting.find({ query: 'meets', most: 3 })).read).toBe(1)
  })
})

test('corrected names are found, and those that were taken away are not', () => {
  const all = readAll(manifest)
  const concepts = (query: string): string[] =>
    hitsIn(all, query, 'concept', 40).map(({ node }) => data.label[node])
  expect(concepts('glacier')).toContain('glacier')
  const { data: now } = corrected(data, [
    { do: 'rename', concept: ['glacier'], label: 'moving ice' },
    { do: 'hide', concept: ['tide'] },
  ])
  all.rename(renamed(data, now))
  expect(concepts('moving ice')).toEqual(['glacier'])
  expect(concepts('tide')).not.toContain('tide')
  all.rename([])
  expect([concepts('moving ice'), concepts('tide')[0]]).toEqual([[], 'tide'])
})
