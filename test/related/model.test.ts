/** How the rankers are weighed, and what sentences of an abstract do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { libraryOf, relatedTo } from '../../src/related/index.ts'
import { MODEL, RANKERS, weightsFor } from '../../src/related/model.ts'
import { MOVES, moveOf, sentencesOf } from '../../src/related/moves.ts'
import { atlasOf, paper } from './atlas.ts'

describe('the weights of the rankers', () => {
  it('are never below 0, and lie between those of a title and of an abstract', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (words) => {
        const weights = weightsFor(words)
        for (const name of RANKERS) {
          const ends = [MODEL.brief[name], MODEL.full[name]]
          expect(weights[name]).toBeGreaterThanOrEqual(Math.min(...ends))
          expect(weights[name]).toBeLessThanOrEqual(Math.max(...ends))
          expect(weights[name]).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
  it('are those of the table at its ends', () => {
    expect(weightsFor(0)).toEqual(MODEL.brief)
    expect(weightsFor(MODEL.few)).toEqual(MODEL.brief)
    expect(weightsFor(MODEL.many)).toEqual(MODEL.full)
    expect(weightsFor(9999)).toEqual(MODEL.full)
  })
})

const SENTENCES = {
  background: 'Recently, existing parsers have been limited by scarce treebanks, an important problem.',
  method: 'We propose a novel algorithm based on graph kernels.',
  data: 'The annotated corpus is a collection of samples.',
  result: 'Experiments show significant improvements of 2.3 points in accuracy.',
}

describe('what a sentence does', () => {
  it.each(MOVES)('is told by its cues: %s', (move) => {
    expect(moveOf(SENTENCES[move], 0.5)).toBe(move)
  })
  it('is told by its place where there are no cues', () => {
    const at = (place: number) => moveOf('Cats purr.', place)
    expect([at(0), at(0.5), at(1)]).toEqual(['background', 'method', 'result'])
  })
  it('gives the sentences as they stand, and none of an empty abstract', () => {
    const abstract = [SENTENCES.background, SENTENCES.method, SENTENCES.result].join(' ')
    expect(sentencesOf({ title: '', abstract }, ['method'])).toEqual([SENTENCES.method])
    expect(sentencesOf({ title: '', abstract }, MOVES).join(' ')).toBe(abstract)
    expect(sentencesOf({ title: 'x', abstract: '' }, MOVES)).toEqual([])
  })
})

describe('a facet', () => {
  const tasks = paper({
    id: 'a',
    title: 'Alpha',
    abstract: 'Recently, parsing Swahili verbs has been an important problem.',
  })
  const methods = paper({
    id: 'b',
    title: 'Beta',
    abstract: 'We propose a novel algorithm based on lattice kernels.',
  })
  const library = libraryOf(atlasOf([tasks, methods, paper({ id: 'c', title: 'Cooking' })], []))
  const query = {
    title: '',
    abstract:
      'Recently, parsing Swahili verbs has been a challenging problem. We propose a novel algorithm using lattice kernels. Experiments show good results.',
  }
  it('without concepts is what the sentences say', () => {
    const first = (facet: 'task' | 'method') => relatedTo(library, query, { count: 2, facet })[0].paper
    expect(first('task')).toBe(0)
    expect(first('method')).toBe(1)
  })
})
