/** Formats are told by structure: whatever a record says, and whatever stands before it in the file. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { formatOf } from '../../src/sources/index.ts'
import { holds, pairFits, WRITERS, type Written } from '../helpers/source-writers.ts'
import { read } from '../helpers/sources.ts'

vi.setConfig({ testTimeout: 300_000 })

/** What made readers take a text for another format's. */
const PHRASE = fc.constantFrom(
  'by creator, title, keywords, and place',
  'title, abstract, keywords, and year; authors | doi',
  'Recall @ k (k = 1, 5, 20) rises',
  'see @article{doe, title = x',
  'TY  - JOUR is a tag',
  'the field PMID- 123',
  'PT J',
  '{"title": "x"}',
  '[{"a": 1}]',
  '<article> and <record>',
  '%T of all',
  'Abstract: short',
  '--- and ---',
  'references: none',
)
const WORDS = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('graphs', 'of', 'molecules', 'we', 'learn', 'é', '分子') },
      PHRASE,
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((words) => words.join(' '))
const RECORD: fc.Arbitrary<Written> = fc.record({
  id: fc.stringMatching(/^[a-z]{1,8}\d{1,3}$/),
  title: WORDS.map((words) => `On ${words}`),
  abstract: WORDS.map((words) => `We show ${words}.`),
  keywords: fc.constant(['a b', 'c']),
  year: fc.integer({ min: 1900, max: 2029 }),
})
const WRITER = fc.constantFrom(...WRITERS)
/** TeX that is not closed breaks an entry, whoever reads it. */
const inTex = (format: string, { title, abstract }: Written): boolean =>
  format !== 'BibTeX' || !/[@\\]/.test(title + abstract)

/** What real records have shown. */
const ONE: Written = {
  id: 'a1',
  title: 'On graphs, trees',
  abstract: 'We learn graphs of molecules.',
  keywords: ['a b'],
  year: 2020,
}
const OTHER: Written = {
  id: 'b2',
  title: 'Other ways, too',
  abstract: 'They: teach trees to, stones.',
  keywords: ['c'],
  year: 2001,
}
const written = (format: string, record: Written): string =>
  WRITERS.findLast(([name]) => name === format)![1](record)

describe('detection', () => {
  test.each([
    ['PubMed text', 'CSV'],
    ['PubMed text', 'JSON lines'],
    ['CITATION.cff', 'JATS'],
    ['CITATION.cff', 'OAI-PMH'],
    ['CSV', 'BibTeX'],
  ])('what follows %s in %s is told', async (first, second) => {
    const found = await read(`${written(first, ONE)}\n${written(second, OTHER)}`, 'stdin')
    expect(holds(found, ONE)).toBe(true)
    expect(found.problems).not.toEqual([])
  })

  test('XML below a table that lists names of columns between commas begins no other table', async () => {
    const lists = { ...OTHER, abstract: 'We show by creator, title, keywords, and place graphs.' }
    const found = await read(`${written('CSV', ONE)}\n${written('Zotero RDF', lists)}`, 'stdin')
    expect(found.problems).not.toEqual([])
  })

  test('a long row below BibTeX is told, too', async () => {
    const long = { ...OTHER, abstract: 'We teach trees, and stones. '.repeat(90) }
    const found = await read(`${written('BibTeX', ONE)}\n${written('CSV', long)}`, 'stdin')
    expect(found.problems).not.toEqual([])
  })

  test.each([
    ['text', 'CITATION.cff', ONE],
    ['PubMed text', 'RefWorks', { ...ONE, title: 'By creator, title, keywords, and place' }],
  ])('%s and %s in one file are both read', async (first, second, one) => {
    const found = await read(`${written(first, one)}\n${written(second, OTHER)}`, 'stdin')
    expect([holds(found, one), holds(found, OTHER)]).toEqual([true, true])
  })

  test.each([
    [
      'a title set in HTML',
      { title: '<span class="small">go</span>N<inline-formula><tex-math>x</tex-math></inline-formula>' },
    ],
    ['a title that has the number of the next record', { title: '2. Labour and birth' }],
    ['an abstract that begins as a note', { abstract: 'Summary form only given. We teach trees.' }],
  ])('%s is read in every format', async (_, hard) => {
    for (const [format, write] of WRITERS) {
      const found = await read(write({ ...ONE, ...hard }), 'stdin')
      expect([format, found.problems, holds(found, { ...ONE, ...hard })]).toEqual([format, [], true])
    }
  })

  test('a record alone is read in its own format', async () => {
    await fc.assert(
      fc.asyncProperty(RECORD, WRITER, async (record, [format, write]) => {
        fc.pre(inTex(format, record))
        const text = write(record)
        expect(formatOf(text, 'stdin')?.name).toBe(format)
        const found = await read(text, 'stdin')
        expect(found.problems).toEqual([])
        expect(holds(found, record)).toBe(true)
      }),
      { numRuns: 600 },
    )
  })

  test('of records of two formats in one file both are read, or one and a Problem', async () => {
    await fc.assert(
      fc.asyncProperty(
        RECORD,
        RECORD,
        WRITER,
        WRITER,
        async (one, other, [first, write], [second, writeOther]) => {
          fc.pre(pairFits(first, second, one, other))
          fc.pre(inTex(first, one) && inTex(second, other))
          const found = await read(`${write(one)}\n${writeOther(other)}`, 'stdin')
          const both = holds(found, one) && holds(found, other)
          expect(both || found.problems.length > 0, `${first} + ${second}: ${JSON.stringify(found)}`).toBe(
            true,
          )
        },
      ),
      { numRuns: 1000 },
    )
  })
})
