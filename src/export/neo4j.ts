import {
  conceptAttributes,
  cooccurrenceAttributes,
  linkAttributes,
  paperAttributes,
} from '../graph/attributes.ts'
import { authorNodes, wroteEdges } from '../graph/authorship.ts'
import { citeEdges } from '../graph/citation-edges.ts'
import { statedRelation } from '../graph/concept-edges.ts'
import { type PairedAtlas, pairEdges } from '../graph/paper-pairs.ts'
import { RELATIONS, type RelationKind } from '../types.ts'
import type { ExportFile } from './format.ts'
import { type NodeKeys, nodeKeys } from './keys.ts'
import { NEO4J_PROPERTIES, type Neo4jType, paperProperties } from './neo4j-properties.ts'
import { flat } from './values.ts'
import { allowed } from './xml.ts'

/** A list in a field of neo4j-admin's CSV is split here: no text has this character, since XML forbids it. */
const LIST_SEPARATOR = '\u001f'
/** Rows that one Cypher statement carries. */
const BATCH = 500

type Row = Record<string, string | number | string[]>
const importing = (nodes: readonly string[], files: readonly string[]): string => `#!/bin/sh
# Loads the CSV files of this folder into an empty Neo4j 5 database, with the server stopped. Run load.cypher instead
# where the server runs, or in Aura:  cypher-shell -f load.cypher
cd "$(dirname "$0")" || exit 1
exec neo4j-admin database import full "\${1:-neo4j}" --array-delimiter=U+001F --multiline-fields=true \\
  ${nodes.map((file) => `--nodes=${file}`).join(' ')} \\
  ${files.map((file) => `--relationships=${file}`).join(' ')}
`

const CONSTRAINTS = `CREATE CONSTRAINT atlas_paper_key IF NOT EXISTS FOR (n:Paper) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT atlas_concept_key IF NOT EXISTS FOR (n:Concept) REQUIRE n.key IS UNIQUE;
`
const AUTHOR_CONSTRAINT =
  'CREATE CONSTRAINT atlas_author_key IF NOT EXISTS FOR (n:Author) REQUIRE n.key IS UNIQUE;\n'

/**
 * Two ways into Neo4j: CSV files with the headers of `neo4j-admin database import` (and `import.sh`, which calls it),
 * and `load.cypher`, a script with constraints that can be run again without doubling anything. Papers are
 * `(:Paper {key, id, …})`, concepts `(:Concept {key, …})`, links `-[:LINK {role, weight, evidence}]->`, evidence as
 * JSON, co-occurrences `-[:COOCCURS {count, npmi, weight}]->`, and what papers say about two concepts
 * `-[:USED_FOR {papers, evidence}]->`, `PART_OF`, `EVALUATED_ON`, `COMPARED_WITH`, `IS_A`. What a paper cites, where sources
 * tell, is `-[:CITES {weight}]->`. Papers that
 * share concepts, where asked for, `-[:SHARES_CONCEPTS {count, weight}]->`; authors, where asked for, `(:Author {key, …})
 * -[:WROTE {position, weight}]->` their papers. Characters that XML forbids are removed.
 */
export function* neo4j(atlas: PairedAtlas): Generator<ExportFile> {
  const keys = nodeKeys(atlas)
  const { concept, link, cooccurrence, relation, pair, author, wrote, cites } = NEO4J_PROPERTIES
  const paper = paperProperties(atlas.papers)
  yield { path: 'papers.csv', chunks: table('key:ID', ':LABEL', paper, papers(atlas, keys)) }
  yield { path: 'concepts.csv', chunks: table('key:ID', ':LABEL', concept, concepts(atlas, keys)) }
  yield { path: 'links.csv', chunks: table(':START_ID,:END_ID', ':TYPE', link, links(atlas, keys)) }
  yield {
    path: 'cooccurrences.csv',
    chunks: table(':START_ID,:END_ID', ':TYPE', cooccurrence, cooccurrences(atlas, keys)),
  }
  yield {
    path: 'relations.csv',
    chunks: table(':START_ID,:END_ID', ':TYPE', relation, relations(atlas, keys)),
  }
  const files = ['links.csv', 'cooccurrences.csv', 'relations.csv']
  if (atlas.pairs) {
    files.push('pairs.csv')
    yield { path: 'pairs.csv', chunks: table(':START_ID,:END_ID', ':TYPE', pair, pairsOf(atlas, keys)) }
  }
  if (atlas.citations) {
    files.push('cites.csv')
    yield { path: 'cites.csv', chunks: table(':START_ID,:END_ID', ':TYPE', cites, citesOf(atlas, keys)) }
  }
  const nodes = ['papers.csv', 'concepts.csv']
  if (atlas.authorship) {
    nodes.push('authors.csv')
    files.push('wrote.csv')
    yield { path: 'authors.csv', chunks: table('key:ID', ':LABEL', author, authors(atlas, keys)) }
    yield { path: 'wrote.csv', chunks: table(':START_ID,:END_ID', ':TYPE', wrote, wroteOf(atlas, keys)) }
  }
  yield { path: 'import.sh', chunks: [importing(nodes, files)] }
  yield { path: 'load.cypher', chunks: script(atlas, keys) }
}

