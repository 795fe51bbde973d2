/** Reading an export with a tool, and what its format carries. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UndirectedGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf/node/index.js'
import { parse as parseGraphml } from 'graphology-graphml'
import { keywordsOf, oneLine } from '../../src/export/references.ts'
import type { StatedRelation } from '../../src/graph/attributes.ts'
import type { PairedAtlas } from '../../src/graph/paper-pairs.ts'
import { type Attributes, expectedReading, type Reading } from './compare.ts'
import { call, cytoscapeJs, gephiJars, JAVA, neo4jJars, OUT, python } from './tools.ts'

const HERE = import.meta.dirname

export const NODE =
  'kind paper_id label title year venue authors collections conceptType aliases papers community x y size color'.split(
    ' ',
  )
export const EDGE = 'kind role weight evidence results relations count npmi position'.split(' ')

export interface Row {
  format: string
  tool: string
  /** Of a file or folder. */
  read(path: string): Reading
  /** What the format carries of an atlas; all where it is left out. */
  carries?(atlas: PairedAtlas): Reading
  nodes?: string[]
  edges?: string[]
  /** Of papers and what is said of them alone, which no option of graphs changes. */
  isList?: true
}

const text = (path: string): string => readFileSync(path, 'utf8')

const inPython = (tool: string, path: string): Reading =>
  JSON.parse(call(python(), [join(HERE, 'read.py'), tool, path]))

const inGephi = (path: string): Reading =>
  JSON.parse(
    call('java', [...JAVA, '-Djava.awt.headless=true', '-cp', gephiJars(), join(HERE, 'Gephi.java'), path]),
  )

