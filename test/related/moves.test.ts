import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOVES, movesOf, runsOf, sentencesThat } from '../../src/related/moves.ts'

const KNOWN = 'Parsers of spoken language often fail on repairs.'
const WANTED = 'However, existing corpora lack labels for them.'
const DONE = 'We propose a parser that learns repairs jointly.'
const USED = 'It is trained on a treebank using two encoders.'
const SEEN = 'Experiments show that it outperforms others by 3.5 points.'
const ABSTRACT = [KNOWN, WANTED, DONE, USED, SEEN].join(' ')

describe('the sentences of an abstract', () => {
  it('tell what is known, what was done and what came of it, in this order', () => {
    expect(sentencesThat('background', ABSTRACT)).toEqual([KNOWN, WANTED])
    expect(sentencesThat('method', ABSTRACT)).toEqual([DONE, USED])
    expect(sentencesThat('result', ABSTRACT)).toEqual([SEEN])
  })
  it('go by the labels of sections, whatever they say', () => {
    const known = 'BACKGROUND: Results of trials were significantly better.'
    const wanted = 'They improved by 20%.'
    const done = 'MATERIALS AND METHODS: However, many tasks remain hard.'
    const seen = 'Conclusions: We propose a new trial.'
    const all = [known, wanted, done, seen].join(' ')
    expect(sentencesThat('background', all)).toEqual([known, wanted])
    expect(sentencesThat('method', all)).toEqual([done])
    expect(sentencesThat('result', all)).toEqual([seen])
  })
  it('are given as they stand, with their markup', () => {
    expect(sentencesThat('method', `${KNOWN} We use <i>two</i> encoders &amp; $\\alpha$. ${SEEN}`)).toEqual([
      'We use <i>two</i> encoders &amp; $\\alpha$.',
    ])
  })
  it('are none where there is no abstract', () => {
    for (const move of MOVES) expect(sentencesThat(move, '')).toEqual([])
    expect(movesOf([])).toEqual([])
  })
  it('make one run of each move', () => {
    const sentence = fc.constantFrom(KNOWN, WANTED, DONE, USED, SEEN, 'Methods: none.', 'It is so.')
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), (sentences) => {
        const places = movesOf(sentences).map((move) => MOVES.indexOf(move))
        expect(places).toHaveLength(sentences.length)
        expect(places).toEqual(places.toSorted())
      }),
    )
  })
})

describe('three runs', () => {
  it('have the highest sum of all that there are, the first of equal ones', () => {
    const score = fc.integer({ min: -3, max: 3 })
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score, score), { maxLength: 9 }), (scores) => {
        const sumOf = (second: number, third: number): number =>
          scores.reduce((sum, own, s) => sum + own[s < second ? 0 : s < third ? 1 : 2], 0)
        let most = Number.NEGATIVE_INFINITY
        for (let third = 0; third <= scores.length; third++)
          for (let second = 0; second <= third; second++) most = Math.max(most, sumOf(second, third))
        expect(sumOf(...runsOf(scores))).toBe(most)
      }),
    )
    expect(runsOf([[0, 0, 0]])).toEqual([0, 0])
  })
})
