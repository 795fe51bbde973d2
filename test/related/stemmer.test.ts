import { describe, expect, it } from 'vitest'
import { hashOf, keyOf } from '../../src/related/keys.ts'
import { stem } from '../../src/related/stemmer.ts'
import { eachTerm } from '../../src/related/terms.ts'

/** Keys of the words, or of the pairs, in their order. */
function keysOf(text: string, pairs = false): number[] {
  const keys: number[] = []
  eachTerm({ title: '', abstract: text }, (key, _, pair) => {
    if (pair === pairs) keys.push(key)
  })
  return keys
}
const keys = (...terms: string[]) => terms.map((term) => keyOf(hashOf(term)))

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
    expect(new Set(keysOf(words.join(' '))).size).toBe(1)
  })

  it.each([
    ['graph', 'grape'],
    ['attention', 'attack'],
    ['posit', 'post'],
    ['bias', 'bia'],
  ])('%s and %s stay apart', (...words) => {
    expect(new Set(keysOf(words.join(' '))).size).toBe(2)
  })

  it.each(['gpt2', 'bus', 'über', '模型'])('leaves %s as it is', (word) => {
    expect(stem(word)).toBe(word)
  })
})

describe('eachTerm', () => {
  it('breaks phrases at function words, drops markup', () => {
    const text = 'The \\textbf{graph} of <i>Token</i> trees'
    expect(keysOf(text)).toEqual(keys('graph', 'token', 'tre'))
    expect(keysOf(text, true)).toEqual(keys('tokentre'))
  })

  it('reads letters of any script, and what stands for letters', () => {
    expect(keysOf('Ｇｒａｐｈ naïve 模型 𝒙2 𠀀 🙂—x')).toEqual(
      keys('graph', 'naïve', '模型', 'x2', '𠀀', 'x'),
    )
  })
})
