import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Correction } from '../../src/correction.ts'
import { readFolder, readManifest, writeFolder } from '../../src/folder/index.ts'
import { generator } from '../../src/random.ts'
import { explain } from '../../src/related/explain.ts'
import type { NodeRef } from '../../src/related/find.ts'
import { type Paper, ROLES } from '../../src/types.ts'
import { appearance, HIDDEN, SHOWN } from '../../web/appearance/appearance.ts'
import { kept } from '../../web/appearance/filters.ts'
import { between } from '../../web/data/between.ts'
import { corrected } from '../../web/data/corrected.ts'
import { mapData, neighboursOf, sharedPapers } from '../../web/data/map-data.ts'
import { trends, yearsOf, yearsOfConcept } from '../../web/data/years.ts'
import { compare, INITIAL, NODE_TYPES, type State, select } from '../../web/state/state.ts'
import { atlasOf, paper } from '../related/atlas.ts'
import { type FixtureAtlas, fixture, fixtureWithAside } from './fixture.ts'

const { manifest } = fixture(150)
const data = mapData(manifest)

/** What is left, by the definition: over sets of links, from the manifest. */
function left(state: State): Set<number> {
  const { papers, concepts, links, nodes } = manifest
  const count = papers.id.length
  const inYears = (p: number): boolean => {
    const year = papers.year[p]
    return !state.years || (year !== null && state.years[0] <= year && year <= state.years[1])
  }
  const links_ = papers.id.flatMap((_, p) =>
    links.concept
      .slice(links.start[p], links.start[p + 1])
      .map((c, at) => ({ p, c, l: links.start[p] + at })),
  )
  const good = links_.filter(
    ({ p, c, l }) =>
      inYears(p) &&
      concepts.papers[c] >= state.leastPapers &&
      !state.hiddenRoles.includes(ROLES[links.role[l]]) &&
      links.weight[l] >= state.leastWeight,
  )
  const unfiltered =
    !state.years && state.leastPapers === 1 && state.leastWeight === 0 && state.hiddenRoles.length === 0
  const found = new Set<number>()
  for (let node = 0; node < nodes.x.length; node++) {
    const type = node < count ? 'paper' : NODE_TYPES[concepts.type[node - count]]
    const own = node < count ? inYears(node) : concepts.papers[node - count] >= state.leastPapers
    const linked = (list: typeof links_): boolean => list.some(({ p, c }) => p === node || c + count === node)
    if (!own || state.hiddenTypes.includes(type)) continue
    if (state.hiddenCommunities.includes(nodes.community[node])) continue
    if (unfiltered || !linked(links_) || linked(good)) found.add(node)
  }
  return found
}

describe('filters', () => {
  const state = fc.record({
    hiddenCommunities: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
    hiddenTypes: fc.subarray([...NODE_TYPES], { maxLength: 2 }),
    hiddenRoles: fc.subarray([...ROLES]),
    years: fc.option(fc.tuple(fc.constant(2014), fc.integer({ min: 2014, max: 2022 }))),
    leastPapers: fc.integer({ min: 1, max: 6 }),
    leastWeight: fc.nat(9).map((n) => n / 10),
  })
  test('what is left, and along which edges, is as defined', () => {
    fc.assert(
      fc.property(state, (filters) => {
        const given: State = { ...INITIAL, ...filters }
        const { status, passes } = kept(data, given)
        const shown = new Set([...status.keys()].filter((node) => status[node] === SHOWN))
        expect(shown).toEqual(left(given))
        expect(appearance(data, given).shown).toBe(shown.size)
        for (let edge = 0; edge < data.edges; edge++) {
          const role = edge < data.links ? ROLES[data.role[edge]] : null
          const fits =
            data.weight[edge] >= Math.fround(given.leastWeight) && !given.hiddenRoles.includes(role as never)
          expect(passes[edge] === 1).toBe(
            fits && shown.has(data.source[edge]) && shown.has(data.target[edge]),
          )
        }
      }),
      { numRuns: 40 },
    )
  })
  test('a focus goes along what the filters leave', () => {
    const node = data.nodeOf.get('c:quantum')!
    const given: State = { ...select(INITIAL, 'c:quantum'), near: 0, hiddenRoles: ['uses', 'mentions'] }
    const { status, focusEdges } = appearance(data, given)
    const { passes } = kept(data, given)
    const near = neighboursOf(data, node).filter(({ edge }) => passes[edge] === 1)
    expect([...focusEdges].sort((a, b) => a - b)).toEqual(near.map(({ edge }) => edge).sort((a, b) => a - b))
    expect(near.length).toBeLessThan(neighboursOf(data, node).length)
    expect(near.every((row) => status[row.node] === SHOWN)).toBe(true)
  })
})

