/** The atlas as RDF resources: what Turtle and JSON-LD write. */
import { linksOf, sentenceOf, textAt } from '../atlas.ts'
import { cooccurrenceAttributes } from '../graph/attributes.ts'
import { round, WEIGHT_DECIMALS } from '../graph/round.ts'
import {
  type Atlas,
  type Author,
  CONCEPT_TYPES,
  type Evidence,
  type Field,
  type Link,
  type Paper,
} from '../types.ts'
import { type NodeKeys, nodeKeys } from './keys.ts'
import { addressesOf } from './references.ts'
import { allowed } from './xml.ts'

/** Prefixes of the vocabularies. */
export const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['atlas', 'urn:concept-atlas:term:'],
  ['oa', 'http://www.w3.org/ns/oa#'],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['schema', 'https://schema.org/'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
])

/** A value: text, a number, a date part (`xsd:gYear`), a reference to a resource, or a resource without a name. */
export type Value = string | number | { year: number } | { iri: string } | Resource

export interface Resource {
  /** Absolute; none for a resource that is only named where it stands. */
  iri?: string
  /** Prefixed. */
  type: string
  /** Prefixed names, in order; a name with no values is not written. */
  properties: [name: string, values: Value[]][]
}

const SCHEME = 'urn:concept-atlas:scheme'
const typeIri = (type: string): string => `urn:concept-atlas:type:${type}`
/** `p:…` → `urn:concept-atlas:p:…`, with everything but ASCII letters, digits and `-_.!~*'()` percent-encoded. */
const iriOf = (key: string): string =>
  `urn:concept-atlas:${key.slice(0, 2)}${encodeURIComponent(key.slice(2))}`

/**
 * SKOS for concepts (a type is `skos:broader`, a co-occurrence `skos:related`, a cluster a `skos:Collection`),
 * schema.org for papers, and a Web Annotation (https://www.w3.org/TR/annotation-model/) per link: its body is the
 * concept, each piece of evidence a target with a TextQuoteSelector and, in title and abstract, a TextPositionSelector.
 * Positions are Unicode code points, as that model wants them, into the `rdf:value` of the text resource they name.
 */
export function* resources(atlas: Atlas): Generator<Resource> {
  const keys = nodeKeys(atlas)
  yield* scheme(atlas, keys)
  const related = relatedOf(atlas, keys)
  for (const [c, key] of keys.concepts.entries()) {
    const { label, type, aliases, papers } = atlas.concepts[c]
    const preferred = allowed(label)
    const alternatives = new Set(aliases.map(({ surface }) => allowed(surface)))
    alternatives.delete(preferred)
    yield {
      iri: iriOf(key),
      type: 'skos:Concept',
      properties: [
        ['skos:prefLabel', [preferred]],
        ['skos:altLabel', [...alternatives]],
        ['skos:inScheme', [{ iri: SCHEME }]],
        ['skos:broader', [{ iri: typeIri(type) }]],
        ['skos:related', related[c].map((iri) => ({ iri }))],
        ['atlas:papers', [papers]],
      ],
    }
  }
  for (const [p, key] of keys.papers.entries()) {
    const links = linksOf(atlas, p)
    yield article(atlas.papers[p], iriOf(key), links, keys)
    yield* texts(atlas.papers[p], iriOf(key))
    for (const link of links) yield annotation(atlas.papers[p], iriOf(key), link, keys)
  }
}

function* scheme(atlas: Atlas, keys: NodeKeys): Generator<Resource> {
  yield {
    iri: SCHEME,
    type: 'skos:ConceptScheme',
    properties: [['skos:hasTopConcept', CONCEPT_TYPES.map((type) => ({ iri: typeIri(type) }))]],
  }
  for (const type of CONCEPT_TYPES)
    yield {
      iri: typeIri(type),
      type: 'skos:Concept',
      properties: [
        ['skos:prefLabel', [type]],
        ['skos:topConceptOf', [{ iri: SCHEME }]],
      ],
    }
  const members = atlas.communities.map((): Value[] => [])
  for (const [c, key] of keys.concepts.entries())
    members[atlas.nodes.community[atlas.papers.length + c]]?.push({ iri: iriOf(key) })
  for (const [community, { label }] of atlas.communities.entries())
    yield {
      iri: `urn:concept-atlas:community:${community}`,
      type: 'skos:Collection',
      properties: [
        ['skos:prefLabel', [allowed(label)]],
        ['skos:member', members[community]],
      ],
    }
}

