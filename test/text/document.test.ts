import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DocumentStore } from '../../src/text/document-store.ts'
import { clean, languageOf, readDocument, spanOf, surfaceOf } from '../../src/text/index.ts'

const paper = (title: string, abstract: string, keywords: string[] = []) => ({
  id: '1',
  title,
  abstract,
  keywords,
  authors: [],
  links: [],
})

describe('readDocument', () => {
  it('gives the fields that hold text, and clean keywords', () => {
    const document = readDocument(paper('', 'A <b>b</b>. C.', [' x&amp;y ', '']))
    expect(document.fields.map(({ field, sentences }) => [field, sentences.length])).toEqual([
      ['abstract', 2],
    ])
    expect(document.keywords).toEqual(['x&y', ''])
    expect(readDocument(paper(' \n', '\u200b')).fields).toEqual([])
  })

  it('takes the full stop of a list of keywords from the last one, and leaves those of names', () => {
    const { keywords } = readDocument(paper('', '', ['ViT', 'U.S.', 'Web 2.0', 'data mining.', '.']))
    expect(keywords).toEqual(['ViT', 'U.S.', 'Web 2.0', 'data mining', '.'])
  })

  it('finds the way back to the given text', () => {
    const given = 'We use the {\\em graph\\"o} <i>transformer</i> net'
    const [field] = readDocument(paper(given, '')).fields
    const { start, end } = spanOf(field, 3, 5)
    expect(surfaceOf(field, 3, 5)).toBe('graphö transformer')
    expect(given.slice(start, end)).toBe('graph\\"o} <i>transformer')
  })

  it('comes back from a store as it was, read once', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 60 })
    const prose = fc
      .array(fc.constantFrom('We', 'fine-tuning', 'GPT-4', '.', ' ', '<i>x</i>', '\n\n', '$a$', 'é'))
      .map((parts) => parts.join(' '))
    const papers = fc.array(fc.tuple(fc.oneof(texts, prose), prose), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(papers, (all) => {
        const given = all.map(([title, abstract]) => paper(title, abstract, ['a key']))
        const store = new DocumentStore()
        const documents = given.map((one, p) => store.of(p, one, readDocument))
        const again = given.map((one, p) =>
          store.of(p, one, () => {
            throw new Error('expected what was kept')
          }),
        )
        expect(again).toEqual(documents)
        store.drop(0)
        expect(store.of(0, given[0], () => documents[0])).toBe(documents[0])
      }),
    )
  })

  it('throws nothing, and every token leads back to text that reads like it, for any text', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(texts, texts, (title, abstract) => {
        const given = paper(title, abstract)
        for (const field of readDocument(given).fields) {
          field.tokens.forEach((_, i) => {
            const span = spanOf(field, i, i + 1)
            const slice = given[field.field].slice(span.start, span.end)
            if (!/[\\$<&{}~]/.test(given[field.field]))
              expect(clean(slice).text).toContain(surfaceOf(field, i, i + 1))
          })
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('languageOf', () => {
  it.each([
    [
      'en',
      'We propose a new method for the classification of images that is based on graphs and can be trained.',
    ],
    [
      'de',
      'Wir stellen ein neues Verfahren für die Klassifikation von Bildern vor, das auf Graphen beruht und nicht teuer ist.',
    ],
    [
      'fr',
      'Dans cet article, nous présentons une méthode pour la classification des images qui est fondée sur des graphes.',
    ],
    [
      'es',
      'En este artículo se presenta un método para la clasificación de imágenes que se basa en los grafos.',
    ],
    [
      'it',
      'In questo articolo si presenta un metodo per la classificazione delle immagini che è basato sui grafi.',
    ],
    [
      'pt',
      'Neste artigo apresenta-se um método para a classificação de imagens que não se baseia em grafos e é rápido.',
    ],
    [
      'nl',
      'Wij stellen een nieuwe methode voor om het beeld te herkennen, die op grafen is gebaseerd en niet duur is.',
    ],
    ['zh', '我们提出了一种基于图的图像分类新方法。'],
    ['ja', '本研究では、グラフに基づく画像分類の新しい手法を提案する。'],
    ['ko', '우리는 그래프에 기반한 새로운 이미지 분류 방법을 제안한다.'],
    ['ru', 'Мы предлагаем новый метод классификации изображений, основанный на графах.'],
    [undefined, 'Graph Transformer'],
    [undefined, 'BLEU ROUGE METEOR CIDEr SPICE WMT GLUE SQuAD MNLI QQP'],
    [undefined, ''],
  ])('is %s', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })
})
