import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedForm, normalForm } from '../../src/mentions/normal-form.ts'
import { PhraseTable } from '../../src/mentions/phrase-table.ts'
import { rollingHash } from '../../src/text/forms.ts'
import { tokenize } from '../../src/text/index.ts'

const texts = (text: string, phrases: string[]): string[] => {
  const tokens = tokenize(text)
  return new PhraseTable(phrases.map((phrase) => normalForm(phrase)))
    .matches(tokens, 0, tokens.length)
    .map(
      ({ from, to, phrase }) => `${text.slice(tokens[from].start, tokens[to - 1].end)} = ${phrases[phrase]}`,
    )
}

describe('the phrase table', () => {
  test('finds spellings, nested phrases and overlaps, by place', () => {
    expect(
      texts('Fine-tuning of vision transformers, finetuning', [
        'fine tuning',
        'transformer',
        'Vision Transformer',
        'tuning of vision',
      ]),
    ).toEqual([
      'Fine-tuning = fine tuning',
      'tuning of vision = tuning of vision',
      'vision transformers = Vision Transformer',
      'transformers = transformer',
      'finetuning = fine tuning',
    ])
  })

  test('finds nothing across punctuation, beyond the given range, or for an empty phrase', () => {
    expect(texts('vision, transformer', ['vision transformer', ''])).toEqual([])
    const tokens = tokenize('graph transformer')
    expect(new PhraseTable(['graph transformer']).matches(tokens, 0, 1)).toEqual([])
    expect(new PhraseTable([]).matches(tokens, 0, 2)).toEqual([])
    expect(new PhraseTable(['']).find('')).toBe(-1)
  })

  test('of two phrases with one closed form gives the first', () => {
    const table = new PhraseTable(['b', 'data base', 'database'])
    expect([table.find('database'), table.find('data base'), table.find('b'), table.find('c')]).toEqual([
      1, 1, 0, -1,
    ])
  })

  test('tells phrases with one hash apart', () => {
    // Strings of two units collide where 0x01000193·Δfirst + Δsecond is 0 mod 2³²; ask the hash for one such pair.
    const [a, b] = collision()
    const table = new PhraseTable([a, b])
    expect([table.find(a), table.find(b)]).toEqual([0, 1])
    expect(texts(`${b} ${a}`, [a, b]).length).toBe(2)
    expect(new PhraseTable([a]).find(b)).toBe(-1)
  })

  test('agrees with a naive search', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'ba', 'data', 'base', 'database', 'c++')
    const phrase = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '))
    const text = fc.array(fc.oneof(word, fc.constantFrom(',', 'a-b', 'data-base')), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 12 }), text, (forms, words) => {
        const tokens = tokenize(words.join(' '))
        const closed = forms.map(closedForm)
        const expected: object[] = []
        for (let from = 0; from < tokens.length; from++) {
          for (let to = from + 1; to <= Math.min(tokens.length, from + 8); to++) {
            const own = tokens.slice(from, to)
            const number = closed.indexOf(own.map(({ norm }) => norm).join(''))
            if (own.every((token) => token.word) && number >= 0) expected.push({ from, to, phrase: number })
          }
        }
        const table = new PhraseTable(forms)
        expect(table.matches(tokens, 0, tokens.length)).toEqual(expected)
        for (const form of [...forms, 'data base', 'x'])
          expect(table.find(form)).toBe(closedForm(form) === '' ? -1 : closed.indexOf(closedForm(form)))
      }),
      { numRuns: 1000 },
    )
  })
})

/** Two words of small letters with the same hash (there are some: 26⁷ words, 2³² hashes). */
function collision(): [string, string] {
  const seen = new Map<number, string>()
  for (let n = 0; ; n++) {
    let word = ''
    for (let i = 0, rest = n * 7919; i < 7; i++, rest = Math.floor(rest / 23))
      word += 'bcdfghjklmnpqrtvwxyzaeo'[rest % 23]
    const { hash } = rollingHash(word)
    const before = seen.get(hash)
    if (before !== undefined && before !== word) return [before, word]
    seen.set(hash, word)
  }
}
