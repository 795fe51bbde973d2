import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mention, RULES } from '../../src/mentions/index.ts'
import { withoutParts, withoutRepeats } from '../../src/mentions/nesting.ts'

/** Mentions in few places with few forms, one per span, sorted as findMentions gives them. */
const mentions: fc.Arbitrary<Mention[]> = fc
  .uniqueArray(
    fc
      .record({
        field: fc.integer({ min: -1, max: 1 }),
        from: fc.nat(7),
        length: fc.integer({ min: 1, max: 4 }),
        form: fc.constantFrom('a', 'b'),
        rule: fc.constantFrom(...RULES),
        posterior: fc.constantFrom(0, 0.5, 1),
      })
      .map(({ length, ...mention }) => ({ ...mention, to: mention.from + length })),
    { selector: ({ field, from, to }) => `${field} ${from} ${to}`, maxLength: 14 },
  )
  .map((found) => found.sort((a, b) => a.field - b.field || a.from - b.from || a.to - b.to))

const ESTABLISHED = ['abbreviation', 'stated', 'vocabulary', 'name']

describe('mentions that overlap', () => {
  test('parts of an established name are dropped, as a naive search says', () => {
    fc.assert(
      fc.property(mentions, (found) => {
        const isPart = (inner: Mention): boolean =>
          found.some(
            (outer) =>
              outer !== inner &&
              ESTABLISHED.includes(outer.rule) &&
              outer.field === inner.field &&
              outer.from <= inner.from &&
              inner.to <= outer.to,
          )
        expect(withoutParts(found)).toEqual(found.filter((mention) => !isPart(mention)))
      }),
      { numRuns: 2000 },
    )
  })

  test('of one form no two that are kept overlap, and none is dropped without a reason', () => {
    fc.assert(
      fc.property(mentions, (found) => {
        const kept = withoutRepeats(found)
        const overlap = (a: Mention, b: Mention): boolean =>
          a.form === b.form && a.field === b.field && a.from < b.to && b.from < a.to
        expect(kept).toEqual(found.filter((mention) => kept.includes(mention)))
        for (const a of kept) for (const b of kept) expect(a !== b && overlap(a, b)).toBe(false)
        for (const a of found)
          if (!kept.includes(a)) expect(found.some((b) => b !== a && overlap(a, b))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('the surer rule wins, then the posterior, then the shorter', () => {
    const at = (from: number, to: number, rule: Mention['rule'], posterior = 0): Mention => ({
      field: 0,
      from,
      to,
      form: 'pet',
      rule,
      posterior,
    })
    const best = (...found: Mention[]): Mention[] => withoutRepeats(found)
    expect(best(at(0, 1, 'tagger', 0.9), at(0, 2, 'abbreviation'))).toEqual([at(0, 2, 'abbreviation')])
    expect(best(at(0, 1, 'tagger', 0.3), at(0, 2, 'tagger', 0.6))).toEqual([at(0, 2, 'tagger', 0.6)])
    expect(best(at(0, 1, 'tagger', 0.6), at(0, 2, 'tagger', 0.6))).toEqual([at(0, 1, 'tagger', 0.6)])
    expect(best(at(0, 1, 'tagger'), at(1, 2, 'tagger'))).toHaveLength(2)
  })
})
