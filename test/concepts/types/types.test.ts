import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Counter, type Counts } from '../../../src/concepts/counts.ts'
import { readClassifier } from '../../../src/concepts/linear-classifier.ts'
import { TypeClassifier } from '../../../src/concepts/types/index.ts'
import type { Mention } from '../../../src/mentions/index.ts'
import { HOME, openSections, readTagger } from '../../../src/mentions/tagger/index.ts'
import { readVocabulary } from '../../../src/mentions/vocabulary.ts'
import { RoleClassifier } from '../../../src/relations/roles.ts'
import { type Document, readDocument, tokenize } from '../../../src/text/index.ts'
import type { ConceptType } from '../../../src/types.ts'

const file = (name: string): Buffer => readFileSync(new URL(`../../../data/${name}`, import.meta.url))
let types: TypeClassifier
let roles: RoleClassifier

beforeAll(async () => {
  const vocabulary = readVocabulary(file('vocabulary.tsv').toString('utf8'))
  const { clusters } = readTagger(await openSections(file('model/tagger.bin')))
  types = new TypeClassifier(readClassifier(file('model/types.bin')), { vocabulary, clusters })
  roles = new RoleClassifier(readClassifier(file('model/roles.bin')), vocabulary)
})

/** A paper and all places of a phrase in it. */
function mentionsIn(
  abstract: string,
  phrase: string,
  title = '',
): { document: Document; mentions: Mention[] } {
  const document = readDocument({ id: abstract, title, abstract, keywords: [], authors: [], links: [] })
  const wanted = tokenize(phrase).map(({ norm }) => norm)
  const mentions: Mention[] = []
  for (const [field, { tokens }] of document.fields.entries())
    for (let from = 0; from + wanted.length <= tokens.length; from++)
      if (wanted.every((norm, i) => tokens[from + i].norm === norm))
        mentions.push({
          field,
          from,
          to: from + wanted.length,
          form: wanted.join(' '),
          rule: 'tagger',
          posterior: 1,
        })
  expect(mentions.length).toBeGreaterThan(0)
  return { document, mentions }
}

function typeOf(phrase: string, ...abstracts: string[]): ConceptType {
  const sum = [0, 0, 0, 0, 0]
  for (const abstract of abstracts) {
    const { document, mentions } = mentionsIn(abstract, phrase)
    types.vote(document, mentions, HOME, sum)
  }
  const form = tokenize(phrase)
    .map(({ norm }) => norm)
    .join(' ')
  return types.typeOf([{ form, papers: abstracts.length, home: abstracts.length, types: sum }])
}

describe('types of concepts that the vocabulary does not know', () => {
  test.each<[string, ConceptType, string]>([
    ['Quorbex', 'dataset', 'Experiments on the Quorbex dataset show that it works. We evaluate on Quorbex.'],
    ['Quorbex', 'method', 'We propose Quorbex, a transformer that learns to plan. Quorbex outperforms it.'],
    ['turtle shell segmentation', 'task', 'We study turtle shell segmentation in images.'],
    ['hexagonal graph network', 'method', 'We use a hexagonal graph network to encode it.'],
    ['turtle similarity score', 'metric', 'It is measured by turtle similarity score.'],
  ])('%s is a %s', (phrase, expected, abstract) => {
    expect(typeOf(phrase, abstract)).toBe(expected)
  })

  test('papers outvote one another: the corpus decides', () => {
    const dataset = 'Experiments on the Quorbex dataset and on the Quorbex benchmark show this.'
    const method = 'We propose Quorbex, a transformer model.'
    expect(typeOf('Quorbex', method, dataset, dataset, dataset, dataset)).toBe('dataset')
  })

  test('a concept without a place in a text is typed by its form', () => {
    const none = [0, 0, 0, 0, 0]
    expect(types.typeOf([{ form: 'turtle segmentation', papers: 1, home: 1, types: none }])).toBe('task')
  })
})

describe('votes', () => {
  const abstracts = [
    'We propose Quorbex, a network.',
    'On the Quorbex benchmark it is good.',
    'Results on Quorbex and more.',
    'Quorbex is a dataset of trees.',
  ]
  const countOf = (papers: readonly number[]): Counts => {
    const counter = new Counter()
    for (const p of papers) {
      const { document, mentions } = mentionsIn(abstracts[p], 'Quorbex')
      counter.add(
        document,
        { mentions, shortForms: [], variants: new Map(), domain: HOME },
        [{ form: 'quorbex', mentions }],
        readVocabulary(''),
        types,
      )
    }
    return counter.counts()
  }

  test('add up to the same in any cut and order', () => {
    const all = countOf([0, 1, 2, 3])
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 })
    fc.assert(
      fc.property(order, fc.integer({ min: 0, max: 4 }), (papers, cut) => {
        const counter = new Counter()
        counter.merge(countOf(papers.slice(0, cut)))
        counter.merge(countOf(papers.slice(cut)))
        expect(counter.counts().forms.types).toEqual(all.forms.types)
      }),
      { numRuns: 30 },
    )
  })
})

describe('roles', () => {
  const role = (abstract: string, phrase: string, type: ConceptType, title = '') => {
    const { document, mentions } = mentionsIn(abstract, phrase, title)
    return roles.roleOf(document, mentions, type, HOME)
  }
  const abstract =
    'Turtle parsing is a challenging task. To address turtle parsing, we propose Quorbex, a novel framework based on graph convolution. Extensive experiments on the TurtleBank dataset show that Quorbex outperforms Zimbolo in turtle accuracy.'

  test.each<[string, ConceptType, string]>([
    ['Quorbex', 'method', 'proposes'],
    ['TurtleBank', 'dataset', 'evaluates-on'],
    ['Zimbolo', 'method', 'compares-with'],
    ['graph convolution', 'method', 'uses'],
    ['turtle parsing', 'task', 'addresses'],
    ['turtle accuracy', 'metric', 'measures'],
  ])('%s, a %s, is %s', (phrase, type, expected) => {
    expect(role(abstract, phrase, type)).toBe(expected)
  })

  test('the name before the colon of a title is proposed', () => {
    expect(role('Trees are hard. Quorbex works.', 'Quorbex', 'method', 'Quorbex: Turtle Parsing')).toBe(
      'proposes',
    )
  })

  test('keywords alone give a role too', () => {
    const document = readDocument({
      id: 'k',
      title: '',
      abstract: '',
      keywords: ['parsing'],
      authors: [],
      links: [],
    })
    const mention: Mention = { field: -1, from: 0, to: 1, form: 'parsing', rule: 'keyword', posterior: 1 }
    expect(roles.roleOf(document, [mention], 'task', HOME)).toBe('addresses')
  })
})
