/** Authors as nodes, in every format that has graphs. */
import fc from 'fast-check'
import { UndirectedGraph } from 'graphology'
import { describe, expect, it } from 'vitest'
import { GRAPH_FORMATS } from '../../src/export/index.ts'
import { select } from '../../src/export/selection.ts'
import { authorshipOf } from '../../src/graph/authorship.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import type { Atlas } from '../../src/types.ts'
import { plantedAtlas, write, writeFiles } from './atlases.ts'

const given = plantedAtlas()
const atlas: Atlas = {
  ...given,
  papers: given.papers.map((paper, p) =>
    p === 0
      ? { ...paper, authors: [{ name: 'ludwig VAN  Beethoven' }, { name: 'José García' }] }
      : p === 2
        ? { ...paper, authors: [{ name: 'Jose Garcia' }, { name: 'J. García' }, { name: 'José García' }] }
        : paper,
  ),
}
const withAuthors = select(atlas, { authors: true })
const textOf = (name: string, part: Atlas): string =>
  name === 'csv' || name === 'neo4j' ? [...writeFiles(name, part).values()].join('') : write(name, part)

describe('authors', () => {
  it('are one where their names differ only in case, accents, punctuation and spaces', () => {
    const { authors, of } = authorshipOf(atlas.papers)
    expect(authors.map(({ key, label, aliases, papers }) => [key, label, aliases, papers])).toEqual([
      ['a:j-garcia', 'J. García', [], [2]],
      ['a:jose-garcia', 'José García', ['Jose Garcia'], [0, 2]],
      ['a:ludwig-van-beethoven', 'Ludwig van Beethoven', ['ludwig VAN  Beethoven'], [0, 1]],
      ['a:research-and-development-group', 'Research and Development Group', [], [1]],
      ['a:sammy-davis-jr', 'Sammy Davis Jr.', [], [1]],
    ])
    expect(of.slice(0, 3)).toEqual([
      [2, 1],
      [2, 4, 3],
      [1, 0],
    ])
  })

  it('have a node each, and an edge to each paper, whatever the names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('A. Lee', 'a lee', 'Á Lee', '__proto__', '李', '-', ''),
    )
    fc.assert(
      fc.property(fc.array(fc.array(name, { maxLength: 4 }), { maxLength: 6 }), (lists) => {
        const { authors, of } = authorshipOf(
          lists.map((list) => ({ authors: list.map((one) => ({ name: one })) })),
        )
        expect(new Set(authors.map(({ key }) => key)).size).toBe(authors.length)
        for (const [p, own] of of.entries()) {
          expect(new Set(own).size).toBe(own.length)
          expect(own.length).toBeLessThanOrEqual(lists[p].length)
          expect(own.length > 0).toBe(lists[p].some((one) => one.trim() !== ''))
          for (const author of own) expect(authors[author].papers).toContain(p)
        }
        const edges = of.reduce((sum, own) => sum + own.length, 0)
        expect(authors.reduce((sum, { papers }) => sum + papers.length, 0)).toBe(edges)
      }),
    )
  })

  it('join the graph, in the JSON as in graphology', () => {
    const graph = toGraphology(withAuthors)
    const author = graph.getNodeAttributes('a:jose-garcia')
    expect(author).toMatchObject({ kind: 'author', label: 'José García', papers: 2 })
    expect(author).toHaveProperty('x')
    expect(graph.getEdgeAttributes('a:ludwig-van-beethoven', 'p:paper-0000001')).toEqual({
      kind: 'wrote',
      position: 1,
      weight: 1,
    })
    expect(UndirectedGraph.from(JSON.parse(write('json', withAuthors))).export()).toEqual(graph.export())
  })

  it.each(GRAPH_FORMATS)('%s: holds them where asked for, and nothing of them otherwise', (name) => {
    const [text, plain] = [textOf(name, withAuthors), textOf(name, atlas)]
    expect(text).toContain('J. García')
    expect(text.length).toBeGreaterThan(plain.length)
    expect(plain).not.toMatch(/a:j-garcia|\bwrote\b|edge\.position|WROTE/)
    expect(textOf(name, select(atlas, {}))).toBe(plain)
  })

  it('are those of the papers that are kept', () => {
    const communities = new Set([atlas.nodes.community[1]])
    const part = select(atlas, { communities, authors: true })
    const names = new Set(part.papers.flatMap(({ authors }) => authors.map(({ name }) => name)))
    for (const { label } of part.authorship!.authors) expect(names).toContain(label)
    expect(part.authorship!.authors.length).toBeLessThanOrEqual(5)
  })
})
