/** What RDF is made of, before it is written as Turtle or JSON-LD. */
import type { Field } from '../types.ts'

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

/** `p:…` → `urn:concept-atlas:p:…`, with everything but ASCII letters, digits and `-_.!~*'()` percent-encoded. */
export const iriOf = (key: string): string =>
  `urn:concept-atlas:${key.slice(0, 2)}${encodeURIComponent(key.slice(2))}`

/** The text of a field of the paper with this IRI. */
export const textIri = (iri: string, field: Field): string => `${iri}#${field}`
