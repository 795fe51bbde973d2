import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../src/node/pdf.ts'
import { type Collection, collect, readSource } from '../../src/sources/index.ts'
import { pdfOf, type Run } from '../helpers/pdf.ts'

const read = (bytes: Uint8Array): Promise<Collection> =>
  collect(readSource([bytes], 'paper.pdf', { pdf: readPdf }))

const TITLE: Run[] = [
  { text: 'Low-rank adaptation of large', x: 120, y: 720, size: 18 },
  { text: 'language models', x: 180, y: 698, size: 18 },
  { text: 'Ann Lee, Bob Roe', x: 220, y: 670, size: 11 },
]
const ABSTRACT: Run[] = [
  { text: 'Abstract', x: 270, y: 630, size: 12 },
  {
    text: 'We adapt large language models with few parameters, and show that it suf-',
    x: 100,
    y: 612,
    size: 10,
  },
  { text: 'fices to train two small matrices per layer. It is as good as full', x: 100, y: 600, size: 10 },
  { text: 'fine-tuning on five data sets.', x: 100, y: 588, size: 10 },
  { text: '1 Introduction', x: 72, y: 550, size: 12 },
  { text: 'Large models are large, and so on and so forth.', x: 72, y: 530, size: 10 },
  { text: 'Much more of the same follows here.', x: 72, y: 518, size: 10 },
]
const FOOT: Run = { text: 'doi 10.1234/abc.def', x: 72, y: 60, size: 8 }

describe('PDF', () => {
  test('title, abstract and DOI by the layout', async () => {
    const { papers, problems } = await read(pdfOf([...TITLE, ...ABSTRACT, FOOT]))
    expect(problems).toEqual([])
    expect(papers).toMatchObject([
      {
        id: 'paper-1',
        title: 'Low-rank adaptation of large language models',
        abstract:
          'We adapt large language models with few parameters, and show that it suffices to train two small matrices per layer. It is as good as full fine-tuning on five data sets.',
        doi: '10.1234/abc.def',
      },
    ])
  })

  test('what the layout does not tell is a Problem, not a guess', async () => {
    const noAbstract = await read(pdfOf([...TITLE, ...ABSTRACT.slice(4)]))
    expect(noAbstract.papers).toMatchObject([
      { title: 'Low-rank adaptation of large language models', abstract: '' },
    ])
    expect(noAbstract.problems).toMatchObject([
      { what: expect.stringMatching(/^abstract/), done: 'left out' },
    ])
    const noTitle = await read(pdfOf(ABSTRACT.map((run) => ({ ...run, size: 10 }))))
    expect(noTitle.papers).toMatchObject([{ title: '', abstract: expect.stringMatching(/^We adapt/) }])
    expect(noTitle.problems).toMatchObject([{ what: expect.stringMatching(/^title/) }])
    const twoDois = await read(
      pdfOf([...TITLE, ...ABSTRACT, FOOT, { ...FOOT, text: '10.1234/other', y: 40 }]),
    )
    expect(twoDois.papers[0].doi).toBeUndefined()
  })

  test('a word that begins with Abstract is no heading', async () => {
    const { papers } = await read(
      pdfOf([
        ...TITLE,
        ...Array.from({ length: 9 }, (_, i) => ({
          text: 'Abstract Syntax Notation is a notation for data.',
          x: 72,
          y: 600 - 12 * i,
          size: 10,
        })),
      ]),
    )
    expect(papers).toMatchObject([{ abstract: '' }])
  })

  test('an empty page and a PDF that is none', async () => {
    expect((await read(pdfOf([]))).problems.length).toBeGreaterThan(0)
    const { papers, problems } = await read(new TextEncoder().encode('%PDF-1.7\nnothing of the kind'))
    expect(papers).toEqual([])
    expect(problems).toMatchObject([{ what: expect.stringContaining('expected a PDF'), done: 'skipped' }])
  })

  test('damaged: a Paper or a Problem, never a throw', async () => {
    const whole = pdfOf([...TITLE, ...ABSTRACT])
    const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(edits, fc.nat({ max: 3 }), fc.nat(), async (changes, cut, end) => {
        const bytes = cut === 0 ? whole.slice(0, end % whole.length) : whole.slice()
        for (const [at, byte] of changes) if (bytes.length > 8) bytes[8 + (at % (bytes.length - 8))] = byte
        const { papers, problems } = await read(bytes)
        expect(papers.length + problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  }, 120_000)
})
