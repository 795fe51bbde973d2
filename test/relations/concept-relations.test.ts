import { describe, expect, test } from 'vitest'
import { findRelations } from '../../src/relations/concept-relations.ts'
import { countRelations } from '../../src/relations/relation-counts.ts'
import type { Statement } from '../../src/relations/statements.ts'
import { known, read } from './places.ts'

const CONCEPTS = known({
  method: [
    'VPT',
    'BitFit',
    'PEFT',
    'adapter',
    'BERT',
    'language model',
    'self-attention',
    'transformer',
    'GNN',
  ],
  dataset: ['ImageNet', 'COCO', 'image benchmark'],
  task: ['object detection', 'segmentation', 'dense prediction', 'drug discovery'],
  topic: ['molecular graph'],
})

function say(text: string): string[] {
  const { field, sentences } = read(text, CONCEPTS)
  return sentences
    .flatMap(({ sentence, series }) => findRelations(field, sentence, series))
    .map(({ kind, from, to }) => `${CONCEPTS[from].label} ${kind} ${CONCEPTS[to].label}`)
}

describe('findRelations', () => {
  test.each([
    ['It beats PEFT methods such as VPT and BitFit.', ['VPT is-a PEFT', 'BitFit is-a PEFT']],
    [
      'Dense prediction tasks, including object detection and segmentation, are hard.',
      ['object detection is-a dense prediction', 'segmentation is-a dense prediction'],
    ],
    ['We compare VPT, BitFit and other PEFT methods.', ['VPT is-a PEFT', 'BitFit is-a PEFT']],
    ['BERT is a bidirectional language model.', ['BERT is-a language model']],
    ['GNNs are widely used for drug discovery.', ['GNN used-for drug discovery']],
    ['Object detection with transformers is slow.', ['transformer used-for object detection']],
    ['Self-attention is a key component of transformers.', ['self-attention part-of transformer']],
    ['The transformer consists of self-attention.', ['self-attention part-of transformer']],
    ['BERT is evaluated on ImageNet and COCO.', ['BERT evaluated-on ImageNet', 'BERT evaluated-on COCO']],
    ['VPT achieves strong results on ImageNet.', ['VPT evaluated-on ImageNet']],
    ['VPT significantly outperforms BitFit.', ['VPT compared-with BitFit']],
    ['The parameter-efficient PEFT (PEFT) methods such as VPT are small.', ['VPT is-a PEFT']],
  ])('%s', (text, expected) => {
    expect(say(text)).toEqual(expected)
  })

  test.each([
    ['types that differ are no kind of each other', 'We use molecular graphs such as BERT.'],
    [
      'far apart',
      'BERT was proposed some years ago by a group of people who then turned to work for object detection.',
    ],
    ['no pattern', 'We study BERT and look at object detection.'],
    ['a sentence ends', 'We study PEFT. Such as VPT.'],
    ['with itself', 'BERT outperforms BERT.'],
  ])('says nothing where %s', (_, text) => {
    expect(say(text)).toEqual([])
  })
})

describe('countRelations', () => {
  const state = (from: number, to: number, start = 0): Statement => ({
    kind: 'is-a',
    from,
    to,
    field: 'abstract',
    start,
    end: start + 9,
  })

  test('counts papers, not sentences, and keeps the first three', () => {
    const stated = [
      [state(1, 0), state(1, 0, 10)],
      [],
      [state(1, 0)],
      [state(1, 0)],
      [state(1, 0), state(1, 0)],
    ]
    const [relation, ...more] = countRelations(stated, Int32Array.of(0, 1))
    expect(more).toEqual([])
    expect(relation.papers).toBe(4)
    expect(relation.evidence.map(({ paper, start }) => [paper, start])).toEqual([
      [0, 0],
      [2, 0],
      [3, 0],
    ])
  })

  test('renumbers, and leaves out concepts that are not kept', () => {
    const counted = countRelations([[state(2, 0), state(1, 0), state(3, 2)]], Int32Array.of(0, -1, 1, 2))
    expect(counted.map(({ from, to }) => [from, to])).toEqual([
      [1, 0],
      [2, 1],
    ])
  })
})
