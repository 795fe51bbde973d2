import { describe, expect, it, test } from 'vitest'
import type { SurfaceCount } from '../../src/concepts/form-counts.ts'
import { chooseLabel, slugOf } from '../../src/concepts/labels.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'

const surfaces = (
  ...given: [text: string, papers: number, why?: SurfaceCount['why'], running?: number][]
): SurfaceCount[] =>
  given.map(([text, papers, why = 'same form', running = 0]) => ({ text, papers, running, why, paper: 'p' }))

describe('the label', () => {
  test.each([
    [
      'the commonest full form',
      surfaces(['graph nets', 2], ['graph net', 3], ['GN', 9, 'abbreviation']),
      'graph net',
    ],
    ['in plain case and the singular', surfaces(['Graph  Transformers', 1]), 'graph transformer'],
    [
      'spelled as its papers do',
      surfaces(['landscape archaeology', 3], ['landscape archeology', 1]),
      'landscape archaeology',
    ],
    ['in the singular and so spelled', surfaces(['speech tokenisers', 1]), 'speech tokeniser'],
    ['the shorter, then the smaller of equals', surfaces(['bb', 1], ['aa', 1], ['ccc', 1]), 'aa'],
    [
      'the name that its authors give',
      surfaces(['token compensator', 1], ['ToCom', 1, 'abbreviation']),
      'ToCom',
    ],
    [
      'no short form in mixed case',
      surfaces(['estimated glomerular filtration rate', 1], ['eGFR', 3, 'abbreviation']),
      'estimated glomerular filtration rate',
    ],
    [
      'no name that hardly anyone writes',
      surfaces(['database', 200], ['DataBase', 1, 'abbreviation']),
      'database',
    ],
    ['without the capitals of titles', surfaces(['Fine-Grained', 5], ['fine-grained', 2]), 'fine-grained'],
    ['with the capital of a name', surfaces(['Adam', 5]), 'Adam'],
    ['without the plural of a short form', surfaces(['GPUs', 5]), 'GPU'],
    ['nothing of nothing', surfaces(), ''],
  ])('is %s', (_, given, label) => {
    expect(chooseLabel(given)).toBe(label)
  })

  test.each([
    ['of a phrase', surfaces(['Dutch Folktales', 3]), 'Dutch folktale'],
    ['of a part', surfaces(['Markov-Based Models', 3]), 'Markov-based model'],
    ['before that of most papers', surfaces(['Dutch', 3], ['dutch', 1]), 'Dutch'],
    ['and no other', surfaces(['Neural Networks', 3]), 'neural network'],
    [
      'in running text',
      surfaces(['Easter Island', 1, 'same form', 1], ['easter island', 3]),
      'Easter Island',
    ],
    ['not of a title', surfaces(['DEEP LEARNING', 2]), 'deep learning'],
    ['of a title, but for names', surfaces(['DUTCH FOLKTALES', 2]), 'Dutch folktale'],
    ['within a sentence', surfaces(['deep Boltzmann machines', 1]), 'deep Boltzmann machine'],
    ['and of all its words', surfaces(['Monte Carlo algorithms', 1]), 'Monte Carlo algorithm'],
    ['but not at the start of one', surfaces(['Deep learning models', 1]), 'deep learning model'],
    ['but not within a title', surfaces(['Detection of Fake News', 1]), 'detection of fake news'],
  ])('keeps the capital of a name: %s', (_, given, label) => {
    const casing = { isName: (word: string) => ['Dutch', 'Markov'].includes(word), ofPhrase: () => undefined }
    expect(chooseLabel(given, casing)).toBe(label)
  })

  it('knows names by what background papers write', async () => {
    const { isName, ofPhrase } = (await loadKnowledge()).casing
    for (const name of ['Dutch', 'Python', 'Wikipedia']) expect([name, isName(name)]).toEqual([name, true])
    for (const word of ['Graph', 'Model', 'Web', 'Few', 'Xyzzy', ''])
      expect([word, isName(word)]).toEqual([word, false])
    for (const name of ['European Union', 'James Webb Space Telescope'])
      expect([name, ofPhrase(name)]).toEqual([name, true])
    for (const phrase of ['Neural Network', 'Climate Change'])
      expect([phrase, ofPhrase(phrase)]).toEqual([phrase, false])
  })

  test.each([
    ['Vision Transformer', 'vision-transformer'],
    ['C++ / C#', 'c++-c#'],
    ['β-VAE', 'β-vae'],
    ['../../etc', 'etc'],
    ['?!', 'concept'],
  ])('%s becomes the slug %s', (label, slug) => {
    expect(slugOf(label)).toBe(slug)
  })
})
