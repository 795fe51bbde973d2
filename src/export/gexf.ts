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
import { keptNames } from '../kept.ts'
import type { WriteOptions } from './format.ts'
import { type NodeKeys, nodeKeys } from './keys.ts'
import { channels, flat } from './values.ts'
import { escapeXml } from './xml.ts'
import { conceptYears } from './years.ts'

/** The attribute that tells from which year on there is a node or edge; '' where nothing is to be told. */
type Since = (year: number | undefined) => string
type Kind = 'node' | 'edge'
type Type = 'integer' | 'double' | 'string'

/** Attributes beside what GEXF has a place for: id, label, weight, kind of edge, colour, place and size. */
export const GEXF_ATTRIBUTES: Record<Kind, Record<string, Type>> = {
  node: {
    kind: 'string',
    paper_id: 'string',
    title: 'string',
    year: 'integer',
    venue: 'string',
    authors: 'string',
    collections: 'string',
    conceptType: 'string',
    aliases: 'string',
    papers: 'integer',
    community: 'integer',
    region: 'integer',
  },
  edge: {
    kind: 'string',
    role: 'string',
    evidence: 'string',
    results: 'string',
    relations: 'string',
    count: 'integer',
    npmi: 'double',
  },
}

/**
 * GEXF 1.3 (https://gexf.net) for Gephi, Gephi Lite and others: the attributes of the JSON export, flat as in GraphML,
 * with colour, place and size in the viz namespace and the kind of an edge also as its GEXF `kind`, which Gephi makes an
 * edge type of. Where papers have a year the graph is dynamic: a paper and its links start in its year, a concept in
 * that of its first paper; what has no year is always there. Of edges those alone have a direction that say what a paper
 * cites. With `static` it is never dynamic, for tools that read no
 * timeline. Characters that XML forbids are removed. One node or edge a chunk.
 */
export function* gexf(atlas: PairedAtlas, options: WriteOptions = {}): Generator<string> {
  const dated = !options.static && atlas.papers.some(({ year }) => year !== undefined)
  const mode = dated ? 'mode="dynamic" timeformat="double" timerepresentation="interval"' : 'mode="static"'
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>concept-atlas</creator></meta>
<graph defaultedgetype="undirected" idtype="string" ${mode}>
`
  for (const [kind, attributes] of Object.entries(GEXF_ATTRIBUTES)) {
    yield `<attributes class="${kind}" mode="static">\n`
    for (const [name, type] of Object.entries(attributes))
      yield `<attribute id="${name}" title="${name}" type="${type}"/>\n`
    if (kind === 'node')
      for (const name of keptNames(atlas.papers))
        yield `<attribute id="${name}" title="${name}" type="double"/>\n`
    if (kind === 'edge' && atlas.authorship)
      yield '<attribute id="position" title="position" type="integer"/>\n'
    yield '</attributes>\n'
  }
  const keys = nodeKeys(atlas)
  const since: Since = (year) => (dated && year !== undefined ? ` start="${year}"` : '')
  yield* nodes(atlas, keys, since)
  yield* edges(atlas, keys, since)
  yield '</graph>\n</gexf>\n'
}

function* nodes(atlas: PairedAtlas, keys: NodeKeys, since: Since): Generator<string> {
  yield '<nodes>\n'
  for (const [p, key] of keys.papers.entries()) {
    const { id, ...attributes } = paperAttributes(atlas, p)
    yield node(key, { paper_id: id, ...attributes }, since(attributes.year))
  }
  const years = conceptYears(atlas)
  for (const [c, key] of keys.concepts.entries())
    yield node(key, conceptAttributes(atlas, c), since(years[c]?.first))
  for (const { author, papers, attributes } of authorNodes(atlas)) {
    const dated = papers.map((paper) => atlas.papers[paper].year).filter((year) => year !== undefined)
    yield node(keys.authors[author], attributes, since(dated.length > 0 ? Math.min(...dated) : undefined))
  }
  yield '</nodes>\n'
}

function* edges(
  atlas: PairedAtlas,
  { papers, concepts, authors }: NodeKeys,
  since: Since,
): Generator<string> {
  const { links } = atlas
  yield '<edges>\n'
  for (let p = 0; p < papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      yield edge(
        linkKey(l),
        papers[p],
        concepts[links.concept[l]],
        linkAttributes(atlas, l, p),
        since(atlas.papers[p].year),
      )
  for (const { key, a, b, attributes } of conceptEdges(atlas))
    yield edge(key, concepts[a], concepts[b], attributes)
  for (const { key, a, b, attributes } of pairEdges(atlas)) yield edge(key, papers[a], papers[b], attributes)
  for (const { key, author, paper, attributes } of wroteEdges(atlas))
    yield edge(key, authors[author], papers[paper], attributes, since(atlas.papers[paper].year))
  for (const { key, citing, cited, attributes } of citeEdges(atlas))
    yield edge(
      key,
      papers[citing],
      papers[cited],
      attributes,
      ` type="directed"${since(atlas.papers[citing].year)}`,
    )
  yield '</edges>\n'
}

function node<T extends PlaceAttributes & { label: string }>(key: string, given: T, start: string): string {
  const { label, x, y, size, color, ...attributes } = given
  const { r, g, b } = channels(color)
  return `<node id="${escapeXml(key)}" label="${escapeXml(label)}"${start}>${values(attributes)}<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${x}" y="${y}" z="0"/><viz:size value="${size}"/></node>\n`
}

function edge<T extends { kind: string; weight: number }>(
  key: string,
  source: string,
  target: string,
  { weight, ...attributes }: T,
  more = '',
): string {
  return `<edge id="${key}" source="${escapeXml(source)}" target="${escapeXml(target)}" weight="${weight}" kind="${attributes.kind}"${more}>${values(attributes)}</edge>\n`
}

const values = (attributes: object): string =>
  `<attvalues>${Object.entries(attributes)
    .map(([name, value]) => `<attvalue for="${name}" value="${escapeXml(flat(value))}"/>`)
    .join('')}</attvalues>`
