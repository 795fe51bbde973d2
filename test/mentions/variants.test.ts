import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mention } from '../../src/mentions/index.ts'
import { findVariants, stemsOf } from '../../src/mentions/variants.ts'

/** Mentions of these forms, one each. */
const mentionsOf = (forms: readonly string[]): Mention[] =>
  forms.map((form, i) => ({ field: 0, from: i, to: i + 1, form, rule: 'tagger', posterior: 1 }))

const variants = (
  forms: readonly string[],
  known: readonly string[] = [],
  longs: readonly string[] = [],
): [string, string][] => [...findVariants(mentionsOf(forms), (form) => known.includes(form), new Set(longs))]

describe('wordings of one thing within a paper', () => {
  test.each([
    ['other endings', ['diagonal preconditioner', 'diagonal preconditioning', 'diagonal preconditioning']],
    ['a doubled consonant', ['semidefinite program', 'semidefinite programming']],
    ['a generic word behind', ['contrastive learning', 'contrastive learning framework']],
    ['a light word behind', ['covid 19', 'covid 19 pandemic']],
    ['a word left out inside', ['user level differential privacy', 'user level privacy']],
    ['another order', ['detection of fake news', 'fake news detection']],
    ['an adjective with a relation', ['transitive relationship', 'transitivity']],
    ['initials', ['james webb space telescope', 'jwst']],
    ['the large ones of language models', ['language model', 'large language model']],
  ])('%s', (_, forms) => {
    expect(variants(forms)).toHaveLength(1)
  })

  test.each([
    ['one of a pair', ['bronze and iron age', 'bronze age']],
    ['who does it', ['sleeper', 'sleep']],
    ['another kind', ['graph transformer', 'vision transformer']],
    ['the last words alone', ['weight decay', 'decoupled weight decay']],
  ])('not %s', (_, forms) => {
    expect(variants(forms)).toEqual([])
  })

  test('two that the vocabulary knows are two', () => {
    const forms = ['language model', 'language modeling']
    expect(variants(forms, forms)).toEqual([])
  })

  test('what a short form stands for is no ellipsis of something else', () => {
    const forms = ['density functional perturbation theory', 'density functional theory']
    expect(variants(forms, [], [forms[0]])).toEqual([])
  })

  test('whatever the forms, every wording ends at a form of the paper that goes by no other', () => {
    const word = fc.constantFrom(
      'large',
      'graph',
      'graphs',
      'network',
      'model',
      'learning',
      'learner',
      'of',
      'data',
    )
    const form = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.uniqueArray(form, { maxLength: 12 }), fc.array(form), (forms, known) => {
        const found = new Map(variants(forms, known))
        for (const [other, as] of found) {
          expect(forms).toContain(other)
          expect(forms).toContain(as)
          expect(found.has(as)).toBe(false)
        }
      }),
    )
  })

  test('stems', () => {
    expect(stemsOf('preconditioner')).not.toBe(stemsOf('preconditioning'))
    expect(stemsOf('graph preconditioner')).toBe(stemsOf('graph preconditioning'))
    expect(stemsOf('optimality')).toBe(stemsOf('optimal'))
  })
})
