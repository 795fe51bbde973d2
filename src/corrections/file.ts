/**
 * `corrections.json`: what a person has corrected, one correction a line. Files merge like sets: of what both know the
 * later word counts, so that merging in any order and any number of times comes to the same (a last-writer-wins set,
 * Shapiro et al. 2011, on Lamport's clock).
 */
import { type ConceptNames, type Correction, idOf } from '../correction.ts'
import { CONCEPT_TYPES, type ConceptType, type Problem } from '../types.ts'

export const CORRECTIONS_FILE = 'corrections.json'
const FORMAT = 'concept-atlas-corrections'
const VERSION = 1

/** A correction as a file keeps it; numbers of the clock count from 1. */
export interface Entry {
  correction: Correction
  /** When it was made: corrections are replayed in this order. */
  at: number
  /** When it was last made, undone or redone; at least `at`. */
  changed: number
  /** What is undone is kept, or merging with an older file would bring it back. */
  undone: boolean
}

/** By id. */
export type Corrections = ReadonlyMap<string, Entry>

export const NO_CORRECTIONS: Corrections = new Map()

/** A name of a concept, in UTF-16 code units, and how many names tell which is meant, at most. */
const LONGEST_NAME = 300
const MOST_NAMES = 16

export const correctionsOf = (entries: Iterable<Entry>): Corrections => {
  const found = new Map<string, Entry>()
  for (const entry of entries) {
    const id = idOf(entry.correction)
    const known = found.get(id)
    found.set(id, known ? later(known, entry) : entry)
  }
  return found
}

/** Commutative, associative, idempotent. */
export const mergeCorrections = (a: Corrections, b: Corrections): Corrections =>
  correctionsOf([...a.values(), ...b.values()])

/** In the order in which they are replayed; of one moment by id. */
export const inOrder = (corrections: Corrections): Entry[] =>
  [...corrections]
    .sort(([a, { at }], [b, { at: other }]) => at - other || (a < b ? -1 : 1))
    .map(([, entry]) => entry)

/** What is replayed. */
export const standing = (corrections: Corrections): Correction[] =>
  inOrder(corrections)
    .filter(({ undone }) => !undone)
    .map(({ correction }) => correction)

/** The last moment of the clock: more than anybody will ever correct, and whole numbers are exact up to twice as many. */
const LAST_MOMENT = 2 ** 52

/** The next moment; the last one has itself. */
export const now = (corrections: Corrections): number => {
  let last = 0
  for (const { changed } of corrections.values()) last = Math.max(last, changed)
  return Math.min(last + 1, LAST_MOMENT)
}

/** Of two entries with one id the one that changed later, else the one that is undone, made later, greater as text. */
function later(a: Entry, b: Entry): Entry {
  const order =
    a.changed - b.changed ||
    Number(a.undone) - Number(b.undone) ||
    a.at - b.at ||
    (lineOf(a) < lineOf(b) ? -1 : 1)
  return order < 0 ? b : a
}

function lineOf({ correction, at, changed, undone }: Entry): string {
  return JSON.stringify({
    ...ordered(correction),
    at,
    ...(changed > at && { changed }),
    ...(undone && { undone }),
  })
}

/** Its fields in one order, and no others. */
function ordered(correction: Correction): Correction {
  const { concept } = correction
  switch (correction.do) {
    case 'merge':
      return { do: 'merge', concept, into: correction.into }
    case 'split':
      return { do: 'split', concept, alias: correction.alias }
    case 'rename':
      return { do: 'rename', concept, label: correction.label }
    case 'retype':
      return { do: 'retype', concept, type: correction.type }
    case 'hide':
      return { do: 'hide', concept }
  }
}

/** The text of the file; the same corrections give the same text. */
export function writeCorrections(corrections: Corrections): string {
  const lines = inOrder(corrections).map((entry) => `  ${lineOf(entry)}`)
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n]` : '[]'
  return `{"format":"${FORMAT}","version":${VERSION},"corrections":${list}}\n`
}

/**
 * Reads the text of a corrections file; what cannot be read is a Problem beside what can. Written by hand, a correction
 * may leave out its clock (it counts as made where it stands) and give one name as text. `places` tells where each stands.
 */
export function readCorrections(
  text: string,
  file: string,
): { corrections: Corrections; places: ReadonlyMap<string, string>; problems: Problem[] } {
  const places = new Map<string, string>()
  const problems: Problem[] = []
  const problem = (place: string, what: string): void => {
    problems.push({ file, place, what, done: 'skipped' })
  }
  const nothing = { corrections: NO_CORRECTIONS, places, problems }
  let list: unknown
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    const { format, version, corrections } = Object(json)
    if (format !== FORMAT || version !== VERSION || !Array.isArray(corrections)) {
      problem(
        '',
        `expected format "${FORMAT}" of version ${VERSION} with a list of corrections, found ${shown(json)}`,
      )
      return nothing
    }
    list = corrections
  } catch (error) {
    problem('', `expected JSON: ${(error as Error).message}`)
    return nothing
  }
  const entries: Entry[] = []
  for (const [i, item] of (list as unknown[]).entries()) {
    const place = `correction ${i + 1}`
    try {
      const entry = entryOf(item, i + 1)
      entries.push(entry)
      places.set(idOf(entry.correction), place)
    } catch (error) {
      problem(place, (error as Error).message)
    }
  }
  return { corrections: correctionsOf(entries), places, problems }
}

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'nothing'

function expected(what: string, found: unknown): never {
  throw new RangeError(`expected ${what}, found ${shown(found)}`)
}

function entryOf(item: unknown, number: number): Entry {
  const { at = number, changed = at, undone = false, ...rest } = Object(item) as Record<string, unknown>
  const isMoment = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0
  if (!isMoment(at)) expected('a whole number from 1 as at', at)
  if (!isMoment(changed) || changed < at) expected(`a whole number from ${at} as changed`, changed)
  if (changed > LAST_MOMENT) expected('a moment that has a next one (up to 2^52) as changed', changed)
  if (typeof undone !== 'boolean') expected('true or false as undone', undone)
  return { correction: correctionOf(rest), at, changed, undone }
}

function correctionOf(fields: Record<string, unknown>): Correction {
  const name = (field: string): string => nameOf(fields[field], field)
  const names = (field: string): ConceptNames => {
    const value = fields[field]
    const list = Array.isArray(value) ? value : [value]
    if (list.length === 0 || list.length > MOST_NAMES) expected(`1 to ${MOST_NAMES} names as ${field}`, value)
    const [label, ...further] = list.map((one) => nameOf(one, field))
    return [label, ...further]
  }
  const concept = names('concept')
  switch (fields.do) {
    case 'merge':
      return { do: 'merge', concept, into: names('into') }
    case 'split':
      return { do: 'split', concept, alias: name('alias') }
    case 'rename':
      return { do: 'rename', concept, label: name('label') }
    case 'retype': {
      const type = CONCEPT_TYPES.find((known): known is ConceptType => known === fields.type)
      return {
        do: 'retype',
        concept,
        type: type ?? expected(`one of ${CONCEPT_TYPES.join(', ')} as type`, fields.type),
      }
    }
    case 'hide':
      return { do: 'hide', concept }
    default:
      return expected('do: merge, split, rename, retype or hide', fields.do)
  }
}

/** Names are one line of text without control characters. */
function nameOf(value: unknown, field: string): string {
  if (typeof value !== 'string') expected(`text as ${field}`, value)
  const name = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (name === '' || name.length > LONGEST_NAME)
    expected(`1 to ${LONGEST_NAME} characters as ${field}`, value)
  return name
}
