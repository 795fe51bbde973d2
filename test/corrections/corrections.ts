/** Corrections of any content, over few names, so that they meet. */
import fc from 'fast-check'
import type { ConceptNames, Correction } from '../../src/correction.ts'
import { type Corrections, correctionsOf } from '../../src/corrections/file.ts'
import { CONCEPT_TYPES } from '../../src/types.ts'

/** Corrections that speak of these names. */
export function anyCorrection(labels: readonly string[]): fc.Arbitrary<Correction> {
  const name = fc.constantFrom(...labels)
  const names = fc
    .tuple(name, fc.array(name, { maxLength: 2 }))
    .map(([one, more]): ConceptNames => [one, ...more])
  return fc.oneof(
    fc.record({ do: fc.constant('merge' as const), concept: names, into: names }),
    fc.record({ do: fc.constant('split' as const), concept: names, alias: name }),
    fc.record({ do: fc.constant('rename' as const), concept: names, label: name }),
    fc.record({
      do: fc.constant('retype' as const),
      concept: names,
      type: fc.constantFrom(...CONCEPT_TYPES),
    }),
    fc.record({ do: fc.constant('hide' as const), concept: names }),
  )
}

export const NAMES = [
  'a',
  'B',
  'graph thing',
  'Graph Things',
  'c d',
  'PET',
  '“x”\n{}',
  '__proto__',
  '\u202ey',
]

export const anyCorrections: fc.Arbitrary<Corrections> = fc
  .array(
    fc.record({
      correction: anyCorrection(NAMES.slice(0, 4)),
      at: fc.integer({ min: 1, max: 6 }),
      later: fc.integer({ min: 0, max: 3 }),
      undone: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((list) => correctionsOf(list.map(({ later, ...rest }) => ({ ...rest, changed: rest.at + later }))))
