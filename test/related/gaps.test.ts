import { describe, expect, test } from 'vitest'
import { linksOf } from '../../src/atlas.ts'
import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { DEFAULTS } from '../../src/options.ts'
import { type Gap, gapsOf } from '../../src/related/gaps.ts'
import type { Atlas } from '../../src/types.ts'
import { planted } from '../graph/planted.ts'
import { smallAtlas } from '../helpers/atlas.ts'

/** Of each letter a paper: what it links to. */
function atlasOf(papers: readonly string[], names: readonly string[]): Atlas {
  const texts = papers.map((concepts, p) => ({
    id: `${p}`,
    abstract: [...concepts].map((c) => names[Number(c)]).join(' '),
  }))
  return smallAtlas(
    texts,
    names.map((label, c) => ({
      slug: `c${c}`,
      label,
    })),
    papers.flatMap((concepts, paper) =>
      [...concepts].map((c) => ({ paper, concept: Number(c), surface: names[Number(c)] })),
    ),
  )
}

/** Fish oil and Raynaud's disease, as Swanson found them: both with blood viscosity, platelets and spasm, never together. */
const NAMES = ['Raynaud', 'fish oil', 'viscosity', 'platelet', 'spasm', 'wheat', 'soil', 'yield']
const SWANSON = ['02', '03', '04', '0234', '12', '13', '14', '1234', '56', '57', '67', '567', '56', '57']

const label = (atlas: Atlas, { a, b }: Gap): string[] => [a, b].map((c) => atlas.concepts[c].label).sort()

describe('gaps', () => {
  test('the two that keep the same company, what both occur with, and the papers nearest', () => {
    const atlas = atlasOf(SWANSON, NAMES)
    const [gap, ...others] = gapsOf(atlas)
    expect(label(atlas, gap)).toEqual(['Raynaud', 'fish oil'])
    expect(gap.bridges.map((c) => atlas.concepts[c].label).sort()).toEqual(['platelet', 'spasm', 'viscosity'])
    expect(gap.papers.map(([first]) => first).sort()).toEqual([3, 7])
    expect(others).toEqual([])
  })

  test('of one concept, with fewer papers than asked of others', () => {
    const atlas = atlasOf(SWANSON, NAMES)
    const found = gapsOf(atlas, { about: 1, papers: 4 })
    expect(found.map((gap) => [gap.a, label(atlas, gap)])).toEqual([[1, ['Raynaud', 'fish oil']]])
    expect(gapsOf(atlas, { papers: 5 })).toEqual([])
  })

  test('a name inside another one is no gap', () => {
    const names = NAMES.map((name) => (name === 'Raynaud' ? 'cod fish oil' : name))
    expect(gapsOf(atlasOf(SWANSON, names))).toEqual([])
  })

  test('no pair has a common paper, and all that could be told is, against a plain count', () => {
    const { papers, concepts, links } = planted({ papers: 150, concepts: 60, communities: 4 })
    const atlas = drawGraph(papers, concepts, linkColumns(links), undefined, DEFAULTS)
    const sets = atlas.papers.map((_, p) => new Set(linksOf(atlas, p).map(({ concept }) => concept)))
    const together = (a: number, b: number): boolean => sets.some((set) => set.has(a) && set.has(b))
    const found = gapsOf(atlas, { most: 1000, papers: 4 })
    expect(found.length).toBeGreaterThan(5)
    for (const { a, b, nearness, expected, bridges, papers: near } of found) {
      expect(together(a, b)).toBe(false)
      for (const bridge of bridges) expect(together(a, bridge) && together(b, bridge)).toBe(true)
      expect(Math.min(atlas.concepts[a].papers, atlas.concepts[b].papers)).toBeGreaterThanOrEqual(4)
      expect(expected).toBeCloseTo((atlas.concepts[a].papers * atlas.concepts[b].papers) / 150, 10)
      expect(nearness).toBeGreaterThan(0)
      expect(nearness).toBeLessThanOrEqual(1 + 1e-9)
      for (const [side, concept] of [a, b].entries())
        for (const p of near[side]) expect(sets[p].has(concept)).toBe(true)
    }
    // Each concept stands in two gaps at most.
    const times = new Map<number, number>()
    for (const { a, b } of found) for (const c of [a, b]) times.set(c, (times.get(c) ?? 0) + 1)
    expect(Math.max(...times.values())).toBe(2)
    const about = gapsOf(atlas, { most: 1000, papers: 4, about: found[0].a })
    const others = atlas.concepts.flatMap(({ papers }, c) =>
      c !== found[0].a && papers >= 4 && !together(found[0].a, c) ? [c] : [],
    )
    expect(others).toEqual(expect.arrayContaining(about.map(({ b }) => b)))
    expect(gapsOf(atlas, { most: 1000, papers: 4 })).toEqual(found)
  })

  test('none where there is nothing', () => {
    expect(gapsOf(atlasOf([], []))).toEqual([])
    expect(gapsOf(atlasOf(['01', '01'], ['a', 'b']))).toEqual([])
  })
})
