import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { read } from '../helpers/sources.ts'

describe('text', () => {
  test('ten abstracts, one a line', async () => {
    const given = readFileSync('data/abstracts.txt', 'utf8')
    const { papers, problems } = await read(given, 'data/abstracts.txt')
    expect(problems).toEqual([])
    const lines = given.split('\n').filter(Boolean)
    expect(papers).toHaveLength(10)
    for (const [l, line] of lines.entries()) {
      const paper = papers.find(({ id }) => id === `abstracts-${l + 1}`)!
      expect(`Abstract:${paper.abstract}`).toBe(line)
      expect(paper.title).toBe('')
    }
    expect(papers.find(({ id }) => id === 'abstracts-2')!.links).toEqual([
      { kind: 'code', url: 'https://github.com/JieShibo/ToCom' },
    ])
  })

  test('records between blank lines, wrapped', async () => {
    const { papers } = await read('One begins\nand ends.\r\n\r\n\nTwo.\n', 'notes.txt')
    expect(papers.map(({ id, abstract }) => [id, abstract])).toEqual([
      ['notes-1', 'One begins\nand ends.'],
      ['notes-2', 'Two.'],
    ])
  })

  test('header lines in any order and case', async () => {
    const { papers, problems } = await read(
      [
        'ABSTRACT: First.',
        'keywords: a b; c',
        'title: The First',
        'Authors: Ada Lovelace and Ludwig van Beethoven',
        'year: 1843',
        'Venue:  Notes',
        '',
        'Title: The Second',
        '',
        'Abstract:',
        'Its text',
        'goes on.',
        'Keywords: x, y',
        'Title: The Third',
        'Abstract: Last.',
      ].join('\n'),
    )
    expect(problems).toEqual([])
    expect(papers).toEqual([
      {
        id: 'some-1',
        title: 'The First',
        abstract: ' First.',
        keywords: ['a b', 'c'],
        authors: [
          { name: 'Ada Lovelace', given: 'Ada', family: 'Lovelace' },
          { name: 'Ludwig van Beethoven', given: 'Ludwig', family: 'van Beethoven' },
        ],
        links: [],
        year: 1843,
        venue: 'Notes',
      },
      {
        id: 'some-2',
        title: 'The Second',
        abstract: 'Its text\ngoes on.',
        keywords: ['x', 'y'],
        authors: [],
        links: [],
      },
      { id: 'some-3', title: 'The Third', abstract: ' Last.', keywords: [], authors: [], links: [] },
    ])
  })

  test('a name in the middle of a sentence is no header', async () => {
    const { papers } = await read('Our title: none.\nWe call the abstract: short.')
    expect(papers.map(({ abstract }) => abstract)).toEqual(['Our title: none.\nWe call the abstract: short.'])
  })

  test('an abstract of more than a million characters is cut, quickly, however it is wrapped', async () => {
    for (const text of [`Abstract:${'x'.repeat(3_000_000)}`, `Abstract:${'short line\n'.repeat(300_000)}`]) {
      const { papers, problems } = await read(text)
      expect(papers[0].abstract.length).toBe(1_000_000)
      expect(problems).toMatchObject([{ place: 'line 1', done: 'cut' }])
    }
  }, 60_000)
})
