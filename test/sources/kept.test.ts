import { expect, test } from 'vitest'
import { wrongKeptName } from '../../src/kept.ts'
import { collect, type ReadOptions, readSource } from '../../src/sources/index.ts'

const KEEP = new Map([
  ['citations', 'Cited by'],
  ['reads', 'metrics.reads'],
  ['times', 'TC'],
])

async function keptOf(file: string, text: string, keep?: ReadOptions['keep']) {
  const bytes = new TextEncoder().encode(text)
  const { papers, problems } = await collect(readSource([bytes], file, keep ? { keep } : {}))
  return { kept: papers.map((paper) => paper.kept), problems: problems.map(({ what }) => what) }
}

test.each([
  [
    'a.csv',
    'Title,Abstract,Cited By,TC\nOne,On it.,"1,234",\nTwo,On that.,n/a,0.5\n',
    [[['citations', 1234]], [['times', 0.5]]],
  ],
  [
    'a.json',
    '[{"title":"One","abstract":"On it.","Cited by":7,"metrics":{"reads":"3"}}]',
    [
      [
        ['citations', 7],
        ['reads', 3],
      ],
    ],
  ],
  ['a.bib', '@article{a, title={One}, abstract={On it.}, tc={12}}', [[['times', 12]]]],
  ['a.ris', 'TY  - JOUR\nTI  - One\nAB  - On it.\nTC  - 31\nER  - \n', [[['times', 31]]]],
  ['a.md', '---\ntitle: One\nTC: 4\n---\nOn it.\n', [[['times', 4]]]],
])('%s: numbers of fields by their own names', async (file, text, kept) => {
  expect(await keptOf(file, text, KEEP)).toEqual({ kept, problems: [] })
  expect((await keptOf(file, text)).kept.every((one) => one === undefined)).toBe(true)
})

test('what is no number is told and left out; of two records of a work the fuller is believed', async () => {
  const wrong = await keptOf('a.csv', 'Title,Abstract,Cited by\nOne,On it.,many\n', KEEP)
  expect(wrong).toEqual({ kept: [undefined], problems: ['citations: expected a number, found "many"'] })
  const row = (doi: string, abstract: string, cited: number): string =>
    JSON.stringify({ title: 'One way to see', doi, abstract, 'Cited by': cited })
  const both = `${row('10.1000/a', 'On it.', 3)}\n${row('10.1000/a', 'On it, and on that, too.', 9)}\n`
  expect((await keptOf('a.jsonl', both, KEEP)).kept).toEqual([[['citations', 9]]])
})

test.each(['year', 'Label', 'x', '1st', 'a b', 'a:b', '__proto__', ''])(
  '%j is no name for a number',
  (name) => {
    expect(wrongKeptName(name)).toMatch(/^expected a name/)
  },
)
test.each(['citations', 'Zitate', '引用', 'cited_by', 'constructor'])('%s is one', (name) => {
  expect(wrongKeptName(name)).toBeUndefined()
})