interface Entry {
  /** The key of a node, or those of the ends of a relationship. */
  ends: string[]
  type: string
  row: Row
}

function* papers(atlas: PairedAtlas, keys: NodeKeys): Generator<Entry> {
  for (const [p, key] of keys.papers.entries()) {
    const { kind: _, ...row } = paperAttributes(atlas, p)
    yield { ends: [key], type: 'Paper', row }
  }
}

function* concepts(atlas: PairedAtlas, keys: NodeKeys): Generator<Entry> {
  for (const [c, key] of keys.concepts.entries()) {
    const { kind: _, ...row } = conceptAttributes(atlas, c)
    yield { ends: [key], type: 'Concept', row }
  }
}

function* links(atlas: PairedAtlas, keys: NodeKeys): Generator<Entry> {
  const { start, concept } = atlas.links
  for (const [p, key] of keys.papers.entries())
    for (let l = start[p]; l < start[p + 1]; l++) {
      const { role, weight, evidence, results } = linkAttributes(atlas, l, p)
      yield {
        ends: [key, keys.concepts[concept[l]]],
        type: 'LINK',
        row: { role, weight, evidence: flat(evidence), ...(results && { results: flat(results) }) },
      }
    }
}

function* cooccurrences(atlas: PairedAtlas, keys: NodeKeys): Generator<Entry> {
  const { a, b } = atlas.cooccurrences
  for (let e = 0; e < a.length; e++) {
    const { kind: _, ...row } = cooccurrenceAttributes(atlas, e)
    yield { ends: [keys.concepts[a[e]], keys.concepts[b[e]]], type: 'COOCCURS', row }
  }
}

function* pairsOf(atlas: PairedAtlas, keys: NodeKeys): Generator<Entry> {
  for (const { a, b, attributes } of pairEdges(atlas)) {
    const { kind: _, ...row } = attributes
    yield { ends: [keys.papers[a], keys.papers[b]], type: 'SHARES_CONCEPTS', row }
  }
}

function* authors(atlas: PairedAtlas, keys: NodeKeys): Generator<Entry> {
  for (const { author, attributes } of authorNodes(atlas)) {
    const { kind: _, ...row } = attributes
    yield { ends: [keys.authors[author]], type: 'Author', row }
  }
}

function* wroteOf(atlas: PairedAtlas, keys: NodeKeys): Generator<Entry> {
  for (const { author, paper, attributes } of wroteEdges(atlas)) {
    const { kind: _, ...row } = attributes
    yield { ends: [keys.authors[author], keys.papers[paper]], type: 'WROTE', row }
  }
}

function* citesOf(atlas: PairedAtlas, keys: NodeKeys): Generator<Entry> {
  for (const { citing, cited, attributes } of citeEdges(atlas)) {
    const { kind: _, ...row } = attributes
    yield { ends: [keys.papers[citing], keys.papers[cited]], type: 'CITES', row }
  }
}

/** `used-for` → `USED_FOR`. */
const typeOf = (kind: RelationKind): string => kind.toUpperCase().replace('-', '_')

