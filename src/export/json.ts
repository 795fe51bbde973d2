import {
  atlasAttributes,
  conceptAttributes,
  conceptKey,
  linkAttributes,
  linkKey,
  paperAttributes,
  paperKey,
} from '../graph/attributes.ts'
import { authorNodes, wroteEdges } from '../graph/authorship.ts'
import { citeEdges } from '../graph/citation-edges.ts'
import { conceptEdges } from '../graph/concept-edges.ts'
import { type PairedAtlas, pairEdges } from '../graph/paper-pairs.ts'
import { jsonItems } from './values.ts'

/**
 * graphology's own serialisation, one node or edge a line: `Graph.from(JSON.parse(text))` equals `toGraphology(atlas)`.
 * Where papers cite each other the graph is mixed: those edges alone have a direction. Each chunk is one line, so no string is larger than its largest node or edge; the graph itself is never built.
 */
export function* json(atlas: PairedAtlas): Generator<string> {
  const options = { allowSelfLoops: true, multi: false, type: atlas.citations ? 'mixed' : 'undirected' }
  yield `{"options":${JSON.stringify(options)},\n"attributes":${JSON.stringify(atlasAttributes(atlas))},\n"nodes":[`
  yield* jsonItems(nodes(atlas))
  yield '],\n"edges":['
  yield* jsonItems(edges(atlas))
  yield ']}\n'
}

function* nodes(atlas: PairedAtlas): Generator<object> {
  for (let p = 0; p < atlas.papers.length; p++)
    yield { key: paperKey(atlas, p), attributes: paperAttributes(atlas, p) }
  for (let c = 0; c < atlas.concepts.length; c++)
    yield { key: conceptKey(atlas, c), attributes: conceptAttributes(atlas, c) }
  for (const { key, attributes } of authorNodes(atlas)) yield { key, attributes }
}

function* edges(atlas: PairedAtlas): Generator<object> {
  const { links } = atlas
  const undirected = atlas.citations ? { undirected: true } : {}
  const edge = (key: string, source: string, target: string, attributes: object): object => ({
    key,
    source,
    target,
    attributes,
    ...undirected,
  })
  for (let p = 0; p < atlas.papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      yield edge(
        linkKey(l),
        paperKey(atlas, p),
        conceptKey(atlas, links.concept[l]),
        linkAttributes(atlas, l, p),
      )
  for (const { key, a, b, attributes } of conceptEdges(atlas))
    yield edge(key, conceptKey(atlas, a), conceptKey(atlas, b), attributes)
  for (const { key, a, b, attributes } of pairEdges(atlas))
    yield edge(key, paperKey(atlas, a), paperKey(atlas, b), attributes)
  for (const { key, author, paper, attributes } of wroteEdges(atlas))
    yield edge(key, atlas.authorship!.authors[author].key, paperKey(atlas, paper), attributes)
  for (const { key, citing, cited, attributes } of citeEdges(atlas))
    yield { key, source: paperKey(atlas, citing), target: paperKey(atlas, cited), attributes }
}
