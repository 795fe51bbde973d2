import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lexicon } from '../../../src/concepts/open-lexicon.ts'
import { inSharedWords } from '../../../src/concepts/second-pass.ts'
import { Forest, LEAF } from '../../../src/concepts/termhood/trees.ts'
import { findWordings, heldAt, heldPairs, type Judged } from '../../../src/concepts/termhood/wordings.ts'
import type { Mention } from '../../../src/mentions/index.ts'
import { readDocument } from '../../../src/text/index.ts'
import type { JudgedPaper } from '../../../src/train/termhood.ts'
import { takenOf } from '../../../src/train/wordings.ts'
import { paperOf } from '../../helpers/paper.ts'

/** Says the same of every pair. */
const always = (odds: number): Forest =>
  new Forest({
    base: odds,
    roots: Uint16Array.of(0),
    feature: Uint8Array.of(LEAF),
    value: Float32Array.of(0),
    other: Uint16Array.of(0),
  })
const mention = (form: string, from: number, to: number, rule: Mention['rule'] = 'tagger'): Mention => ({
  field: 0,
  from,
  to,
  form,
  rule,
  posterior: 0.5,
})
const judged = (form: string, ...mentions: Mention[]): Judged => ({ form, mentions, score: 0.5 })

const document = readDocument(paperOf('a', 'Autonomous skill discovery', 'Skill discovery is hard.'))
const WORDS = fc
  .array(fc.constantFrom('a', 'bc', 'b', 'c', 'ca'), { minLength: 1, maxLength: 4 })
  .map((w) => w.join(' '))

describe('a form that another one holds', () => {
  test('is held as whole words, at its end, its start, or inside', () => {
    expect([
      heldAt('autonomous skill discovery', 'skill discovery'),
      heldAt('text to sql parser', 'text to sql'),
      heldAt('robust deep learning theory', 'deep learning'),
      heldAt('machine learning', 'learning machine'),
      heldAt('relearning', 'learning'),
      heldAt('graph', 'graph'),
    ]).toEqual([0, 1, 2, undefined, undefined, undefined])
  })

  test('all pairs are found, against a search through all words', () => {
    fc.assert(
      fc.property(fc.uniqueArray(WORDS, { maxLength: 8 }), (forms) => {
        const holds = (whole: string[], part: string[]): boolean =>
          whole.length > part.length && whole.some((_, at) => part.every((word, i) => whole[at + i] === word))
        const expected = forms.flatMap((whole) =>
          forms
            .filter((part) => holds(whole.split(' '), part.split(' ')))
            .map((part) => `${whole} > ${part}`),
        )
        const found = Array.from(
          heldPairs(
            document,
            forms.map((form) => judged(form)),
          ),
          ({ part, whole }) => `${forms[whole]} > ${forms[part]}`,
        )
        expect(found.sort()).toEqual(expected.sort())
      }),
    )
  })
})

describe('wordings', () => {
  const long = judged('autonomous skill discovery', mention('autonomous skill discovery', 0, 3))
  const short = judged('skill discovery', { ...mention('skill discovery', 0, 2), field: 1 })
  const find = (odds: number, whole = long) =>
    findWordings(document, 4, [whole, short, judged('graph')], () => false, always(odds))

  test('where hardly anything speaks for two concepts, the longer one is a wording of the shorter', () => {
    expect([...find(-3)]).toEqual([['autonomous skill discovery', 'skill discovery']])
    expect(find(0).size).toBe(0)
  })

  test('what the paper itself sets apart stays', () => {
    for (const rule of ['keyword', 'stated', 'name', 'abbreviation'] as const) {
      const own = { ...long, mentions: [...long.mentions, mention(long.form, 0, 3, rule)] }
      expect([rule, find(-3, own).size]).toEqual([rule, 0])
    }
    const named = readDocument(
      paperOf('a', 'Autonomous skill discovery: a survey', 'Skill discovery is hard.'),
    )
    expect(findWordings(named, 4, [long, short], () => false, always(-3)).size).toBe(0)
  })
})

describe('mentions in the words that are shared', () => {
  const wordings = new Map([
    ['a b c', 'b c'],
    ['b c', 'c'],
  ])
  const lexicon = (alone: number[]): Lexicon =>
    ({
      conceptOf: (form: string) => ['a b c', 'b c', 'c'].indexOf(form),
      alone: Uint8Array.from(alone),
    }) as unknown as Lexicon
  const mentions = [mention('a b c', 0, 3), mention('b c', 1, 3), mention('c', 2, 3), mention('c', 5, 6)]
  const shared = (alone: number[]): string[] =>
    inSharedWords(mentions, wordings, lexicon(alone)).map(({ form, from, to }) => `${form} ${from}-${to}`)

  test('what one paper alone has goes by what it holds, and where it stands the longer wording tells', () => {
    expect(shared([1, 0, 0])).toEqual(['b c 0-3', 'c 2-3', 'c 5-6'])
    expect(shared([1, 1, 0])).toEqual(['c 0-3', 'c 5-6'])
  })

  test('what other papers have, too, stays, and so does a paper without wordings', () => {
    expect(shared([0, 0, 0])).toEqual(['a b c 0-3', 'b c 1-3', 'c 2-3', 'c 5-6'])
    expect(inSharedWords(mentions, undefined, lexicon([1, 1, 1]))).toBe(mentions)
  })
})

describe('what is taken of a paper in training', () => {
  const paper = { concept: Int32Array.of(0, 0, 1, -1) } as JudgedPaper
  const scores = Float32Array.of(0.9, 0.8, 0.7, 0.1)
  const pair = { part: 0, whole: 1, x: new Float32Array(), isApart: 0 }

  test('two candidates of one concept are two, of which one is right, unless they are joined', () => {
    expect(takenOf(paper, scores, [pair], [1], 0.5)).toEqual({ taken: 3, right: 2 })
    expect(takenOf(paper, scores, [pair], [-2], 0.5)).toEqual({ taken: 2, right: 2 })
    expect(takenOf(paper, scores, [pair], [-2], 0.85)).toEqual({ taken: 1, right: 1 })
  })

  test('joining two concepts loses one', () => {
    expect(takenOf(paper, scores, [{ ...pair, whole: 2 }], [-2], 0.75)).toEqual({ taken: 2, right: 1 })
    expect(takenOf(paper, scores, [{ ...pair, whole: 2 }], [-2], 0.5)).toEqual({ taken: 2, right: 2 })
  })
})
