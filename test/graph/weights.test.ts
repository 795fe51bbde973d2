import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkColumns, paperCounts } from '../../src/graph/columns.ts'
import { linkWeights } from '../../src/graph/weights.ts'
import { type Field, type Link, ROLES, type Role } from '../../src/types.ts'
import { planted } from './planted.ts'

const mention = (field: Field) => ({
  field,
  start: 0,
  end: 1,
  surface: 'x',
  sentence: { start: 0, end: 1 },
})
const link = (concept: number, role: Role = 'uses', ...fields: Field[]): Link => ({
  concept,
  role,
  weight: 0,
  evidence: fields.map(mention),
})

function weigh(links: Link[][], concepts: number): number[][] {
  const columns = linkColumns(links)
  const weights = linkWeights(columns, paperCounts(columns, concepts))
  return links.map((_, p) => [...weights.subarray(columns.start[p], columns.start[p + 1])])
}

describe('linkWeights', () => {
  it('gives the strongest link of a paper 1 and keeps the rest in (0, 1], with 4 decimals', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), (seed, papers) => {
        const { links, concepts } = planted({ seed, papers, concepts: 30, communities: 3 })
        for (const weights of weigh(links, concepts.length)) {
          expect(Math.max(...weights)).toBe(1)
          for (const weight of weights) {
            expect(weight).toBeGreaterThan(0)
            expect(Math.fround(Number(weight.toFixed(4)))).toBe(weight)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it('is tf·idf by role and field, as computed by hand', () => {
    const links = [
      [link(0, 'uses', 'abstract'), link(1, 'addresses', 'title', 'abstract')],
      [link(0, 'mentions')],
    ]
    const of = (role: number, mentions: number, idf: number): number => role * (1 + Math.log(mentions)) * idf
    const [shared, own] = [Math.log(1 + 2 / 2), Math.log(1 + 2 / 1)]
    expect(weigh(links, 2)[0][0]).toBeCloseTo(of(1, 1, shared) / of(1.6, 4, own), 4)
    expect(weigh(links, 2)).toEqual([[expect.any(Number), 1], [1]])
  })

  it('weighs what is proposed, in the title, repeated or rare above what is not', () => {
    const above = (strong: Link, weak: Link, more: Link[][] = []): void => {
      const [first] = weigh([[weak, { ...strong, concept: 1 }], ...more], 2)
      expect(first[1]).toBe(1)
      expect(first[0]).toBeLessThan(1)
    }
    above(link(1, 'proposes', 'abstract'), link(0, 'addresses', 'abstract'))
    above(link(1, 'uses', 'title'), link(0, 'uses', 'abstract', 'abstract'))
    above(link(1, 'uses', 'abstract', 'abstract'), link(0, 'uses', 'abstract'))
    above(link(1, 'uses', 'abstract'), link(0, 'uses', 'abstract'), [[link(0)], [link(0)]])
  })

  it('ranks every role above nothing', () => {
    for (const role of ROLES) expect(weigh([[link(0, role)]], 1)).toEqual([[1]])
  })
})
