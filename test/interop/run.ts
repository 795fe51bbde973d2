/**
 * `npm run interop`: writes one atlas in every format, reads it back with the tools that people use, and prints a table
 * of what is equal. The tools are installed once into a folder of their own (INTEROP_TOOLS, else one beside the system's
 * temporary files); what cannot be installed here is skipped, with the reason. Exit 1 where something is not equal.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UndirectedGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf/node/index.js'
import { parse as parseGraphml } from 'graphology-graphml'
import { FORMATS } from '../../src/export/index.ts'
import { keywordsOf, oneLine } from '../../src/export/references.ts'
import type { StatedRelation } from '../../src/graph/attributes.ts'
import { writeText } from '../../src/node/aside.ts'
import { writeFiles } from '../../src/node/export.ts'
import { interopAtlas } from './atlas.ts'
import { type Attributes, compare, expectedReading, type Reading } from './compare.ts'

const HERE = import.meta.dirname
const TOOLS = process.env.INTEROP_TOOLS ?? join(tmpdir(), 'concept-atlas-interop')
const OUT = mkdtempSync(join(tmpdir(), 'concept-atlas-exports-'))
/** A word of the rows to run; all where it is left out. */
const [only = ''] = process.argv.slice(2)
const atlas = interopAtlas()
const expected = expectedReading(atlas)

const NODE =
  'kind paper_id label title year venue authors conceptType aliases papers community x y size color'.split(
    ' ',
  )
const EDGE = 'kind role weight evidence results relations count npmi'.split(' ')

interface Row {
  format: string
  tool: string
  read(): Reading
  /** What the format carries of the atlas; all where it is left out. */
  expected?: Reading
  nodes?: string[]
  edges?: string[]
}

/** Runs a program; its standard error is part of the error that it ends with. */
const call = (program: string, args: readonly string[], env: Record<string, string> = {}): string =>
  execFileSync(program, args, {
    // Some tools leave a report where they run.
    cwd: OUT,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })

// Tools

function python(): string {
  const folder = join(TOOLS, 'python')
  const program = join(folder, 'bin', 'python')
  if (!existsSync(join(folder, 'ready'))) {
    call('python3', ['-m', 'venv', folder])
    const packages = [
      'networkx==3.6.1',
      'igraph==1.0.0',
      'rdflib==7.6.0',
      'bibtexparser==2.1.0',
      'rispy==0.10.0',
    ]
    call(program, ['-m', 'pip', 'install', '--quiet', ...packages])
    writeFileSync(join(folder, 'ready'), '')
  }
  return program
}

/** The jars of a Maven artifact and of all that it needs. */
function jars(name: string, dependency: string): string {
  const folder = join(TOOLS, name)
  if (!existsSync(join(folder, 'ready'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'pom.xml'),
      `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>interop</groupId><artifactId>${name}</artifactId><version>1</version><dependencies><dependency>${dependency}</dependency></dependencies></project>`,
    )
    call('mvn', [
      '-q',
      '-B',
      '-f',
      join(folder, 'pom.xml'),
      'dependency:copy-dependencies',
      '-DoutputDirectory=lib',
    ])
    writeFileSync(join(folder, 'ready'), '')
  }
  return join(folder, 'lib', '*')
}

const gephiJars = (): string =>
  jars(
    'gephi',
    '<groupId>org.gephi</groupId><artifactId>gephi-toolkit</artifactId><version>0.10.1</version><classifier>all</classifier><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>',
  )
const neo4jJars = (): string =>
  jars('neo4j', '<groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>5.26.0</version>')

const JAVA = [
  '-Xmx1g',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
]

