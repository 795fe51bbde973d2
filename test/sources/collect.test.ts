import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect, type SourceItem } from '../../src/sources/index.ts'
import type { Paper } from '../../src/types.ts'

const paper = (id: string, title: string): Paper => ({
  id,
  title,
  abstract: '',
  keywords: [],
  authors: [],
  links: [],
})
const item = (id: string, title: string, place: string, file = 'f'): SourceItem => ({
  paper: paper(id, title),
  file,
  place,
})

describe('collect', () => {
  test('sorts by code units', async () => {
    const { papers } = await collect([
      item('b', '', '1'),
      item('B', '', '2'),
      item('a-10', '', '3'),
      item('a-2', '', '4'),
    ])
    expect(papers.map(({ id }) => id)).toEqual(['B', 'a-10', 'a-2', 'b'])
  })

  test('the same record twice is kept once', async () => {
    const { papers, problems } = await collect([item('a', 't', 'line 9'), item('a', 't', 'line 10')])
    expect(papers).toHaveLength(1)
    expect(problems).toMatchObject([{ place: 'line 10', done: 'skipped' }])
  })

  test('different records of one id are all kept, under free names', async () => {
    const { papers, problems } = await collect([
      item('a', 'y', 'line 1'),
      item('a', 'x', 'line 2'),
      item('a', 'z', 'line 3'),
      item('a#2', 'w', 'line 4'),
    ])
    expect(papers.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'x'],
      ['a#2', 'w'],
      ['a#3', 'y'],
      ['a#4', 'z'],
    ])
    expect(problems.map(({ place, done }) => [place, done])).toEqual([
      ['line 1', 'called a#3'],
      ['line 3', 'called a#4'],
    ])
  })

  test('the order of what is read does not matter', async () => {
    const some = fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'a#2', '__proto__'),
        fc.constantFrom('x', 'y', 'z'),
        fc.constantFrom('f', 'g'),
      ),
      { maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(some, fc.infiniteStream(fc.nat()), async (given, random) => {
        const items = given.map(([id, title, file], i) => item(id, title, `line ${i + 1}`, file))
        const shuffled = items
          .map((one) => ({ one, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(await collect(shuffled)).toEqual(await collect(items))
      }),
    )
  })
})
