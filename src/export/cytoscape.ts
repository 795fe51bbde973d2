import {
  conceptAttributes,
  linkAttributes,
  linkKey,
  type PlaceAttributes,
  paperAttributes,
} from '../graph/attributes.ts'
import { authorNodes, wroteEdges } from '../graph/authorship.ts'
import { citeEdges } from '../graph/citation-edges.ts'
import { conceptEdges } from '../graph/concept-edges.ts'
import { type PairedAtlas, pairEdges } from '../graph/paper-pairs.ts'
import { type NodeKeys, nodeKeys } from './keys.ts'
import { jsonItems } from './values.ts'

/**
 * Cytoscape.js JSON (`.cyjs`), for Cytoscape and Cytoscape.js: the attributes of the JSON export, `label` also as `name`
 * and the role also as `interaction`, which Cytoscape's tables are built on. A paper's own id is `paper_id`, since `id`
 * is the node's; `evidence`, `results` and `relations` are JSON, since a column holds no objects. `y` grows downwards there. One element a chunk.
 */
export function* cytoscape(atlas: PairedAtlas): Generator<string> {
  const keys = nodeKeys(atlas)
  yield '{"format_version":"1.0","generated_by":"concept-atlas","target_cytoscapejs_version":"~2.1",\n'
  yield '"data":{"name":"Concept Atlas","shared_name":"Concept Atlas"},\n"elements":{"nodes":['
  yield* jsonItems(nodes(atlas, keys))
  yield '],\n"edges":['
  yield* jsonItems(edges(atlas, keys))
  yield ']}}\n'
}

function* nodes(atlas: PairedAtlas, { papers, concepts, authors }: NodeKeys): Generator<object> {
  for (const [p, key] of papers.entries()) {
    const { id, ...attributes } = paperAttributes(atlas, p)
    yield node(key, { paper_id: id, ...attributes })
  }
  for (const [c, key] of concepts.entries()) yield node(key, conceptAttributes(atlas, c))
  for (const { author, attributes } of authorNodes(atlas)) yield node(authors[author], attributes)
}

function node<T extends PlaceAttributes & { label: string }>(id: string, { x, y, ...attributes }: T): object {
  // Adding 0 turns -0 into 0.
  return { data: { id, name: attributes.label, ...attributes }, position: { x, y: -y + 0 } }
}

function* edges(atlas: PairedAtlas, { papers, concepts, authors }: NodeKeys): Generator<object> {
  const { links } = atlas
  for (let p = 0; p < papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      const { evidence, results, ...attributes } = linkAttributes(atlas, l, p)
      const ends = { id: linkKey(l), source: papers[p], target: concepts[links.concept[l]] }
      yield {
        data: {
          ...ends,
          interaction: attributes.role,
          ...attributes,
          evidence: JSON.stringify(evidence),
          ...(results && { results: JSON.stringify(results) }),
        },
      }
    }
  for (const { key, a, b, attributes } of conceptEdges(atlas)) {
    const { relations, ...rest } = attributes
    const ends = { id: key, source: concepts[a], target: concepts[b] }
    const said = relations && { relations: JSON.stringify(relations) }
    yield { data: { ...ends, interaction: rest.kind, ...rest, ...said } }
  }
  const edge = (id: string, source: string, target: string, attributes: { kind: string }): object => ({
    data: { id, source, target, interaction: attributes.kind, ...attributes },
  })
  for (const { key, a, b, attributes } of pairEdges(atlas)) yield edge(key, papers[a], papers[b], attributes)
  for (const { key, author, paper, attributes } of wroteEdges(atlas))
    yield edge(key, authors[author], papers[paper], attributes)
  for (const { key, citing, cited, attributes } of citeEdges(atlas))
    yield edge(key, papers[citing], papers[cited], attributes)
}
