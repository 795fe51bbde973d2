import { conceptAttributes, linkAttributes, paperAttributes } from '../graph/attributes.ts'
import { authorNodes, wroteEdges } from '../graph/authorship.ts'
import { type ConceptEdge, conceptEdges } from '../graph/concept-edges.ts'
import { type PairedAtlas, pairEdges } from '../graph/paper-pairs.ts'
import { round } from '../graph/round.ts'
import { addressOf, oneLine } from './references.ts'
import { jsonItems } from './values.ts'
import { escapeXml } from './xml.ts'
import { conceptYears } from './years.ts'

/** VOSviewer knows clusters 1 … 1000; what lies beyond is in none. */
const MOST_CLUSTERS = 1000

/**
 * JSON of VOSviewer Online and VOSviewer (its documentation, "VOSviewer JSON files"): papers and concepts as items
 * numbered from 1, links, co-occurrences and relations with their weight as strength, communities as clusters with our colours,
 * `Documents` and `Links` as weights, the mean year as score `Avg. pub. year`. It refuses fewer than three items.
 * Descriptions are HTML there: what comes from papers is escaped. One item or link a chunk.
 */
export function* vosviewer(atlas: PairedAtlas): Generator<string> {
  const edges = [...conceptEdges(atlas)]
  yield '{"network":{"items":['
  yield* jsonItems(items(atlas, edges))
  yield '],\n"links":['
  yield* jsonItems(links(atlas, edges))
  const clusters = atlas.communities.slice(0, MOST_CLUSTERS)
  yield '],\n"clusters":['
  yield* jsonItems(
    clusters.map(({ label }, community) => ({ cluster: community + 1, label: oneLine(label) })),
  )
  yield ']},\n"config":{"color_schemes":{"cluster_colors":['
  yield* jsonItems(clusters.map(({ color }, community) => ({ cluster: community + 1, color })))
  yield ']},"parameters":{"largest_component":false}}}\n'
}

function* items(atlas: PairedAtlas, edges: readonly ConceptEdge[]): Generator<object> {
  const { papers, concepts, communities } = atlas
  const dated = papers.some(({ year }) => year !== undefined)
  const degree = degrees(atlas, edges)
  const years = conceptYears(atlas)
  const item = (node: number, place: Place, documents: number, year: number | undefined): object => {
    const cluster = place.community + 1
    return {
      id: node + 1,
      label: oneLine(place.label) || '?',
      x: place.x,
      y: place.y,
      ...(cluster > 0 && cluster <= Math.min(communities.length, MOST_CLUSTERS) && { cluster }),
      weights: { Documents: documents, Links: degree[node] },
      // Every item has to have the same scores; null is "none".
      ...(dated && { scores: { 'Avg. pub. year': year === undefined ? null : round(year, 2) } }),
    }
  }
  for (const [p, paper] of papers.entries()) {
    const url = addressOf(paper)
    const description = [paper.title, paper.authors.map(({ name }) => name).join(', '), paper.venue ?? '']
    const written = description.filter((line) => line !== '').map((line) => escapeXml(oneLine(line)))
    yield {
      ...item(p, paperAttributes(atlas, p), 1, paper.year),
      description: written.join('<br>'),
      ...(url && { url }),
    }
  }
  for (const [c, { type, aliases }] of concepts.entries()) {
    const surfaces = aliases.map(({ surface }) => escapeXml(oneLine(surface)))
    yield {
      ...item(papers.length + c, conceptAttributes(atlas, c), concepts[c].papers, years[c]?.mean),
      description: [type, ...(surfaces.length > 0 ? [surfaces.join(', ')] : [])].join('<br>'),
    }
  }
  for (const { author, papers: wrote, attributes } of authorNodes(atlas)) {
    const dated = wrote.map((paper) => papers[paper].year).filter((year) => year !== undefined)
    const mean = dated.length > 0 ? dated.reduce((sum, year) => sum + year, 0) / dated.length : undefined
    const node = papers.length + concepts.length + author
    yield { ...item(node, attributes, wrote.length, mean), description: 'author' }
  }
}

interface Place {
  label: string
  x: number
  y: number
  community: number
}

function degrees(atlas: PairedAtlas, edges: readonly ConceptEdge[]): Uint32Array {
  const { papers, concepts, links, authorship } = atlas
  const degree = new Uint32Array(papers.length + concepts.length + (authorship?.authors.length ?? 0))
  for (let p = 0; p < papers.length; p++) {
    degree[p] = links.start[p + 1] - links.start[p]
    for (let l = links.start[p]; l < links.start[p + 1]; l++) degree[papers.length + links.concept[l]]++
  }
  for (const { a, b } of edges) {
    degree[papers.length + a]++
    degree[papers.length + b]++
  }
  for (const { a, b } of pairEdges(atlas)) {
    degree[a]++
    degree[b]++
  }
  for (const { author, paper } of wroteEdges(atlas)) {
    degree[papers.length + concepts.length + author]++
    degree[paper]++
  }
  return degree
}

function* links(atlas: PairedAtlas, edges: readonly ConceptEdge[]): Generator<object> {
  const { papers } = atlas
  const concept = (c: number): number => papers.length + c + 1
  for (let p = 0; p < papers.length; p++)
    for (let l = atlas.links.start[p]; l < atlas.links.start[p + 1]; l++)
      yield {
        source_id: p + 1,
        target_id: concept(atlas.links.concept[l]),
        strength: linkAttributes(atlas, l, p).weight,
      }
  for (const { a, b, attributes } of edges)
    yield { source_id: concept(a), target_id: concept(b), strength: attributes.weight }
  for (const { a, b, attributes } of pairEdges(atlas))
    yield { source_id: a + 1, target_id: b + 1, strength: attributes.weight }
  for (const { author, paper, attributes } of wroteEdges(atlas))
    yield {
      source_id: papers.length + atlas.concepts.length + author + 1,
      target_id: paper + 1,
      strength: attributes.weight,
    }
}
