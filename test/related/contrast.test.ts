import { describe, expect, test } from 'vitest'
import { contrastAtlases, contrastGroups, contrastPeriods, type Side } from '../../src/related/contrast.ts'
import type { Atlas } from '../../src/types.ts'
import { smallAtlas } from '../helpers/atlas.ts'

/** Papers of these years that each link to the concepts of these names. */
function atlasOf(
  papers: readonly (readonly [year: number | undefined, ...names: string[]])[],
  others: Record<string, string> = {},
): Atlas {
  const names = [...new Set(papers.flatMap(([, ...own]) => own))].sort()
  return smallAtlas(
    papers.map(([year, ...own], p) => ({
      id: `${p}`,
      abstract: own.join(' '),
      ...(year !== undefined && { year }),
    })),
    names.map((label) => ({
      slug: label,
      label,
      aliases: others[label] ? [others[label]] : [],
    })),
    papers.flatMap(([, ...own], paper) =>
      own.map((surface) => ({ paper, concept: names.indexOf(surface), surface })),
    ),
  )
}
const times = <T>(many: number, one: T): T[] => Array.from({ length: many }, () => one)

describe('contrast', () => {
  const old = times(20, [2010, 'language', 'grammar'] as const)
  const fresh = times(30, [2020, 'language', 'transformer'] as const)

  test('two periods: what either has more of, what is common to both in neither list', () => {
    const found = contrastPeriods(atlasOf([...old, ...fresh, [undefined, 'language']]), 2020)
    expect(found).toMatchObject({ papers: [20, 30], leftOut: 1, shared: 1, only: [1, 1] })
    expect(found.more.map((side) => side.map(({ label, papers }) => [label, papers]))).toEqual([
      [['grammar', [20, 0]]],
      [['transformer', [0, 30]]],
    ])
    const [[first], [second]] = found.more
    expect(first.z).toBeGreaterThan(2)
    expect(second.z).toBeLessThan(-2)
  })

  test('two groups: a paper of both counts on both sides, one of neither is left out', () => {
    const atlas = atlasOf([...old, ...fresh, [undefined, 'language']])
    const sides: (readonly Side[])[] = [
      ...old.map(() => [0, 1] as const),
      ...fresh.map(() => [1] as const),
      [],
    ]
    const found = contrastGroups(atlas, (paper) => sides[paper])
    expect(found).toMatchObject({ papers: [20, 50], leftOut: 1, shared: 2, only: [0, 1] })
    expect(found.more.map((side) => side.map(({ label, concept }) => [label, concept]))).toEqual([
      [['grammar', 0]],
      [['transformer', 2]],
    ])
  })

  test('what is surer comes first: many papers before few', () => {
    const few = [...times(3, [2020, 'rare'] as const), ...times(30, [2020, 'common'] as const)]
    const [, more] = contrastPeriods(atlasOf([...times(40, [2010, 'language'] as const), ...few]), 2020).more
    expect(more.map(({ label }) => label)).toEqual(['common', 'rare'])
  })

  test('a side without papers has nothing more, and the other neither', () => {
    expect(contrastPeriods(atlasOf(old), 2000)).toMatchObject({ papers: [0, 20], more: [[], []] })
    expect(contrastPeriods(atlasOf([]), 2000)).toMatchObject({ papers: [0, 0], shared: 0, more: [[], []] })
  })

  test('two atlases: concepts are the same by name or by another name', () => {
    const theirs = atlasOf([...times(10, [2020, 'LLM'] as const), [2020, 'grammar']], {
      LLM: 'large language model',
    })
    const mine = atlasOf([
      ...times(9, [2020, 'large language model'] as const),
      ...times(12, [2020, 'protein'] as const),
    ])
    const found = contrastAtlases(mine, theirs)
    expect(found).toMatchObject({ papers: [21, 11], leftOut: 0, shared: 1, only: [1, 1] })
    expect(found.more[0].map(({ label }) => label)).toEqual(['protein'])
  })
})
