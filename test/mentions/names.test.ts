import { describe, expect, test } from 'vitest'
import { findAppositions } from '../../src/mentions/appositions.ts'
import { findNames } from '../../src/mentions/names.ts'
import { tokenize } from '../../src/text/index.ts'
import { splitSentences } from '../../src/text/sentences.ts'

const names = (text: string): string[] => {
  const tokens = tokenize(text)
  return splitSentences(text, tokens).flatMap((sentence) =>
    findNames(tokens, sentence).map(
      ({ from, to, announced }) =>
        text.slice(tokens[from].start, tokens[to - 1].end) + (announced ? '!' : ''),
    ),
  )
}

describe('names', () => {
  test.each([
    ['We present ToCom on VTAB-1K with ViT-B/16.', ['ToCom', 'VTAB-1K', 'ViT-B']],
    ['a multi-VAE and a 3D-CNN', ['multi-VAE', '3D-CNN']],
    ['a framework called Deep Graph, which', ['Deep Graph!']],
    ['a model, termed "LearnAct", that', ['LearnAct!']],
    ['named the Task-Aware Replay of it', ['Task-Aware Replay!']],
    ['named after its author', []],
    ['In 2020, III of the 10K and 5 GB at 3 PM in the USA', []],
    ['The Vision of Graph Transformers', []],
    ['THE WHOLE SENTENCE IS IN CAPITALS', []],
  ])('of %j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

/** The appositions of a text whose established mentions end in one of the words. */
const appositions = (text: string, ...established: string[]): string[] => {
  const tokens = tokenize(text)
  const ends = new Set(tokens.flatMap((token, i) => (established.includes(token.text) ? [i + 1] : [])))
  return splitSentences(text, tokens).flatMap((sentence) =>
    findAppositions(tokens, sentence, ends).map(({ from, to }) =>
      text.slice(tokens[from].start, tokens[to - 1].end),
    ),
  )
}

describe('appositions', () => {
  test('stand behind the head of what is proposed and end in a known name', () => {
    const text = 'We propose a novel replay strategy task-aware experience replay for lifelong learning.'
    expect(appositions(text, 'replay')).toEqual(['task-aware experience replay'])
  })

  test.each([
    ['no known name ends there', 'We propose a strategy task-aware experience replay.', []],
    ['nothing is proposed', 'We test a strategy task-aware experience replay.', ['replay']],
    ['no head noun stands before', 'We propose task-aware experience replay.', ['replay']],
    ['it says what the head does', 'We propose a method called experience replay.', ['replay']],
    ['the name alone stands there', 'We propose a method replay.', ['replay']],
  ])('are none where %s', (_, text, established) => {
    expect(appositions(text, ...established)).toEqual([])
  })
})
