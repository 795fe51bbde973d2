import type { Atlas } from '../types.ts'
import { prefixesOf, resources } from './rdf.ts'
import type { Resource, Value } from './rdf-resource.ts'

/**
 * Turtle (https://www.w3.org/TR/turtle/), one resource a chunk: SKOS, schema.org and Web Annotation as `resources` says.
 * Characters that XML forbids are removed, so that the same data can be written as RDF/XML.
 */
export function* turtle(atlas: Atlas): Generator<string> {
  for (const [prefix, iri] of prefixesOf(atlas)) yield `@prefix ${prefix}: <${iri}> .\n`
  for (const resource of resources(atlas))
    yield resource.iri === undefined
      ? `\n${nested(resource)} .\n`
      : `\n<${resource.iri}> ${statements(resource, ' ;\n  ')} .\n`
}

const statements = ({ type, properties }: Resource, separator: string): string =>
  [
    `a ${type}`,
    ...properties
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => `${name} ${values.map(term).join(', ')}`),
  ].join(separator)

const nested = (resource: Resource): string => `[ ${statements(resource, ' ; ')} ]`

function term(value: Value): string {
  if (typeof value === 'string') return quoted(value)
  // A double has an exponent; without one it is a decimal, and a whole number an integer.
  if (typeof value === 'number') return String(value)
  if ('year' in value) return `"${String(value.year).padStart(4, '0')}"^^xsd:gYear`
  return 'type' in value ? nested(value) : `<${value.iri}>`
}

const ESCAPES = new Map([
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\r', '\\r'],
])

const quoted = (text: string): string =>
  `"${text.replace(/[\\"\n\r]/g, (character) => ESCAPES.get(character)!)}"`
