import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedForm, formOf, normalForm, singularShort, textOf } from '../../src/mentions/normal-form.ts'
import { tokenize } from '../../src/text/index.ts'

describe('the normal form', () => {
  test.each([
    ['Graph  Transformers', 'graph transformer'],
    ['neural networks', 'neural network'],
    ['support vector machines', 'support vector machine'],
    ['optimisation of behaviours', 'optimization of behavior'],
    ['colour modelling', 'color modeling'],
    ['β-VAE', 'beta vae'],
    ['ε-greedy', 'epsilon greedy'],
    ['σ-algebra', 'sigma algebra'],
    ['ω', 'omega'],
    ['βs', 'beta'],
    ['ς', 'sigma'],
    ['τ', 'tau'],
    ['CNNs', 'cnn'],
    ['RKHS', 'rkhs'],
    ['fine-tuning', 'fine tuning'],
    ['C++', 'c++'],
    ['ﬁne-tuning', 'fine tuning'],
    ['\\textbf{BERT}', 'bert'],
    ['(named) entity, recognition', 'named entity recognition'],
    ['…', ''],
    ['', ''],
  ])('of %j is %j', (text, form) => {
    expect(normalForm(text)).toBe(form)
  })

  test('forgets case, British spelling, plural, hyphens and, closed, spaces', () => {
    const closed = (text: string): string => closedForm(normalForm(text))
    const same = ['Fine-Tuning', 'finetuning', 'fine tuning', 'FINE TUNING', 'fine‐tuning', 'fine–tuning']
    expect(new Set(same.map(closed))).toEqual(new Set(['finetuning']))
    expect(closed('Tokenisers')).toBe(closed('tokenizer'))
  })

  test('keeps apart what only looks alike', () => {
    for (const [a, b] of [
      ['GAN', 'GCN'],
      ['domain adaptation', 'domain generalization'],
      ['C', 'C++'],
      ['CIFAR-10', 'CIFAR-100'],
    ])
      expect(normalForm(a)).not.toBe(normalForm(b))
  })

  test('writes out known short forms, singular or plural, in their case', () => {
    const expansions = new Map([['LLM', 'large language model']])
    expect(normalForm('LLMs agent', expansions)).toBe('large language model agent')
    expect(normalForm('llm agent', expansions)).toBe('llm agent')
  })

  test('is idempotent', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'βs',
        'Analyses',
        'colour',
        'CNNs',
        "Crohn's",
        'e.g.',
        '3.5',
        'C++',
        'Σ',
        'ς-x',
        'K-means',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        const form = normalForm(words.join(' '))
        expect(normalForm(form)).toBe(form)
      }),
      { numRuns: 2000 },
    )
  })
})

test('singularShort takes the plural s of a short form only', () => {
  expect(['ViTs', 'GPUs', 'H100s', 'BERTs'].map(singularShort)).toEqual(['ViT', 'GPU', 'H100', 'BERT'])
  expect(['RKHS', 'Adams', 's', '', 'pixels'].map(singularShort)).toEqual([
    'RKHS',
    'Adams',
    's',
    '',
    'pixels',
  ])
})

test('forms and texts of a range of tokens', () => {
  const tokens = tokenize('the (pre-trained) Vision Transformers.')
  expect(formOf(tokens, 1, 7)).toBe('pre trained vision transformer')
  expect(formOf(tokens, 1, 2)).toBe('')
  expect(textOf(tokens, 2, 4)).toBe('pre-trained')
  expect(textOf(tokens, 5, 7)).toBe('Vision Transformers')
})
