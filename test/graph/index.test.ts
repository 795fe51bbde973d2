import { describe, expect, it } from 'vitest'
import { linksOf } from '../../src/atlas.ts'
import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { DEFAULTS } from '../../src/options.ts'
import type { Atlas } from '../../src/types.ts'
import { concept, link, paper, planted } from './planted.ts'

const draw = (seed = 1): Atlas => {
  const { papers, concepts, links } = planted({ papers: 120, concepts: 80, communities: 4 })
  return drawGraph(papers, concepts, linkColumns(links), undefined, { ...DEFAULTS, seed })
}

describe('drawGraph', () => {
  it('gives the same atlas twice and leaves its input as it was', () => {
    expect(draw()).toEqual(draw())
    const { papers, concepts, links } = planted({ papers: 20 })
    const before = structuredClone({ papers, concepts, links })
    drawGraph(papers, concepts, linkColumns(links), undefined, DEFAULTS)
    expect({ papers, concepts, links }).toEqual(before)
  })

  it('keeps every link with its role and evidence, and counts', () => {
    const { papers, concepts, links } = planted({ papers: 30 })
    const atlas = drawGraph(papers, concepts, linkColumns(links), undefined, DEFAULTS)
    for (const [p, list] of links.entries())
      expect(linksOf(atlas, p)).toEqual(list.map((given) => ({ ...given, weight: expect.any(Number) })))
    for (const [c, { papers: counted }] of atlas.concepts.entries())
      expect(counted).toBe(links.filter((list) => list.some((given) => given.concept === c)).length)
    const { community } = atlas.nodes
    for (const { id, papers: p, concepts: c } of atlas.communities) {
      expect(community.subarray(0, papers.length).filter((k) => k === id).length).toBe(p)
      expect(community.subarray(papers.length).filter((k) => k === id).length).toBe(c)
    }
  })

  it('takes no papers', () => {
    const atlas = drawGraph([], [], linkColumns([]), undefined, DEFAULTS)
    expect(atlas).toMatchObject({ papers: [], labels: [], concepts: [], communities: [] })
    expect(toGraphology(atlas).order).toBe(0)
  })
})

describe('toGraphology', () => {
  it('has the keys and attributes of the contract', () => {
    const text = 'We use ViT.'
    const papers = [
      paper('a', text, { title: 'A', year: 2024, venue: 'V', authors: [{ name: 'Ann Lee' }] }),
      paper('b', text),
    ]
    const concepts = [
      concept('vit', 'ViT', { aliases: [{ surface: 'vision transformer', why: 'abbreviation' }] }),
      concept('peft', 'PEFT', { type: 'task' }),
    ]
    const both = [link(0, 5, text, 'ViT'), link(1, 4, text, 'use')]
    const graph = toGraphology(
      drawGraph(papers, concepts, linkColumns([both, [link(0, 5, text, 'ViT')]]), undefined, DEFAULTS),
    )

    const place = {
      community: 0,
      x: expect.any(Number),
      y: expect.any(Number),
      size: expect.any(Number),
      color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    }
    expect(graph.nodes()).toEqual(['p:a', 'p:b', 'c:vit', 'c:peft'])
    expect(graph.getNodeAttributes('p:a')).toEqual({
      kind: 'paper',
      id: 'a',
      label: 'A',
      title: 'A',
      year: 2024,
      venue: 'V',
      authors: ['Ann Lee'],
      ...place,
    })
    expect(graph.getNodeAttributes('p:b')).toEqual({
      kind: 'paper',
      id: 'b',
      label: 'ViT',
      title: '',
      authors: [],
      ...place,
    })
    expect(graph.getNodeAttributes('c:vit')).toEqual({
      kind: 'concept',
      label: 'ViT',
      conceptType: 'method',
      aliases: ['vision transformer'],
      papers: 2,
      ...place,
    })
    expect(graph.getEdgeAttributes('p:a', 'c:vit')).toEqual({
      kind: 'link',
      role: 'uses',
      weight: expect.any(Number),
      evidence: [{ field: 'abstract', start: 7, end: 10, surface: 'ViT' }],
    })
    expect(graph.getEdgeAttributes('c:vit', 'c:peft')).toEqual({
      kind: 'cooccurrence',
      count: 1,
      npmi: 0,
      weight: expect.closeTo(Math.SQRT1_2, 4),
    })
    expect(graph.getAttributes()).toEqual({
      format: 'concept-atlas',
      version: 1,
      communities: [{ id: 0, label: 'ViT · PEFT', concepts: 2, papers: 2 }],
    })
  })
})