function cytoscapeJs(): (options: object) => { nodes(): CytoscapeElement[]; edges(): CytoscapeElement[] } {
  const folder = join(TOOLS, 'javascript')
  if (!existsSync(join(folder, 'ready'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    call('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, 'cytoscape@3.33.1'])
    writeFileSync(join(folder, 'ready'), '')
  }
  return createRequire(join(folder, 'package.json'))('cytoscape')
}

interface CytoscapeElement {
  data(): Attributes & { id: string; source: string; target: string }
  position(): { x: number; y: number }
}

// Readers

const fileOf = (format: string): string => {
  const found = FORMATS.get(format)!
  return join(OUT, 'write' in found ? `${format}${found.extension}` : format)
}

const inPython = (tool: string, format: string): Reading =>
  JSON.parse(call(python(), [join(HERE, 'read.py'), tool, fileOf(format)]))

const inGephi = (format: string): Reading =>
  JSON.parse(
    call('java', [
      ...JAVA,
      '-Djava.awt.headless=true',
      '-cp',
      gephiJars(),
      join(HERE, 'Gephi.java'),
      fileOf(format),
    ]),
  )

function inNeo4j(way: 'import' | 'script'): Reading {
  const home = join(OUT, `home-${way}`)
  for (const folder of ['conf', 'logs', 'data', 'import', 'run', 'plugins', 'lib', 'licenses'])
    mkdirSync(join(home, folder), { recursive: true })
  writeFileSync(join(home, 'conf', 'neo4j.conf'), '')
  const folder = fileOf('neo4j')
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

function inCytoscape(): Reading {
  const { elements } = JSON.parse(readFileSync(fileOf('cytoscape'), 'utf8'))
  const graph = cytoscapeJs()({ headless: true, elements, layout: { name: 'preset' } })
  const nodes: Reading['nodes'] = {}
  for (const node of graph.nodes())
    nodes[node.data().id] = { ...node.data(), x: node.position().x, y: -node.position().y }
  return { nodes, edges: graph.edges().map((edge) => [edge.data().source, edge.data().target, edge.data()]) }
}

const text = (format: string): string => readFileSync(fileOf(format), 'utf8')

// What formats carry

/** A paper's label is not part of RDF, where it has its title. */
const inRdf: Reading = {
  ...expected,
  nodes: mapped(expected.nodes, ({ label, ...node }) => (node.kind === 'paper' ? node : { ...node, label })),
}
const references = (keyword: (text: string) => string): Reading => ({
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
const inGraphDatabase: Reading = {
  nodes: expected.nodes,
  edges: [
    ...expected.edges
      .filter(([, , { kind }]) => kind !== 'relation')
      .map(([a, b, { relations: _, ...edge }]): Reading['edges'][number] => [a, b, edge]),
    ...expected.edges.flatMap(([, , { relations = [] }]) =>
      (relations as StatedRelation[]).map(
        ({ kind, from, to, papers, evidence }): Reading['edges'][number] => [
          from,
          to,
          { kind: 'relation', relation: kind.toUpperCase().replace('-', '_'), papers, evidence },
        ],
      ),
    ),
  ],
}
const GRAPH_DATABASE = { expected: inGraphDatabase, edges: [...EDGE, 'relation', 'papers'] }

const RDF = {
  expected: inRdf,
  nodes: 'paper_id label title year venue conceptType aliases papers'.split(' '),
  edges: ['kind', 'role'],
}
const REFERENCES = { nodes: ['paper_id', 'title', 'year', 'venue'], edges: [] }

const rows: Row[] = [
  {
    format: 'json',
    tool: 'graphology',
    read: () => inGraphology(UndirectedGraph.from(JSON.parse(text('json')))),
  },
  { format: 'json', tool: 'networkx', read: () => inPython('networkx-json', 'json') },
  {
    format: 'graphml',
    tool: 'graphology',
    read: () => inGraphology(parseGraphml(UndirectedGraph, text('graphml'))),
  },
  { format: 'graphml', tool: 'networkx', read: () => inPython('networkx-graphml', 'graphml') },
  { format: 'graphml', tool: 'igraph', read: () => inPython('igraph-graphml', 'graphml') },
  { format: 'graphml', tool: 'Gephi', read: () => inGephi('graphml') },
  { format: 'gexf', tool: 'graphology', read: () => inGraphology(parseGexf(UndirectedGraph, text('gexf'))) },
  { format: 'gexf', tool: 'Gephi', read: () => inGephi('gexf') },
  { format: 'csv', tool: 'Python csv', read: () => inPython('csv', 'csv') },
  { format: 'neo4j', tool: 'neo4j-admin import', read: () => inNeo4j('import'), ...GRAPH_DATABASE },
  { format: 'neo4j', tool: 'Neo4j, load.cypher', read: () => inNeo4j('script'), ...GRAPH_DATABASE },
  { format: 'turtle', tool: 'rdflib', read: () => inPython('rdflib-turtle', 'turtle'), ...RDF },
  { format: 'jsonld', tool: 'rdflib', read: () => inPython('rdflib-jsonld', 'jsonld'), ...RDF },
  { format: 'cytoscape', tool: 'Cytoscape.js', read: inCytoscape },
  {
    format: 'bibtex',
    tool: 'bibtexparser',
    read: () => inPython('bibtexparser', 'bibtex'),
    expected: references((word) => oneLine(word.replace(/[,;]/g, ' '))),
    ...REFERENCES,
  },
  {
    format: 'ris',
    tool: 'rispy',
    read: () => inPython('rispy', 'ris'),
    expected: references((word) => word),
    ...REFERENCES,
  },
]

const SKIPPED = [
  'gexf × networkx: networkx reads GEXF up to 1.2; take GraphML or JSON.',
  'gexf × igraph: igraph does not read GEXF.',
  'vosviewer × VOSviewer: in no registry; test/export/maps.test.ts holds the checks that VOSviewer Online makes.',
  'obsidian × Obsidian, cytoscape × Cytoscape desktop: programs with a window; the tests read back what they read.',
]

mkdirSync(TOOLS, { recursive: true })
for (const [name, format] of FORMATS)
  if ('files' in format) await writeFiles(fileOf(name), format.files(atlas))
  else await writeText(fileOf(name), format.write(atlas))

let unequal = 0
console.log('| format | tool | nodes | edges | attributes |\n|---|---|---|---|---|')
for (const row of rows.filter(({ format, tool }) => `${format} ${tool}`.includes(only))) {
  try {
    const verdict = compare(row.expected ?? expected, row.read(), row.nodes ?? NODE, row.edges ?? EDGE)
    if (Object.values(verdict).some((word) => word.startsWith('**'))) unequal++
    console.log(
      `| ${row.format} | ${row.tool} | ${verdict.nodes} | ${verdict.edges} | ${verdict.attributes} |`,
    )
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: string }
    const reason = (stderr || message).trim().split('\n').at(-1)
    SKIPPED.push(`${row.format} × ${row.tool}: ${reason}`)
  }
}
console.log(`\nSkipped:\n${SKIPPED.map((line) => `- ${line}`).join('\n')}`)
rmSync(OUT, { recursive: true, force: true })
process.exitCode = unequal > 0 ? 1 : 0
