import type { Atlas } from '../types.ts'
import { prefixesOf, resources } from './rdf.ts'
import type { Resource, Value } from './rdf-resource.ts'
import { jsonItems } from './values.ts'

/** JSON-LD 1.1 of the same resources as the Turtle export, one a line; its context holds only prefixes. */
export function* jsonld(atlas: Atlas): Generator<string> {
  yield `{"@context":${JSON.stringify(Object.fromEntries(prefixesOf(atlas)))},\n"@graph":[`
  yield* jsonItems(items(atlas))
  yield '\n]}\n'
}

function* items(atlas: Atlas): Generator<object> {
  for (const resource of resources(atlas)) yield written(resource)
}

function written({ iri, type, properties }: Resource): Record<string, unknown> {
  return {
    ...(iri === undefined ? {} : { '@id': iri }),
    '@type': type,
    ...Object.fromEntries(
      properties.filter(([, values]) => values.length > 0).map(([name, values]) => [name, values.map(term)]),
    ),
  }
}

function term(value: Value): unknown {
  if (typeof value === 'string') return value
  if (typeof value === 'number')
    // A fraction would become a double; Turtle says decimal.
    return Number.isInteger(value) ? value : { '@value': String(value), '@type': 'xsd:decimal' }
  if ('year' in value) return { '@value': String(value.year).padStart(4, '0'), '@type': 'xsd:gYear' }
  return 'type' in value ? written(value) : { '@id': value.iri }
}
