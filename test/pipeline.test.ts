import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { linksOf, sentenceOf, textAt } from '../src/atlas.ts'
import { json } from '../src/export/json.ts'
import { type Extractor, extractor } from '../src/extractor.ts'
import type { Knowledge } from '../src/knowledge.ts'
import { loadKnowledge } from '../src/node/knowledge.ts'
import { buildAtlas } from '../src/pipeline.ts'
import { sharded } from '../src/shards.ts'
import type { Atlas, Paper } from '../src/types.ts'

const paper = (id: string, abstract: string, more: Partial<Paper> = {}): Paper => ({
  id,
  title: '',
  abstract,
  keywords: [],
  authors: [],
  links: [],
  ...more,
})

/** The ten abstracts of data/, sorted by id. */
const TEN = readFileSync('data/abstracts.txt', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line, i) => paper(`abstracts-${i + 1}`, line.replace(/^Abstract:/, '')))
  .sort((a, b) => (a.id < b.id ? -1 : 1))

const bytes = (atlas: Atlas): string => [...json(atlas)].join('')

let knowledge: Knowledge
let atlas: Atlas
beforeAll(async () => {
  knowledge = await loadKnowledge()
  atlas = await buildAtlas(TEN, knowledge)
}, 60_000)

/** Numbers of the papers that link to the concept with this name, by label or alias. */
function papersOf(name: string): number[] {
  const c = atlas.concepts.findIndex(
    ({ label, aliases }) => label === name || aliases.some(({ surface }) => surface === name),
  )
  return atlas.papers
    .flatMap(({ id }, p) =>
      linksOf(atlas, p).some(({ concept }) => concept === c) ? [Number(id.slice(10))] : [],
    )
    .sort((a, b) => a - b)
}

describe('the map of the ten abstracts', () => {
  test.each([
    ['ViT', [2, 10]],
    ['PEFT', [3, 5, 10]],
    ['LLM', [1, 4]],
    ['graph transformer', [1, 8]],
    ['VTAB-1K', [2, 5, 10]],
    ['FGVC', [2, 5]],
    ['few-shot learning', [5, 10]],
  ])('%s joins its papers', (name, papers) => {
    expect(papersOf(name)).toEqual(papers)
  })

  test('synonyms, plurals and spellings are one concept', () => {
    const names = (label: string): string[] => {
      const concept = atlas.concepts.find((one) => one.label === label)
      return concept ? [concept.label, ...concept.aliases.map(({ surface }) => surface)] : []
    }
    expect(names('parameter-efficient fine-tuning')).toEqual(expect.arrayContaining(['PEFT', 'PET', 'PETL']))
    expect(names('Vision Transformer')).toEqual(
      expect.arrayContaining(['ViT', 'ViTs', 'Vision Transformers']),
    )
    expect(names('CIFAR-100')).toContain('CIFAR100')
    expect(names('unified text-graph diffusion model')).toContain('UTGDiff')
  })

  test('every paper is called by what it proposes', () => {
    const called = Object.fromEntries(atlas.papers.map(({ id }, p) => [id.slice(10), atlas.labels[p]]))
    expect(called).toMatchObject({
      1: 'UTGDiff',
      2: 'ToCom',
      3: 'MemVP',
      4: 'LearnAct',
      6: 'DAP',
      8: 'DeepGraph',
      9: 'Task-aware experience replay',
      10: 'FacT',
    })
  })

  test('no node is a word that names nothing', () => {
    const generic =
      /^(?:models?|methods?|frameworks?|performance|experiments?|approach(?:es)?|tasks?|code|state-of-the-art|results?|data|training)$/i
    expect(atlas.concepts.map(({ label }) => label).filter((label) => generic.test(label))).toEqual([])
  })

  test('every link quotes its paper', () => {
    for (const [p, own] of atlas.papers.entries()) {
      for (const { evidence } of linksOf(atlas, p)) {
        expect(evidence.length).toBeGreaterThan(0)
        for (const one of evidence) {
          expect(one.surface).toBe(textAt(own, one))
          expect(sentenceOf(own, one)).toContain(one.surface)
        }
      }
    }
  })
})

describe('the same input gives the same bytes', () => {
  test.each([2, 3])(
    'whether links to what fewer than %d papers share are made first or not',
    async (minPapers) => {
      const papers = TEN.map((one, p) => (p % 2 === 0 ? one : { ...one, title: one.abstract.split('. ')[0] }))
      const inner = extractor(papers, knowledge)
      const all: Extractor = {
        ...inner,
        link: (lexicon, done) =>
          inner.link({ ...lexicon, rare: new Uint8Array(lexicon.labels.length) }, done),
      }
      const made = await buildAtlas(papers, knowledge, { minPapers }, () => {}, all)
      expect(bytes(await buildAtlas(papers, knowledge, { minPapers }))).toBe(bytes(made))
      expect(made.concepts.length).toBeGreaterThan(0)
    },
  )

  test('however the papers are cut into shards', async () => {
    const whole = bytes(atlas)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(TEN.length), { maxLength: 4 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), TEN.length]
        const shards = at.slice(1).map((end, i) => {
          const own = TEN.slice(at[i], end)
          return { papers: own.length, extractor: extractor(own, knowledge) }
        })
        expect(bytes(await buildAtlas(TEN, knowledge, {}, () => {}, sharded(shards)))).toBe(whole)
      }),
      { numRuns: 8 },
    )
  }, 60_000)
})

describe('any paper', () => {
  test('gives an atlas whose quotes are right', async () => {
    const word = fc.oneof(
      fc.constantFrom(
        'Vision',
        'Transformers',
        '(ViTs)',
        '(ViT',
        ')',
        'PET',
        'β-VAE',
        '$\\alpha$',
        '\\textbf{BERT}',
        '&amp;',
      ),
      fc.constantFrom(
        '<i>in',
        'vitro</i>',
        'ﬁne-tuning',
        'named',
        'X',
        '.',
        'e.g.,',
        '\u200b',
        '\ud800',
        '__proto__',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))
    await fc.assert(
      fc.asyncProperty(text, text, fc.array(text, { maxLength: 2 }), async (title, abstract, keywords) => {
        const one = paper('one', abstract, { title, keywords })
        const built = await buildAtlas([one], knowledge)
        for (const { evidence } of linksOf(built, 0))
          for (const found of evidence) expect(sentenceOf(one, found)).toContain(found.surface)
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  test('no papers give an empty atlas, papers without text stand alone', async () => {
    expect((await buildAtlas([], knowledge)).concepts).toEqual([])
    const { papers, labels, concepts } = await buildAtlas([paper('silent', '')], knowledge)
    expect([papers.length, labels, concepts]).toEqual([1, ['silent'], []])
  })
})
