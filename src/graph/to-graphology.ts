import { UndirectedGraph } from 'graphology'
import {
  type AtlasAttributes,
  atlasAttributes,
  type ConceptAttributes,
  conceptAttributes,
  conceptKey,
  type LinkAttributes,
  linkAttributes,
  linkKey,
  type PaperAttributes,
  paperAttributes,
  paperKey,
} from './attributes.ts'
import { type AuthorAttributes, authorNodes, type WroteAttributes, wroteEdges } from './authorship.ts'
import { type CiteAttributes, citeEdges } from './citation-edges.ts'
import { type ConceptEdgeAttributes, conceptEdges } from './concept-edges.ts'
import { Graph } from './libraries.ts'
import { type PairAttributes, type PairedAtlas, pairEdges } from './paper-pairs.ts'

export type AtlasGraph = UndirectedGraph<
  PaperAttributes | ConceptAttributes | AuthorAttributes,
  LinkAttributes | ConceptEdgeAttributes | PairAttributes | WroteAttributes | CiteAttributes,
  AtlasAttributes
>

/**
 * The whole atlas as a graphology graph: papers `p:<id>`, concepts `c:<slug>`, links, co-occurrences and relations as
 * undirected edges; where papers cite each other the graph is mixed, and those edges are directed. For people and libraries; it takes about 4 kB per paper, so work on large atlases with their columns instead.
 */
export function toGraphology(atlas: PairedAtlas): AtlasGraph {
  const graph: AtlasGraph = atlas.citations ? new Graph({ type: 'mixed' }) : new UndirectedGraph()
  graph.replaceAttributes(atlasAttributes(atlas))
  const papers = atlas.papers.map((_, p) => graph.addNode(paperKey(atlas, p), paperAttributes(atlas, p)))
  const concepts = atlas.concepts.map((_, c) =>
    graph.addNode(conceptKey(atlas, c), conceptAttributes(atlas, c)),
  )
  const authors = [...authorNodes(atlas)].map(({ key, attributes }) => graph.addNode(key, attributes))
  const { links } = atlas
  for (let p = 0; p < papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      graph.addUndirectedEdgeWithKey(
        linkKey(l),
        papers[p],
        concepts[links.concept[l]],
        linkAttributes(atlas, l, p),
      )
  for (const { key, a, b, attributes } of conceptEdges(atlas))
    graph.addUndirectedEdgeWithKey(key, concepts[a], concepts[b], attributes)
  for (const { key, a, b, attributes } of pairEdges(atlas))
    graph.addUndirectedEdgeWithKey(key, papers[a], papers[b], attributes)
  for (const { key, author, paper, attributes } of wroteEdges(atlas))
    graph.addUndirectedEdgeWithKey(key, authors[author], papers[paper], attributes)
  for (const { key, citing, cited, attributes } of citeEdges(atlas))
    graph.addDirectedEdgeWithKey(key, papers[citing], papers[cited], attributes)
  return graph
}
