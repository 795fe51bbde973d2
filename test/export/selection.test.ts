/** Choices for export, held against the graph of the whole atlas. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRAPH_FORMATS } from '../../src/export/index.ts'
import { communitiesNamed, type Selection, select } from '../../src/export/selection.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { plantedAtlas, statedAtlas, write, writeFiles } from './atlases.ts'

const atlas = statedAtlas()
const whole = toGraphology(atlas)
const ids = atlas.communities.map(({ id }) => id)
const labelOf = (part: { communities: { label: string }[] }, community: number): string | undefined =>
  part.communities[community]?.label

describe('select', () => {
  it('gives the atlas where nothing is chosen', () => {
    expect(select(atlas, {})).toEqual(atlas)
  })

  it('keeps the nodes and edges that are chosen, and nodes that lose nothing', () => {
    const selection = fc.record(
      {
        only: fc.constantFrom('concepts' as const, 'papers' as const),
        minPapers: fc.integer({ min: 1, max: 6 }),
        minWeight: fc.double({ min: 0, max: 1, noNaN: true }).map((weight) => Math.round(weight * 1e4) / 1e4),
        communities: fc.subarray(ids).map((list) => new Set(list)),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(selection, (chosen: Selection) => {
        const part = select(atlas, chosen)
        const found = toGraphology(part)
        const { only, minPapers = 0, minWeight = 0, communities } = chosen
        const ofKind = (kind: string): boolean => only === undefined || only === `${kind}s`
        const wanted = new Set(
          whole.filterNodes(
            (_, node) =>
              ofKind(node.kind) &&
              (node.kind === 'paper' || node.papers >= minPapers) &&
              (!communities || communities.has(node.community)),
          ),
        )
        const edges = whole.filterEdges(
          (_, { weight }, a, b) => weight >= minWeight && wanted.has(a) && wanted.has(b),
        )
        const linked = new Set(edges.flatMap((edge) => whole.extremities(edge)))
        const had = new Set(
          whole
            .filterEdges(
              (_, __, a, b) =>
                ofKind(whole.getNodeAttribute(a, 'kind')) && ofKind(whole.getNodeAttribute(b, 'kind')),
            )
            .flatMap((edge) => whole.extremities(edge)),
        )
        const left = whole.filterNodes((node) => wanted.has(node) && (linked.has(node) || !had.has(node)))
        expect(found.nodes()).toEqual(left)
        expect(found.size).toBe(edges.length)
        for (const edge of edges) {
          const [a, b] = whole.extremities(edge)
          const { kind, weight } = whole.getEdgeAttributes(edge)
          expect(found.getEdgeAttributes(a, b)).toMatchObject({ kind, weight })
        }
        found.forEachNode((node, { community }) => {
          expect(labelOf(part, community)).toBe(labelOf(atlas, whole.getNodeAttribute(node, 'community')))
        })
      }),
      { numRuns: 60 },
    )
  })

  it('joins papers by the concepts that they share', () => {
    const graph = toGraphology(select(atlas, { only: 'papers', papers: true }))
    expect(graph.filterNodes((_, { kind }) => kind !== 'paper')).toEqual([])
    expect(graph.size).toBeGreaterThan(atlas.papers.length)
    const own = (paper: string): string[] => whole.filterNeighbors(paper, (_, { kind }) => kind === 'concept')
    graph.forEachEdge((_, edge, a, b) => {
      const shared = own(a).filter((concept) => own(b).includes(concept)).length
      expect(edge).toEqual({
        kind: 'shared-concepts',
        count: shared,
        weight: Number((shared / Math.sqrt(own(a).length * own(b).length)).toFixed(4)),
      })
    })
  })

  it('joins papers beside all else, in every format for graphs', () => {
    const paired = select(plantedAtlas(), { papers: true })
    const graph = toGraphology(paired)
    const pairs = paired.pairs!.a.length
    expect([pairs > 0, graph.size]).toEqual([true, toGraphology(plantedAtlas()).size + pairs])
    expect(JSON.parse(write('json', paired))).toEqual(graph.export())
    expect(write('graphml', paired).match(/<edge /g)).toHaveLength(graph.size)
    expect(write('gexf', paired).match(/<edge /g)).toHaveLength(graph.size)
    expect(JSON.parse(write('cytoscape', paired)).elements.edges).toHaveLength(graph.size)
    expect(JSON.parse(write('vosviewer', paired)).network.links).toHaveLength(graph.size)
    expect(
      writeFiles('csv', paired)
        .get('edges.csv')!
        .match(/shared-concepts/g),
    ).toHaveLength(pairs)
    const files = writeFiles('neo4j', paired)
    expect(files.get('pairs.csv')!.match(/SHARES_CONCEPTS/g)).toHaveLength(pairs)
    expect(files.get('import.sh')).toContain('--relationships=pairs.csv')
    expect(writeFiles('neo4j', plantedAtlas()).get('import.sh')).not.toContain('pairs.csv')
    expect(GRAPH_FORMATS).toHaveLength(7)
  })

  it('knows communities by number and by name', () => {
    const [{ label }] = atlas.communities
    expect(communitiesNamed(atlas, ['1', label.toUpperCase()])).toEqual(new Set([1, 0]))
    expect(() => communitiesNamed(atlas, ['99'])).toThrow(`found none for 99; there are: 0 ${label}`)
    expect(() => communitiesNamed(atlas, ['group'])).toThrow('found several')
  })
})
