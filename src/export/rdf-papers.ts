/** Papers as RDF: schema.org for what they are, Web Annotations for what they are linked to. */
import { sentenceOf, textAt } from '../atlas.ts'
import { round, WEIGHT_DECIMALS } from '../graph/round.ts'
import type { Author, Evidence, Link, Paper, Result } from '../types.ts'
import type { NodeKeys } from './keys.ts'
import { iriOf, type Resource, textIri, type Value } from './rdf-resource.ts'
import { addressesOf } from './references.ts'
import { allowed } from './xml.ts'

export function article(paper: Paper, iri: string, links: readonly Link[], keys: NodeKeys): Resource {
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

export function* texts(paper: Paper, iri: string): Generator<Resource> {
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

export const annotation = (
  paper: Paper,
  iri: string,
  link: Link,
  keys: NodeKeys,
  results: readonly Result[],
): Resource => ({
  type: 'oa:Annotation',
  properties: [
    ['oa:motivatedBy', [{ iri: 'http://www.w3.org/ns/oa#tagging' }]],
    ['oa:hasBody', [{ iri: iriOf(keys.concepts[link.concept]) }]],
    ['atlas:role', [link.role]],
    ['atlas:weight', [round(link.weight, WEIGHT_DECIMALS)]],
    ['atlas:result', results.map((result) => figure(paper, result, keys))],
    [
      'oa:hasTarget',
      link.evidence.length === 0 ? [{ iri }] : link.evidence.map((evidence) => target(paper, iri, evidence)),
    ],
  ],
})

/** A reported figure: what it is of, and as it stands in the paper. */
function figure(paper: Paper, result: Result, keys: NodeKeys): Resource {
  const concept = (c: number | undefined): Value[] =>
    c === undefined ? [] : [{ iri: iriOf(keys.concepts[c]) }]
  const { value, unit, kind, surface, on, metric, method, versus } = result
  return {
    type: 'schema:QuantitativeValue',
    properties: [
      ['schema:value', [value]],
      ['schema:unitText', unit ? [unit] : []],
      ['schema:description', [allowed(surface)]],
      ['atlas:kind', [kind]],
      ['atlas:on', concept(on)],
      ['atlas:metric', concept(metric)],
      ['atlas:method', concept(method)],
      ['atlas:versus', versus.flatMap(concept)],
      ['atlas:sentence', [allowed(textAt(paper, { field: result.field, ...result.sentence }))]],
    ],
  }
}

/** Where a piece of evidence stands. */
export function target(paper: Paper, iri: string, evidence: Evidence): Resource {
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
