import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findResults } from '../../src/relations/results.ts'
import type { Result } from '../../src/types.ts'
import { type Known, known, read } from './places.ts'

const CONCEPTS = known({
  method: ['ToCom', 'DeiT-B', 'LearnAct', 'ReAct', 'Reflexion', 'BERT', 'GloVe', 'Segmenter'],
  dataset: ['CIFAR100', 'VTAB-1k', 'AlfWorld', 'SQuAD', 'Cityscapes', 'ADE20K', 'ImageNet'],
  task: ['fine-grained visual classification', 'machine translation', 'parsing'],
  metric: ['F1', 'mIoU', 'BLEU', 'top-1 accuracy', 'FID'],
})

function resultsOf(text: string, own?: string, concepts: readonly Known[] = CONCEPTS): Result[] {
  const { document, field, sentences } = read(text, concepts)
  const number = own === undefined ? undefined : concepts.findIndex(({ label }) => label === own)
  return sentences.flatMap(({ sentence, series }) =>
    findResults(document, field, sentence, series, () => number),
  )
}

/** `2.3% on CIFAR100 in F1 by ToCom against ReAct, Reflexion`: what of it is bound. */
function say(text: string, own?: string): string[] {
  const label = (concept: number): string => CONCEPTS[concept].label
  return resultsOf(text, own).map(({ value, unit, on, metric, method, versus }) =>
    [
      `${value}${unit}`,
      on !== undefined && `on ${label(on)}`,
      metric !== undefined && `in ${label(metric)}`,
      method !== undefined && `by ${label(method)}`,
      versus.length > 0 && `against ${versus.map(label).join(', ')}`,
    ]
      .filter(Boolean)
      .join(' '),
  )
}

describe('findResults', () => {
  test('binds a list of figures to a list of places, one by one', () => {
    const text =
      'On CIFAR100, fine-grained visual classification, and VTAB-1k, ToCom can yield up to a maximum improvement of 2.3%, 1.5%, and 2.0% in the average performance of DeiT-B, respectively.'
    expect(say(text, 'ToCom')).toEqual([
      '2.3% on CIFAR100 by ToCom',
      '1.5% on fine-grained visual classification by ToCom',
      '2% on VTAB-1k by ToCom',
    ])
    expect(resultsOf(text, 'ToCom').map(({ kind }) => kind)).toEqual(['change', 'change', 'change'])
  })

  test('binds what is compared with, and our own method where the sentence says ours', () => {
    const text =
      'Across environments, our approach markedly improves agent performance (by 32 percent in AlfWorld compared to ReAct+Reflexion, for instance).'
    expect(say(text, 'LearnAct')).toEqual(['32% on AlfWorld by LearnAct against ReAct, Reflexion'])
  })

  test.each([
    ['BERT achieves 89.3 F1 on SQuAD.', ['89.3 on SQuAD in F1 by BERT']],
    [
      'It reaches 84.1% mIoU on Cityscapes and 51.2 mIoU on ADE20K.',
      ['84.1% on Cityscapes in mIoU', '51.2 on ADE20K in mIoU'],
    ],
    ['Our system obtains a BLEU of 28.4.', ['28.4 in BLEU']],
    ['We achieve a new best FID score of 2.97 on CIFAR100.', ['2.97 on CIFAR100 in FID']],
    [
      'We improve the results on ImageNet (+1.2%) and ADE20K (+3.4%).',
      ['1.2% on ImageNet', '3.4% on ADE20K'],
    ],
    ['BERT outperforms GloVe by 4.5 points on SQuAD.', ['4.5points on SQuAD by BERT against GloVe']],
    ['Segmenter improves from 48.0 mIoU to 51.8 mIoU on ADE20K.', ['51.8 on ADE20K in mIoU by Segmenter']],
    [
      'We gain 2.1 and 0.7 BLEU on machine translation and parsing.',
      ['2.1 on machine translation in BLEU', '0.7 on parsing in BLEU'],
    ],
  ])('%s', (text, expected) => {
    expect(say(text)).toEqual(expected)
  })

  test.each([
    ['a share', 'We improve ImageNet results by tuning only 0.5% of the parameters.'],
    ['an amount of data', 'We improve on ImageNet with 10% labeled data.'],
    ['a year', 'We achieve BLEU as reported on WMT in 2014.'],
    ['part of a name', 'GPT-4 achieves good F1 and ResNet-50 follows.'],
    ['speed', 'On ImageNet it achieves the same but is 30% faster.'],
    ['a number of things', 'We achieve strong results in 20 experiments.'],
    ['a thousand', 'We reach good F1 with 1,000 examples.'],
    ['a baseline', 'We improve over it, outperforming the 51.5% of a baseline on ImageNet.'],
    ['nothing bound', 'Our method improves by 12%.'],
    ['a list without its places', 'We gain 2.1% and 0.7% on ImageNet, respectively.'],
    ['no report', 'The corpus on SQuAD holds 20% questions.'],
  ])('takes no result from %s', (_, text) => {
    expect(say(text)).toEqual([])
  })

  test('a span quotes the figure as given, markup included', () => {
    const text = 'On SQuAD, BERT achieves $89.3\\%$ F1 in all.'
    const [result] = resultsOf(text)
    expect(text.slice(result.start, result.end)).toBe(result.surface)
    expect(result.surface).toContain('89.3')
    expect(text.slice(result.sentence.start, result.sentence.end)).toBe(text)
  })

  test('whatever the text, spans are inside their sentence and quote it', () => {
    const word = fc.constantFrom(
      ...CONCEPTS.map(({ label }) => label),
      ...'we achieve improve by on in of and , respectively % 2.5 71 ( ) + than from outperforms . 3%'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join(' ')
        if (text.trim() === '') return
        for (const result of resultsOf(text, 'ToCom')) {
          expect(text.slice(result.start, result.end)).toBe(result.surface)
          expect(result.start).toBeGreaterThanOrEqual(result.sentence.start)
          expect(result.end).toBeLessThanOrEqual(result.sentence.end)
          expect(result.surface).toContain(String(result.value))
          expect([...result.versus].sort((a, b) => a - b)).toEqual(result.versus)
        }
      }),
      { numRuns: 500 },
    )
  })
})