/** The concepts that each concept has a co-occurrence with. */
function relatedOf(atlas: Atlas, keys: NodeKeys): string[][] {
  const related = keys.concepts.map((): string[] => [])
  const { a, b } = atlas.cooccurrences
  for (let e = 0; e < a.length; e++) {
    if (cooccurrenceAttributes(atlas, e).weight <= 0) continue
    related[a[e]].push(iriOf(keys.concepts[b[e]]))
    related[b[e]].push(iriOf(keys.concepts[a[e]]))
  }
  return related
}

function article(paper: Paper, iri: string, links: readonly Link[], keys: NodeKeys): Resource {
  const text = (value: string | undefined): string[] => (value ? [allowed(value)] : [])
  return {
    iri,
    type: 'schema:ScholarlyArticle',
    properties: [
      ['schema:identifier', [allowed(paper.id)]],
      ['schema:name', text(paper.title)],
      ['schema:author', paper.authors.map(person)],
      ['schema:datePublished', paper.year === undefined ? [] : [{ year: paper.year }]],
      [
        'schema:isPartOf',
        text(paper.venue).map((name) => ({
          type: 'schema:CreativeWork',
          properties: [['schema:name', [name]]],
        })),
      ],
      ['schema:inLanguage', text(paper.language)],
      ['schema:keywords', [...new Set(paper.keywords.map(allowed))]],
      ['schema:sameAs', addressesOf(paper).map((address) => ({ iri: address }))],
      ['schema:about', links.map(({ concept }) => ({ iri: iriOf(keys.concepts[concept]) }))],
    ],
  }
}

const person = ({ name, given, family, suffix }: Author): Resource => ({
  type: 'schema:Person',
  properties: [
    ['schema:name', [allowed(name)]],
    ['schema:givenName', given ? [allowed(given)] : []],
    ['schema:familyName', family ? [allowed(family)] : []],
    ['schema:honorificSuffix', suffix ? [allowed(suffix)] : []],
  ],
})

const textIri = (iri: string, field: Field): string => `${iri}#${field}`

function* texts(paper: Paper, iri: string): Generator<Resource> {
  for (const field of ['title', 'abstract'] as const)
    if (paper[field] !== '')
      yield {
        iri: textIri(iri, field),
        type: 'schema:CreativeWork',
        properties: [
          ['schema:isPartOf', [{ iri }]],
          ['rdf:value', [allowed(paper[field])]],
        ],
      }
}

const annotation = (paper: Paper, iri: string, link: Link, keys: NodeKeys): Resource => ({
  type: 'oa:Annotation',
  properties: [
    ['oa:motivatedBy', [{ iri: 'http://www.w3.org/ns/oa#tagging' }]],
    ['oa:hasBody', [{ iri: iriOf(keys.concepts[link.concept]) }]],
    ['atlas:role', [link.role]],
    ['atlas:weight', [round(link.weight, WEIGHT_DECIMALS)]],
    [
      'oa:hasTarget',
      link.evidence.length === 0 ? [{ iri }] : link.evidence.map((evidence) => target(paper, iri, evidence)),
    ],
  ],
})

function target(paper: Paper, iri: string, evidence: Evidence): Resource {
  const { field, start, end, sentence } = evidence
  const quote: Resource = {
    type: 'oa:TextQuoteSelector',
    properties: [['oa:exact', [allowed(evidence.surface)]]],
  }
  if (field === 'keywords')
    return {
      type: 'oa:SpecificResource',
      properties: [
        ['oa:hasSource', [{ iri }]],
        ['oa:hasSelector', [quote]],
      ],
    }
  const before = allowed(textAt(paper, { field, start: sentence.start, end: start }))
  const after = allowed(textAt(paper, { field, start: end, end: sentence.end }))
  quote.properties.push(['oa:prefix', before ? [before] : []], ['oa:suffix', after ? [after] : []])
  const points = (until: number): number => [...allowed(paper[field].slice(0, until))].length
  return {
    type: 'oa:SpecificResource',
    properties: [
      ['oa:hasSource', [{ iri: textIri(iri, field) }]],
      [
        'oa:hasSelector',
        [
          quote,
          {
            type: 'oa:TextPositionSelector',
            properties: [
              ['oa:start', [points(start)]],
              ['oa:end', [points(end)]],
            ],
          },
        ],
      ],
      ['atlas:sentence', [allowed(sentenceOf(paper, evidence))]],
    ],
  }
}