describe('what is put aside', () => {
  const apart = mapData(fixtureWithAside(600).manifest)
  const aside = [...apart.aside.keys()].filter((node) => apart.aside[node] === 1 && apart.count[node] > 0)
  const hidden = (state: State, wanted?: number[]): number[] => {
    const { status } = kept(apart, state, wanted)
    return [...status.keys()].filter((node) => status[node] === HIDDEN && apart.count[node] > 0)
  }
  const keyOf = (node: number): string => apart.key[node]
  test('is hidden, and nothing else, until it is asked for', () => {
    expect(aside.length).toBeGreaterThan(2)
    expect(hidden(INITIAL)).toEqual(aside)
    expect(hidden({ ...INITIAL, alone: true })).toEqual([])
  })
  test("is in sight where it or its paper is in focus, and where a text of one's own names it", () => {
    for (const node of aside) {
      const [{ node: paper }] = neighboursOf(apart, node).filter((row) => row.node < apart.papers)
      const others = aside.filter((other) => other !== node)
      expect(hidden(select(INITIAL, keyOf(node)))).toEqual(others)
      expect(hidden(select(INITIAL, keyOf(paper)))).not.toContain(node)
      expect(hidden(INITIAL, [node])).toEqual(others)
      const { status, focusEdges } = appearance(apart, select(INITIAL, keyOf(paper)))
      expect([status[node], focusEdges.length]).toEqual([SHOWN, neighboursOf(apart, paper).length])
    }
  })
  test('is counted anew when concepts are merged', () => {
    const paperOf = (node: number): number =>
      neighboursOf(apart, node)
        .map(({ node }) => node)
        .filter((node) => node < apart.papers)[0]
    const [a] = aside
    const b = aside.find((node) => paperOf(node) !== paperOf(a))!
    const merge: Correction = { do: 'merge', concept: [apart.label[b]], into: [apart.label[a]] }
    const { data, replayed } = corrected(apart, [merge])
    expect([replayed[0].outcome, data.count[a], data.aside[a]]).toEqual(['done', 2, 0])
  })
})

