import { describe, expect, it } from 'vitest'
import { stem } from '../../src/related/stemmer.ts'
import { termsOf } from '../../src/related/terms.ts'

const stemsOf = (text: string) => termsOf(text).map((term) => term?.stem ?? null)

describe('stem', () => {
  it.each([
    ['generate', 'generates', 'generated', 'generating', 'generation', 'generative', 'generator'],
    ['tune', 'tuned', 'tunes', 'tuning'],
    ['classify', 'classification', 'classified'],
    ['optimization', 'optimisation', 'optimize', 'optimise'],
    ['transformer', 'transformers'],
    ['study', 'studies'],
    ['robust', 'robustness'],
    ['prune', 'pruning'],
    ['adapt', 'adapting', 'adaptation', 'adapted'],
  ])('%s and its forms are one term', (...words) => {
    expect(new Set(stemsOf(words.join(' '))).size).toBe(1)
  })

  it.each([
    ['graph', 'grape'],
    ['attention', 'attack'],
    ['posit', 'post'],
    ['bias', 'bia'],
  ])('%s and %s stay apart', (...words) => {
    expect(new Set(stemsOf(words.join(' '))).size).toBe(2)
  })

  it.each(['gpt2', 'bus', 'über', '模型'])('leaves %s as it is', (word) => {
    expect(stem(word)).toBe(word)
  })
})

describe('termsOf', () => {
  it('breaks phrases at function words, drops markup', () => {
    expect(stemsOf('The \\textbf{graph} of <i>Tokens</i>')).toEqual([null, 'graph', null, 'token'])
  })
})
