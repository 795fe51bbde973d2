import { type ConceptRelation, FIELDS, RELATIONS, type SentencePlace } from '../types.ts'
import { column, fieldsOf, isWhole, MANY } from './check.ts'
import { RELATIONS_FILE } from './format.ts'
import type { Columns } from './read-manifest.ts'

/** Numbers per sentence: paper, field, start, end. */
const STRIDE = 4

/**
 * Reads a parsed `relations.json`. Throws a FolderError where it is broken, or has another number of relations than the
 * manifest counts.
 */
export function readRelations(
  json: unknown,
  { papers, concepts, relations }: Pick<Columns, 'papers' | 'concepts' | 'relations'>,
): ConceptRelation[] {
  const fields = fieldsOf(json, RELATIONS_FILE)
  const numbers = (name: string, below: number): number[] =>
    column(
      fields.get(name),
      `${RELATIONS_FILE}: ${name}`,
      `a whole number below ${below}`,
      isWhole(0, below),
      relations,
    )
  const below = [papers.id.length, FIELDS.length, MANY, MANY]
  const isPlaces = (value: unknown): value is number[] =>
    Array.isArray(value) &&
    value.length % STRIDE === 0 &&
    value.every((number, n) => isWhole(0, below[n % STRIDE])(number))
  const kind = numbers('kind', RELATIONS.length)
  const from = numbers('from', concepts.length)
  const to = numbers('to', concepts.length)
  const count = numbers('papers', MANY)
  const evidence = column(
    fields.get('evidence'),
    `${RELATIONS_FILE}: evidence`,
    'rows of paper, field, start, end',
    isPlaces,
    relations,
  )
  return kind.map((k, r) => ({
    kind: RELATIONS[k],
    from: from[r],
    to: to[r],
    papers: count[r],
    evidence: placesOf(evidence[r]),
  }))
}

function placesOf(numbers: number[]): SentencePlace[] {
  const places: SentencePlace[] = []
  for (let at = 0; at < numbers.length; at += STRIDE) {
    const [paper, field, start, end] = numbers.slice(at, at + STRIDE)
    places.push({ paper, field: FIELDS[field], start, end })
  }
  return places
}
