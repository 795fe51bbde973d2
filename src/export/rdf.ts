/** The atlas as RDF resources: what Turtle and JSON-LD write. */
import { linksOf, textAt } from '../atlas.ts'
import { cooccurrenceAttributes } from '../graph/attributes.ts'
import { citeEdges } from '../graph/citation-edges.ts'
import {
  type Atlas,
  CONCEPT_TYPES,
  type ConceptRelation,
  RELATIONS,
  type RelationKind,
  type Result,
} from '../types.ts'
import { type NodeKeys, nodeKeys } from './keys.ts'
import { annotation, article, target, texts } from './rdf-papers.ts'
import { iriOf, type Resource, type Value } from './rdf-resource.ts'
import { allowed } from './xml.ts'

/** Prefixes of the vocabularies. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['atlas', 'urn:concept-atlas:term:'],
  ['oa', 'http://www.w3.org/ns/oa#'],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['schema', 'https://schema.org/'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
])

/** The prefixes that an atlas needs: that of citations only where there are any. */
export const prefixesOf = ({ citations }: Atlas): ReadonlyMap<string, string> =>
  citations ? new Map([...PREFIXES, ['cito', 'http://purl.org/spar/cito/']]) : PREFIXES

const SCHEME = 'urn:concept-atlas:scheme'
const typeIri = (type: string): string => `urn:concept-atlas:type:${type}`
/**
 * SKOS for concepts (a type is `skos:broader`, a co-occurrence `skos:related`, a cluster a `skos:Collection`),
 * schema.org for papers, and a Web Annotation (https://www.w3.org/TR/annotation-model/) per link: its body is the
 * concept, each piece of evidence a target with a TextQuoteSelector and, in title and abstract, a TextPositionSelector.
 * A paper that cites another `cito:cites` it (CiTO, https://sparontologies.github.io/cito).
 * What papers say about two concepts is a property (`atlas:usedFor`, …) and an rdf:Statement with its evidence.
 * Positions are Unicode code points, as that model wants them, into the `rdf:value` of the text resource they name.
 */
export function* resources(atlas: Atlas): Generator<Resource> {
  const keys = nodeKeys(atlas)
  yield* scheme(atlas, keys)
  const related = relatedOf(atlas, keys)
  const said = saidOf(atlas, keys)
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
        ...said[c],
        ['atlas:papers', [papers]],
      ],
    }
  }
  for (const relation of atlas.relations ?? [])
    if (relation.from !== relation.to) yield statement(atlas, relation, keys)
  const cites = keys.papers.map((): Value[] => [])
  for (const { citing, cited } of citeEdges(atlas)) cites[citing].push({ iri: iriOf(keys.papers[cited]) })
  for (const [p, key] of keys.papers.entries()) {
    const links = linksOf(atlas, p)
    const { properties, ...paper } = article(atlas.papers[p], iriOf(key), links, keys)
    yield { ...paper, properties: [...properties, ['cito:cites', cites[p]]] }
    yield* texts(atlas.papers[p], iriOf(key))
    for (const link of links) {
      const about = ({ on, metric, method }: Result): boolean => [on, metric, method].includes(link.concept)
      const results = (atlas.results?.[p] ?? []).filter(about)
      yield annotation(atlas.papers[p], iriOf(key), link, keys, results)
    }
  }
}

function* scheme(atlas: Atlas, keys: NodeKeys): Generator<Resource> {
  yield {
    iri: SCHEME,
    type: 'skos:ConceptScheme',
    properties: [
      ['skos:prefLabel', ['Concept Atlas']],
      ['skos:hasTopConcept', CONCEPT_TYPES.map((type) => ({ iri: typeIri(type) }))],
    ],
  }
  for (const type of CONCEPT_TYPES)
    yield {
      iri: typeIri(type),
      type: 'skos:Concept',
      properties: [
        ['skos:prefLabel', [type]],
        ['skos:inScheme', [{ iri: SCHEME }]],
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

/** `used-for` → `atlas:usedFor`. */
const propertyOf = (kind: RelationKind): string =>
  `atlas:${kind.replace(/-(.)/, (_, letter: string) => letter.toUpperCase())}`

/** What papers say of each concept, as properties of it. */
function saidOf({ relations = [], concepts }: Atlas, keys: NodeKeys): Resource['properties'][] {
  const said = concepts.map(() => new Map<RelationKind, Value[]>(RELATIONS.map((kind) => [kind, []])))
  for (const { kind, from, to } of relations)
    if (from !== to) said[from].get(kind)!.push({ iri: iriOf(keys.concepts[to]) })
  return said.map((kinds) => [...kinds].map(([kind, values]) => [propertyOf(kind), values]))
}

/** How many papers say it, and the sentences of some. */
function statement(atlas: Atlas, relation: ConceptRelation, keys: NodeKeys): Resource {
  const concept = (c: number): Value[] => [{ iri: iriOf(keys.concepts[c]) }]
  const predicate = propertyOf(relation.kind).replace('atlas:', PREFIXES.get('atlas')!)
  return {
    type: 'rdf:Statement',
    properties: [
      ['rdf:subject', concept(relation.from)],
      ['rdf:predicate', [{ iri: predicate }]],
      ['rdf:object', concept(relation.to)],
      ['atlas:papers', [relation.papers]],
      [
        'oa:hasTarget',
        relation.evidence.map(({ paper: p, ...span }) => {
          const surface = textAt(atlas.papers[p], span)
          return target(atlas.papers[p], iriOf(keys.papers[p]), { ...span, surface, sentence: span })
        }),
      ],
    ],
  }
}