function inNeo4j(folder: string, way: 'import' | 'script'): Reading {
  const home = mkdtempSync(join(OUT, `home-${way}-`))
  for (const own of ['conf', 'logs', 'data', 'import', 'run', 'plugins', 'lib', 'licenses'])
    mkdirSync(join(home, own), { recursive: true })
  writeFileSync(join(home, 'conf', 'neo4j.conf'), '')
  if (way === 'import') {
    // The arguments are those of import.sh, which calls neo4j-admin.
    const line = readFileSync(join(folder, 'import.sh'), 'utf8').split('neo4j-admin ').at(-1)!
    const args = line
      .replace(/"\$\{.*?\}"/, 'neo4j')
      .replace(/\\\n/g, ' ')
      .trim()
      .split(/\s+/)
    const files = args.map((argument) =>
      argument.replace(/=(\w+\.csv)$/, (_, name) => `=${join(folder, name)}`),
    )
    const env = { NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') }
    call('java', [...JAVA, '-cp', neo4jJars(), 'org.neo4j.cli.AdminTool', ...files], env)
  }
  const script = way === 'script' ? [join(folder, 'load.cypher')] : []
  const printed = call('java', [...JAVA, '-cp', neo4jJars(), join(HERE, 'Neo4j.java'), home, ...script])
  const { nodes, edges }: Reading = JSON.parse(printed.slice(printed.indexOf('{"nodes"')))
  return { nodes: mapped(nodes, ({ id, ...node }) => ({ ...node, paper_id: id })), edges }
}

const mapped = (
  nodes: Reading['nodes'],
  change: (node: Attributes, key: string) => Attributes,
): Reading['nodes'] =>
  Object.fromEntries(Object.entries(nodes).map(([key, node]) => [key, change(node, key)]))

function inGraphology(graph: UndirectedGraph): Reading {
  const nodes = Object.fromEntries(graph.mapNodes((key, node): [string, Attributes] => [key, node]))
  return {
    nodes: mapped(nodes, ({ id, ...node }) => ({
      ...node,
      paper_id: node.paper_id ?? id,
      color: hex(node.color),
    })),
    edges: graph.mapEdges((_, attributes, source, target) => [source, target, attributes]),
  }
}

/** `rgb(1,2,3)`, as graphology reads GEXF, as `#010203`. */
const hex = (color: unknown): unknown =>
  String(color).replace(/^rgb\((\d+),(\d+),(\d+)\)$/, (_, ...channels: string[]) =>
    channels.slice(0, 3).reduce((text, channel) => text + Number(channel).toString(16).padStart(2, '0'), '#'),
  )

function inCytoscape(path: string): Reading {
  const { elements } = JSON.parse(text(path))
  const graph = cytoscapeJs()({ headless: true, elements, layout: { name: 'preset' } })
  const nodes: Reading['nodes'] = {}
  for (const node of graph.nodes())
    nodes[node.data().id] = { ...node.data(), x: node.position().x, y: -node.position().y }
  return { nodes, edges: graph.edges().map((edge) => [edge.data().source, edge.data().target, edge.data()]) }
}

// What formats carry

/** A paper's label is not part of RDF, where it has its title. */
function inRdf(atlas: PairedAtlas): Reading {
  const { nodes, edges } = expectedReading(atlas)
  return {
    nodes: mapped(nodes, ({ label, ...node }) => (node.kind === 'paper' ? node : { ...node, label })),
    edges,
  }
}
const references = (atlas: PairedAtlas, keyword: (text: string) => string): Reading => ({
  nodes: Object.fromEntries(
    atlas.papers.map(({ id, title, year, venue }) => [
      `p:${id}`,
      { paper_id: id, title: oneLine(title), year, venue: oneLine(venue ?? '') },
    ]),
  ),
  edges: atlas.papers.flatMap(({ id }, p) =>
    keywordsOf(atlas, p).map((word): Reading['edges'][number] => [`p:${id}`, keyword(word), {}]),
  ),
})

/** In Neo4j, what papers say of two concepts is a relationship of its own. */
function inGraphDatabase(atlas: PairedAtlas): Reading {
  const { nodes, edges } = expectedReading(atlas)
  return {
    nodes,
    edges: [
      ...edges
        .filter(([, , { kind }]) => kind !== 'relation')
        .map(([a, b, { relations: _, ...edge }]): Reading['edges'][number] => [a, b, edge]),
      ...edges.flatMap(([, , { relations = [] }]) =>
        (relations as StatedRelation[]).map(
          ({ kind, from, to, papers, evidence }): Reading['edges'][number] => [
            from,
            to,
            {
              kind: 'relation',
              relation: kind.toUpperCase().replace('-', '_'),
              papers,
              // Without papers there is none: an empty list, written as all of them.
              evidence: JSON.stringify(evidence),
            },
          ],
        ),
      ),
    ],
  }
}
const GRAPH_DATABASE = { carries: inGraphDatabase, edges: [...EDGE, 'relation', 'papers'] }

const RDF = {
  carries: inRdf,
  nodes: 'paper_id label title year venue conceptType aliases papers'.split(' '),
  edges: ['kind', 'role'],
}
const REFERENCES = { nodes: ['paper_id', 'title', 'year', 'venue'], edges: [], isList: true as const }
export const ROWS: readonly Row[] = [
  {
    format: 'json',
    tool: 'graphology',
    read: (path) => inGraphology(UndirectedGraph.from(JSON.parse(text(path)))),
  },
  { format: 'json', tool: 'networkx', read: (path) => inPython('networkx-json', path) },
  {
    format: 'graphml',
    tool: 'graphology',
    read: (path) => inGraphology(parseGraphml(UndirectedGraph, text(path))),
  },
  { format: 'graphml', tool: 'networkx', read: (path) => inPython('networkx-graphml', path) },
  { format: 'graphml', tool: 'igraph', read: (path) => inPython('igraph-graphml', path) },
  { format: 'graphml', tool: 'Gephi', read: inGephi },
  {
    format: 'gexf',
    tool: 'graphology',
    read: (path) => inGraphology(parseGexf(UndirectedGraph, text(path))),
  },
  { format: 'gexf', tool: 'Gephi', read: inGephi },
  { format: 'csv', tool: 'Python csv', read: (path) => inPython('csv', path) },
  { format: 'neo4j', tool: 'neo4j-admin import', read: (path) => inNeo4j(path, 'import'), ...GRAPH_DATABASE },
  { format: 'neo4j', tool: 'Neo4j, load.cypher', read: (path) => inNeo4j(path, 'script'), ...GRAPH_DATABASE },
  { format: 'turtle', tool: 'rdflib', read: (path) => inPython('rdflib-turtle', path), ...RDF },
  { format: 'jsonld', tool: 'rdflib', read: (path) => inPython('rdflib-jsonld', path), ...RDF },
  { format: 'cytoscape', tool: 'Cytoscape.js', read: inCytoscape },
  {
    format: 'bibtex',
    tool: 'bibtexparser',
    read: (path) => inPython('bibtexparser', path),
    carries: (atlas) => references(atlas, (word) => oneLine(word.replace(/[,;]/g, ' '))),
    ...REFERENCES,
  },
  {
    format: 'ris',
    tool: 'rispy',
    read: (path) => inPython('rispy', path),
    carries: (atlas) => references(atlas, (word) => word),
    ...REFERENCES,
  },
]

export const SKIPPED: readonly string[] = [
  'gexf × networkx: networkx reads GEXF up to 1.2; take GraphML or JSON.',
  'gexf × igraph: igraph does not read GEXF.',
  'vosviewer × VOSviewer: in no registry; test/export/maps.test.ts holds the checks that VOSviewer Online makes.',
  'obsidian × Obsidian, cytoscape × Cytoscape desktop: programs with a window; the tests read back what they read.',
]
