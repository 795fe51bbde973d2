import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../src/types.ts'
import { leavePlaced, nameOf, nodesOf, type Placed, textPaper } from '../../web/data/placed.ts'
import { createReaderDesk, MOST_PAPERS } from '../../web/reader/desk.ts'

const load = async (file: string): Promise<Uint8Array> =>
  readFileSync(new URL(`../../data/${file}`, import.meta.url))
const desk = createReaderDesk(load, async function* () {})
const file = (name: string, content: string): File => new File([content], name)
const bib = (key: string): string => `@article{${key}, title = {On ${key}}, year = {2020}}`

describe('the reading desk', () => {
  test('several files of several formats become papers; what is wrong is told', async () => {
    const { papers, problems } = await desk.read({
      files: [
        file('a.bib', bib('snow')),
        file('b.jsonl', '{"id": "ice", "title": "On ice", "abstract": "Ice is cold."}\n{"id": \n'),
        file('c.ris', 'TY  - JOUR\nTI  - On rain\nER  - \n'),
        file('d.bin', '\u0000\u0001\u0002'),
      ],
    })
    expect(papers.map(({ title }) => title).sort()).toEqual(['On ice', 'On rain', 'On snow'])
    expect(problems.map((problem) => problem.file)).toEqual(['b.jsonl', 'd.bin'])
  })
  test('a library is read up to a number of papers, and that is said', async () => {
    const lines = Array.from(
      { length: MOST_PAPERS + 5 },
      (_, i) => `{"id": "p${i}", "title": "Number ${i} of many"}`,
    )
    const { papers, problems } = await desk.read({ files: [file('many.jsonl', lines.join('\n'))] })
    expect(papers).toHaveLength(MOST_PAPERS)
    expect(problems.at(-1)!.what).toContain('concept-atlas build')
  })
  test('papers are read as those of an atlas are', async () => {
    const abstract =
      'We propose Graph Transformer (GT), a graph neural network for node classification. ' +
      'GT outperforms graph convolutional networks on ImageNet.'
    const [named, none] = await desk.extract({
      papers: [textPaper('', abstract), textPaper('', 'and of the')],
    })
    const found = named.find(({ label }) => /graph transformer/i.test(label))!
    expect([found.role, found.aliases]).toEqual(['proposes', expect.arrayContaining(['GT'])])
    expect(abstract).toContain(found.sentence)
    expect(none).toEqual([])
  }, 60_000)
  test('knowledge that could not be fetched is asked for again', async () => {
    let fails = true
    const other = createReaderDesk(
      (name) => (fails ? Promise.reject(new Error('offline')) : load(name)),
      async function* () {},
    )
    await expect(other.extract({ papers: [textPaper('', 'and of the')] })).rejects.toThrow('offline')
    fails = false
    expect(await other.extract({ papers: [textPaper('', 'and of the')] })).toEqual([[]])
  }, 60_000)
})

describe('what is placed', () => {
  const concept = (number: number) => ({
    ...{ label: 'x', type: 'method' as const, role: 'uses' as const, sentence: '', concept: number },
  })
  const paper: Paper = textPaper(' A title ', 'An abstract')
  const placed: Placed = {
    papers: [
      { name: 'a', paper, concepts: [concept(3), concept(-1)] },
      { name: 'b', paper, concepts: [concept(-1)] },
      { name: 'c', paper, concepts: [concept(1), concept(3)] },
    ],
    problems: [],
    at: -1,
  }
  test('is looked at as a whole or one by one', () => {
    expect(nodesOf(placed, 100)).toEqual([[103], [101, 103]])
    expect(nodesOf({ ...placed, at: 2 }, 100)).toEqual([[101, 103]])
    expect(nodesOf({ ...placed, at: 1 }, 100)).toEqual([])
  })
  test('is left step by step', () => {
    expect(leavePlaced({ ...placed, at: 2 })).toEqual(placed)
    expect([leavePlaced(placed), leavePlaced(null)]).toEqual([null, null])
    expect(leavePlaced({ ...placed, papers: placed.papers.slice(0, 1), at: 0 })).toBeNull()
  })
  test('has a name', () => {
    expect([nameOf(paper), nameOf(textPaper('', ' Some words.')), nameOf(textPaper('', ''))]).toEqual([
      'A title',
      'Some words.…',
      'text',
    ])
  })
})