describe('between two nodes', () => {
  const conceptsOf = (paper: number): Set<number> =>
    new Set(neighboursOf(data, paper).map(({ node }) => node))
  const node = fc.nat(data.nodes - 1)
  test('shared nodes are those of both; every edge joins two of the nodes', () => {
    fc.assert(
      fc.property(node, node, (a, b) => {
        fc.pre(a !== b)
        const { kind, nodes, edges } = between(data, a, b)
        expect(nodes).toEqual(expect.arrayContaining([a, b]))
        for (const edge of edges)
          expect(nodes).toEqual(expect.arrayContaining([data.source[edge], data.target[edge]]))
        if (kind !== 'shared') return
        const both =
          a < data.papers
            ? [...conceptsOf(a)].filter((one) => conceptsOf(b).has(one))
            : sharedPapers(data, a, b)
        expect(nodes.slice(2).sort((x, y) => x - y)).toEqual(both.sort((x, y) => x - y))
        expect(edges).toHaveLength(2 * both.length)
      }),
    )
  })

  const ofAtlas = (papers: Paper[], concepts: string[][]): FixtureAtlas => {
    const files = [...writeFolder(atlasOf(papers, concepts))].map(
      ({ path, chunks }) => [path, JSON.parse([...chunks].join(''))] as const,
    )
    return {
      manifest: files.at(-1)![1],
      chunks: files.filter(([path]) => path.startsWith('papers/')).map(([, chunk]) => chunk),
    }
  }
  const sparse = (seed: number): FixtureAtlas => {
    const random = generator(seed)
    const names = Array.from({ length: 60 }, (_, c) => `c${String(c).padStart(2, '0')}`)
    const texts = Array.from({ length: 70 }, () =>
      Array.from({ length: 2 }, () => names[Math.floor(random() ** 2 * names.length)]).join(' '),
    )
    return ofAtlas(
      texts.map((abstract, p) => paper({ id: `p${p}`, abstract })),
      names.map((name) => [name]),
    )
  }
  test.each([
    ['the planted one', fixture(150)],
    ['a sparse one', sparse(1)],
    ['another', sparse(2)],
  ])('200 pairs are connected as the command line says: %s', (_, { manifest, chunks }) => {
    const atlas = readFolder(readManifest(manifest), chunks)
    const map = mapData(manifest)
    const refOf = (node: number): NodeRef =>
      node < map.papers ? { kind: 'paper', index: node } : { kind: 'concept', index: node - map.papers }
    const random = generator(3)
    const seen = new Set<string>()
    for (let pair = 0; pair < 200; pair++) {
      const [a, b] = [0, 1].map(() => Math.floor(random() * map.nodes))
      if (a === b) continue
      const { kind, nodes, edges } = between(map, a, b)
      const told = explain(atlas, refOf(a), refOf(b), map.papers)
      seen.add(kind)
      if (told.kind === 'papers' && told.shared.length > 0)
        expect([kind, nodes.slice(2)]).toEqual([
          'shared',
          told.shared.map(({ concept }) => map.papers + concept),
        ])
      else if (told.kind === 'concepts' && told.shared.length > 0)
        expect([kind, nodes.length - 2]).toEqual(['shared', told.papers])
      else if (told.kind === 'link' && told.tie) expect(kind).toBe('link')
      else if (!told.way) expect([kind, nodes]).toEqual(['none', [a, b]])
      else {
        const { concepts, between: papers } = told.way
        const ends = (one: number): number[] => (one < map.papers ? [one] : [])
        expect([kind, nodes.filter((one) => one >= map.papers)]).toEqual([
          'chain',
          concepts.map((concept) => map.papers + concept),
        ])
        expect(nodes.filter((one) => one < map.papers)).toEqual([
          ...ends(a),
          ...papers.map(({ paper }) => paper),
          ...ends(b),
        ])
        expect(edges).toHaveLength(nodes.length - 1)
        expect(edges).not.toContain(-1)
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['chain', 'shared']))
  })

  test('a rare concept connects before a hub that all papers name', () => {
    const hub = Array.from({ length: 12 }, (_, p) =>
      paper({ id: `h${p}`, abstract: p % 2 ? 'left hub' : 'hub right' }),
    )
    const rare = [paper({ id: 'r1', abstract: 'left rare' }), paper({ id: 'r2', abstract: 'rare right' })]
    const { manifest } = ofAtlas([...hub, ...rare], [['left'], ['hub'], ['right'], ['rare']])
    const map = mapData(manifest)
    const [left, right] = ['left', 'right'].map((label) => map.label.indexOf(label))
    const { kind, nodes } = between(map, left, right)
    expect([kind, nodes.map((one) => map.label[one]).filter((_, at) => at % 2 === 0)]).toEqual([
      'chain',
      ['left', 'rare', 'right'],
    ])
  })

  test('the map shows what explains, whatever is filtered, and fades the rest', () => {
    const [a, b] = [data.key[data.source[0]], data.key[data.target[0]]]
    const given: State = { ...compare(select(INITIAL, a), b), hiddenTypes: ['paper'] }
    const { status, other, shown, focusEdges } = appearance(data, given)
    expect([status[data.source[0]], status[data.target[0]], other]).toEqual([SHOWN, SHOWN, data.target[0]])
    expect([shown, [...focusEdges]]).toEqual([2, [0]])
    expect(status.includes(HIDDEN)).toBe(true)
  })
})

describe('years', () => {
  test('papers by year, none where there is but one', () => {
    const years = yearsOf(data)!
    for (let at = 0; at < years.papers.length; at++)
      expect(years.papers[at]).toBe(manifest.papers.year.filter((year) => year === years.first + at).length)
    expect(years.last).toBe(Math.max(...manifest.papers.year.map(Number)))
    expect(yearsOf({ ...data, year: data.year.map(() => 2020) })).toBeNull()
    expect(yearsOf({ ...data, year: data.year.map(() => null) })).toBeNull()
  })
  test('old years count in the first bar', () => {
    const year = data.year.map((_, p) => (p === 0 ? 1700 : 2000 + (p % 2)))
    const years = yearsOf({ ...data, year })!
    expect([years.first, years.last, years.papers.length, years.papers[0]]).toEqual([1942, 2001, 60, 1])
  })
  test('a concept that only new papers have rises, one that only old ones have falls', () => {
    const [rising, falling] = ['c:quantum', 'c:glacier'].map((key) => data.nodeOf.get(key)!)
    const has = (paper: number, concept: number): boolean => conceptsOf(paper).has(concept)
    const conceptsOf = (paper: number): Set<number> =>
      new Set(neighboursOf(data, paper).map(({ node }) => node))
    const year = data.year.map((_, p) => (has(p, rising) ? 2024 : has(p, falling) ? 2010 : 2011 + (p % 13)))
    const changed = { ...data, year }
    const years = yearsOf(changed)!
    const found = trends(changed, years, 12)
    expect(found.rising[0].concept).toBe(rising)
    expect(found.falling.map(({ concept }) => concept)).toContain(falling)
    expect(found.falling.every(({ score }, at) => score >= (found.falling[at - 1]?.score ?? -99))).toBe(true)
    expect([...yearsOfConcept(changed, years, rising)].at(-1)).toBe(data.count[rising])
  })
})
