import { atlasAttributes, conceptAttributes, linkAttributes, paperAttributes } from '../graph/attributes.ts'
import { authorNodes, wroteEdges } from '../graph/authorship.ts'
import { citeEdges } from '../graph/citation-edges.ts'
import { conceptEdges } from '../graph/concept-edges.ts'
import { type PairedAtlas, pairEdges } from '../graph/paper-pairs.ts'
import { keptNames } from '../kept.ts'
import { nodeKeys } from './keys.ts'
import { channels, flat } from './values.ts'
import { escapeXml } from './xml.ts'

type Kind = 'graph' | 'node' | 'edge'
type Type = 'boolean' | 'int' | 'long' | 'float' | 'double' | 'string'

/**
 * All attributes and their types. The `r`, `g`, `b` beside `color` are for Gephi, which takes colour, place and size
 * from `r`, `g`, `b`, `x`, `y`, `size`, and `weight` and `label` as what they say. No two names differ only in case,
 * since Gephi and Neo4j do not tell such names apart. A paper's own id is `paper_id`: igraph and Gephi keep the keys of
 * nodes and edges as `id`, and igraph drops them where there is an attribute of that name.
 */
export const GRAPHML_KEYS: Record<Kind, Record<string, Type>> = {
  graph: { format: 'string', version: 'int', communities: 'string', regions: 'string' },
  node: {
    kind: 'string',
    paper_id: 'string',
    label: 'string',
    title: 'string',
    year: 'int',
    venue: 'string',
    authors: 'string',
    collections: 'string',
    conceptType: 'string',
    aliases: 'string',
    papers: 'int',
    community: 'int',
    region: 'int',
    x: 'double',
    y: 'double',
    size: 'double',
    color: 'string',
    r: 'int',
    g: 'int',
    b: 'int',
  },
  edge: {
    kind: 'string',
    role: 'string',
    weight: 'double',
    evidence: 'string',
    results: 'string',
    relations: 'string',
    count: 'int',
    npmi: 'double',
  },
}

/**
 * GraphML with typed keys, for networkx, igraph, Gephi, Cytoscape, yEd and others: the attributes of the JSON export
 * under the same names, but for `paper_id` and `r`, `g`, `b`. Lists of strings (`authors`, `collections`, `aliases`) are joined by ` | `, with `\` and
 * `|` inside an item written `\\` and `\|`; `evidence`, `results`, `relations` and
 * `communities` are JSON. Characters that XML forbids are
 * removed; where two node keys become the same by that, the later one gets `~2`, `~3`, … Edges have no id, which
 * GraphML allows: igraph 1.0 would give them the ids of nodes. All are undirected, since networkx takes no mixed graph: an
 * edge between papers of which one cites the other names the `cited` one, which is its target. One node or edge a chunk.
 */
export function* graphml(atlas: PairedAtlas): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`
  yield* keys(atlas)
  yield `<graph id="atlas" edgedefault="undirected">\n${data('graph', atlasAttributes(atlas))}\n`
  const { papers, concepts, authors } = nodeKeys(atlas)
  for (const [p, key] of papers.entries()) {
    const { id, ...attributes } = paperAttributes(atlas, p)
    yield node(key, { paper_id: id, ...attributes })
  }
  for (const [c, key] of concepts.entries()) yield node(key, conceptAttributes(atlas, c))
  for (const { author, attributes } of authorNodes(atlas)) yield node(authors[author], attributes)
  const { links } = atlas
  for (let p = 0; p < papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      yield edge(papers[p], concepts[links.concept[l]], linkAttributes(atlas, l, p))
  for (const { a, b, attributes } of conceptEdges(atlas)) yield edge(concepts[a], concepts[b], attributes)
  for (const { a, b, attributes } of pairEdges(atlas)) yield edge(papers[a], papers[b], attributes)
  for (const { author, paper, attributes } of wroteEdges(atlas))
    yield edge(authors[author], papers[paper], attributes)
  for (const { citing, cited, attributes } of citeEdges(atlas))
    yield edge(papers[citing], papers[cited], { ...attributes, cited: papers[cited] })
  yield '</graph>\n</graphml>\n'
}

function* keys({ papers, authorship, citations }: PairedAtlas): Generator<string> {
  const key = (kind: string, name: string, type: Type): string =>
    `<key id="${kind}.${name}" for="${kind}" attr.name="${name}" attr.type="${type}"/>\n`
  for (const [kind, attributes] of Object.entries(GRAPHML_KEYS))
    for (const [name, type] of Object.entries(attributes)) yield key(kind, name, type)
  for (const name of keptNames(papers)) yield key('node', name, 'double')
  if (authorship) yield key('edge', 'position', 'int')
  if (citations) yield key('edge', 'cited', 'string')
}

const node = <T extends { color: string }>(key: string, attributes: T): string =>
  `<node id="${escapeXml(key)}">${data('node', { ...attributes, ...channels(attributes.color) })}</node>\n`

const edge = (source: string, target: string, attributes: object): string =>
  `<edge source="${escapeXml(source)}" target="${escapeXml(target)}">${data('edge', attributes)}</edge>\n`

function data(kind: Kind, attributes: object): string {
  let all = ''
  for (const [name, value] of Object.entries(attributes))
    all += `<data key="${kind}.${name}">${typeof value === 'number' ? value : escapeXml(flat(value))}</data>`
  return all
}