function* relations(atlas: PairedAtlas, keys: NodeKeys, kind?: RelationKind): Generator<Entry> {
  for (const relation of atlas.relations ?? []) {
    if (relation.from === relation.to || (kind ?? relation.kind) !== relation.kind) continue
    const { papers, evidence } = statedRelation(atlas, relation)
    yield {
      ends: [keys.concepts[relation.from], keys.concepts[relation.to]],
      type: typeOf(relation.kind),
      row: { papers, evidence: JSON.stringify(evidence) },
    }
  }
}

function* table(
  ends: string,
  type: string,
  properties: Record<string, Neo4jType>,
  entries: Iterable<Entry>,
): Generator<string> {
  const names = Object.keys(properties)
  const header = names.map((name) => (properties[name] === '' ? name : `${name}:${properties[name]}`))
  yield `${[ends, ...header, type].join(',')}\n`
  for (const entry of entries) {
    const values = new Map(Object.entries(entry.row))
    const fields = [...entry.ends, ...names.map((name) => values.get(name)), entry.type]
    yield `${fields.map(field).join(',')}\n`
  }
}

/** Nothing between the commas is "no such property"; text is always in quotes, so that an empty one is one. */
function field(value: Row[string] | undefined): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return ''
  if (typeof value === 'number') return String(value)
  const text = Array.isArray(value) ? value.map(allowed).join(LIST_SEPARATOR) : allowed(value)
  return `"${text.replaceAll('"', '""')}"`
}

function* script(atlas: PairedAtlas, keys: NodeKeys): Generator<string> {
  yield atlas.authorship ? CONSTRAINTS + AUTHOR_CONSTRAINT : CONSTRAINTS
  yield* statements(papers(atlas, keys), 'MERGE (n:Paper {key: row.ends[0]}) SET n += row.properties')
  yield* statements(concepts(atlas, keys), 'MERGE (n:Concept {key: row.ends[0]}) SET n += row.properties')
  yield* statements(
    links(atlas, keys),
    'MATCH (a:Paper {key: row.ends[0]}), (b:Concept {key: row.ends[1]}) MERGE (a)-[r:LINK]->(b) SET r += row.properties',
  )
  yield* statements(
    cooccurrences(atlas, keys),
    'MATCH (a:Concept {key: row.ends[0]}), (b:Concept {key: row.ends[1]}) MERGE (a)-[r:COOCCURS]->(b) SET r += row.properties',
  )
  yield* statements(
    pairsOf(atlas, keys),
    'MATCH (a:Paper {key: row.ends[0]}), (b:Paper {key: row.ends[1]}) MERGE (a)-[r:SHARES_CONCEPTS]->(b) SET r += row.properties',
  )
  yield* statements(authors(atlas, keys), 'MERGE (n:Author {key: row.ends[0]}) SET n += row.properties')
  yield* statements(
    wroteOf(atlas, keys),
    'MATCH (a:Author {key: row.ends[0]}), (b:Paper {key: row.ends[1]}) MERGE (a)-[r:WROTE]->(b) SET r += row.properties',
  )
  yield* statements(
    citesOf(atlas, keys),
    'MATCH (a:Paper {key: row.ends[0]}), (b:Paper {key: row.ends[1]}) MERGE (a)-[r:CITES]->(b) SET r += row.properties',
  )
  for (const kind of RELATIONS)
    yield* statements(
      relations(atlas, keys, kind),
      `MATCH (a:Concept {key: row.ends[0]}), (b:Concept {key: row.ends[1]}) MERGE (a)-[r:${typeOf(kind)}]->(b) SET r += row.properties`,
    )
}

function* statements(entries: Iterable<Entry>, clause: string): Generator<string> {
  let rows = 0
  for (const { ends, row } of entries) {
    const properties = Object.entries(row).map(([name, value]) => `${name}: ${literal(value)}`)
    yield `${rows === 0 ? 'UNWIND [' : ','}\n{ends: ${literal(ends)}, properties: {${properties.join(', ')}}}`
    if (++rows < BATCH) continue
    yield `\n] AS row ${clause};\n`
    rows = 0
  }
  if (rows > 0) yield `\n] AS row ${clause};\n`
}

const ESCAPES = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['\n', '\\n'],
  ['\r', '\\r'],
])

/** A Cypher literal; text in single quotes, on one line. */
export function literal(value: Row[string]): string {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  return `'${allowed(value).replace(/[\\'\n\r]/g, (character) => ESCAPES.get(character)!)}'`
}
