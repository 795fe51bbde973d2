import { UndirectedGraph } from 'graphology'
import type { Atlas } from '../types.ts'
import {
  type AtlasAttributes,
  atlasAttributes,
  type ConceptAttributes,
  type CooccurrenceAttributes,
  conceptAttributes,
  conceptKey,
  cooccurrenceAttributes,
  cooccurrenceKey,
  type LinkAttributes,
  linkAttributes,
  linkKey,
  type PaperAttributes,
  paperAttributes,
  paperKey,
} from './attributes.ts'

export type AtlasGraph = UndirectedGraph<
  PaperAttributes | ConceptAttributes,
  LinkAttributes | CooccurrenceAttributes,
  AtlasAttributes
>

/**
 * The whole atlas as a graphology graph: papers `p:<id>`, concepts `c:<slug>`, links and co-occurrences as undirected
 * edges. For people and libraries; it takes about 4 kB per paper, so work on large atlases with their columns instead.
 */
export function toGraphology(atlas: Atlas): AtlasGraph {
  const graph: AtlasGraph = new UndirectedGraph()
  graph.replaceAttributes(atlasAttributes(atlas))
  const papers = atlas.papers.map((_, p) => graph.addNode(paperKey(atlas, p), paperAttributes(atlas, p)))
  const concepts = atlas.concepts.map((_, c) =>
    graph.addNode(conceptKey(atlas, c), conceptAttributes(atlas, c)),
  )
  const { links, cooccurrences } = atlas
  for (let p = 0; p < papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      graph.addUndirectedEdgeWithKey(
        linkKey(l),
        papers[p],
        concepts[links.concept[l]],
        linkAttributes(atlas, l, p),
      )
  for (let e = 0; e < cooccurrences.a.length; e++)
    graph.addUndirectedEdgeWithKey(
      cooccurrenceKey(e),
      concepts[cooccurrences.a[e]],
      concepts[cooccurrences.b[e]],
      cooccurrenceAttributes(atlas, e),
    )
  return graph
}
