import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Spelling } from '../../src/concepts/spelling.ts'

const KNOWN =
  'learning reinforcement multi neural convolutional classification symmetric ranking casual wav2vec'.split(
    ' ',
  )
const spelling = new Spelling(KNOWN)

test.each([
  ['reinforcment', 'reinforcement'],
  ['reinforcememt', 'reinforcement'],
  ['mutli', 'multi'],
  ['neurual', 'neural'],
  ['convoluational', 'convolutional'],
  ['leaning', 'learning'],
])('%s is meant to be %s', (word, right) => {
  expect(spelling.correct(word)).toBe(right)
})

test.each([
  ['learning', 'is known'],
  ['asymmetric', 'has a prefix'],
  ['rankings', 'has another ending'],
  ['rakng', 'is two edits away'],
  ['milti', 'is too short for anything but a swap'],
  ['wav3vec', 'is no plain word'],
  ['', 'is empty'],
])('%s %s', (word) => {
  expect(spelling.correct(word)).toBeUndefined()
})

test('a word near to several known ones is left alone', () => {
  expect(new Spelling(['planning', 'planting']).correct('plansing')).toBeUndefined()
})

test('agrees with the naive distance of Damerau', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 5, maxLength: 9 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 6 }), word, (known, typo) => {
      const near = known.filter(
        (one) => one[0] === typo[0] && one.at(-1) === typo.at(-1) && isNear(one, typo),
      )
      expect(new Spelling(known).correct(typo)).toBe(
        known.includes(typo) || near.length !== 1 ? undefined : near[0],
      )
    }),
    { numRuns: 3000 },
  )
})

/** Every edit tried in turn. */
function isNear(known: string, typo: string): boolean {
  for (let i = 0; i < known.length; i++) {
    const [head, tail] = [known.slice(0, i), known.slice(i)]
    if (tail.length > 1 && head + tail[1] + tail[0] + tail.slice(2) === typo) return true
    if (known.length >= 7 && typo.length >= 6 && head + tail.slice(1) === typo) return true
    for (const letter of 'abc') {
      if (known.length >= 7 && head + letter + tail.slice(1) === typo) return true
      if (typo.length >= 7 && known.length >= 6 && head + letter + tail === typo) return true
    }
  }
  return false
}
