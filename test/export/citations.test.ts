/** What papers cite in exports: edges with a direction, and nothing where no source tells of any. */
import { parse as parseGexf } from 'graphology-gexf/node/index.js'
import { parse as parseGraphml } from 'graphology-graphml'
import { Parser, Store } from 'n3'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/export/index.ts'
import { partOf } from '../../src/export/part.ts'
import { Graph } from '../../src/graph/libraries.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import type { Atlas } from '../../src/types.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { write, writeFiles } from './atlases.ts'

const PLAIN = smallAtlas(
  [
    { id: 'a', title: 'A', abstract: 'We use ViT.', year: 2020 },
    { id: 'b', title: 'B', abstract: 'On ViT.' },
    { id: 'c', title: 'C', abstract: 'No ViT.' },
  ],
  [{ slug: 'vit', label: 'ViT' }],
  [0, 1, 2].map((paper) => ({ paper, concept: 0, surface: 'ViT' })),
)
/** a cites b and a work outside, b cites a and c. */
const ATLAS: Atlas = {
  ...PLAIN,
  citations: {
    start: Uint32Array.of(0, 2, 4, 4),
    work: Uint32Array.of(1, 3, 0, 2),
    outside: [{ label: 'Doe J, 2010, Of things', doi: '10.1000/x' }],
  },
}
const EDGES = [
  ['p:a', 'p:b'],
  ['p:b', 'p:a'],
  ['p:b', 'p:c'],
]

describe('citations', () => {
  test('json is what graphology writes, with directed edges between papers alone', () => {
    const graph = Graph.from(JSON.parse(write('json', ATLAS)))
    expect(graph.export()).toEqual(toGraphology(ATLAS).export())
    expect(JSON.parse(write('json', ATLAS))).toEqual(toGraphology(ATLAS).export())
    const directed = graph.mapDirectedEdges((_, { kind }, source, target) => [kind, source, target])
    expect(directed).toEqual(EDGES.map((ends) => ['cites', ...ends]))
    expect(graph.undirectedSize).toBe(3)
  })

  test('graphml names what is cited, gexf gives the edges a direction', () => {
    const graphml = write('graphml', ATLAS)
    expect(graphml).not.toContain('directed="')
    const told = parseGraphml(Graph, graphml.replace('edgedefault="undirected"', 'edgedefault="directed"'))
    expect(
      told
        .filterEdges((_, { kind }) => kind === 'cites')
        .map((edge) => [told.source(edge), told.getEdgeAttribute(edge, 'cited')]),
    ).toEqual(EDGES)
    const gexf = parseGexf(Graph, write('gexf', ATLAS))
    expect(gexf.mapDirectedEdges((_, __, source, target) => [source, target])).toEqual(EDGES)
    expect(gexf.undirectedSize).toBe(3)
  })

  test('neo4j, csv, cytoscape and RDF', () => {
    const neo4j = writeFiles('neo4j', ATLAS)
    expect(neo4j.get('cites.csv')).toBe(
      `:START_ID,:END_ID,weight:double,:TYPE\n${EDGES.map(([a, b]) => `"${a}","${b}",1,"CITES"\n`).join('')}`,
    )
    expect(neo4j.get('import.sh')).toContain('--relationships=cites.csv')
    expect(neo4j.get('load.cypher')).toContain('MERGE (a)-[r:CITES]->(b)')
    const directed = writeFiles('csv', ATLAS)
      .get('edges.csv')!
      .split('\r\n')
      .filter((line) => line.includes(',Directed,'))
    expect(directed.map((line) => line.split(',').slice(0, 3))).toEqual(
      EDGES.map((ends) => [...ends, 'Directed']),
    )
    const { elements } = JSON.parse(write('cytoscape', ATLAS))
    const edges: { data: { interaction: string; source: string; target: string } }[] = elements.edges
    expect(
      edges.filter(({ data }) => data.interaction === 'cites').map(({ data }) => [data.source, data.target]),
    ).toEqual(EDGES)
    const rdf = new Store(new Parser().parse(write('turtle', ATLAS)))
    const cites = rdf.getQuads(null, 'http://purl.org/spar/cito/cites', null, null)
    expect(
      cites.map(({ subject, object }) => [subject.value, object.value].map((iri) => iri.slice(-3))).sort(),
    ).toEqual(EDGES)
    expect(JSON.parse(write('jsonld', ATLAS))['@context'].cito).toBe('http://purl.org/spar/cito/')
  })

  test('a part keeps those between its papers and to works outside', () => {
    const part = partOf(
      ATLAS,
      (node) => node !== 0,
      () => true,
    )
    expect(part.citations).toEqual({
      start: Uint32Array.of(0, 1, 1),
      work: Uint32Array.of(1),
      outside: ATLAS.citations!.outside,
    })
    const others = partOf(
      ATLAS,
      (node) => node === 0,
      () => true,
    )
    expect([...others.citations!.work]).toEqual([1])
  })

  test.each([...FORMATS.keys()])('%s says nothing of them where no source tells', (name) => {
    const text = (atlas: Atlas): string =>
      'files' in FORMATS.get(name)! ? JSON.stringify([...writeFiles(name, atlas)]) : write(name, atlas)
    expect(text(PLAIN)).not.toMatch(/cites|cito|"mixed"|,Directed,|="directed"/)
    expect(text(PLAIN).length).toBeLessThanOrEqual(text(ATLAS).length)
  })
})
