/**
 * Two wordings of one thing within a paper, of which one holds the other: `autonomous skill discovery` and then `skill
 * discovery`. Annotators took such pairs for one concept in two of five cases, and of those that the trees take both one
 * is often none: where hardly anything speaks for two concepts, they are one.
 */
import type { Mention, Rule } from '../../mentions/index.ts'
import type { Document } from '../../text/index.ts'
import type { Candidate } from '../candidates.ts'
import type { Forest } from './trees.ts'

/** What the trees are asked about a pair; the features are in this order. */
export const WORDING_WIDTH = 18
/** Pairs that are more likely two concepts than three in ten (log-odds) stay two: by cross-validation F1 is best there. */
export const MOST_APART = Math.log(3 / 7)
/** Tokens between two mentions that stand together. */
const NEAR = 12
/** Tokens that a field has at most, as far as distances are told. */
const FIELD = 10_000
const FARTHEST = 200

/** A candidate with its probability. */
export interface Judged extends Candidate {
  score: number
}

/** Where a form holds another one as whole words. */
const HOLDS = { end: 0, start: 1, inside: 2 } as const

/** Where `part` stands in a form, as whole words; undefined where it does not, or is all of it. */
export function heldAt(form: string, part: string): number | undefined {
  if (form.length < part.length + 2) return undefined
  if (form.endsWith(part) && form[form.length - part.length - 1] === ' ') return HOLDS.end
  if (form.startsWith(part) && form[part.length] === ' ') return HOLDS.start
  return form.includes(` ${part} `) ? HOLDS.inside : undefined
}

const SET_APART: ReadonlySet<Rule> = new Set<Rule>(['keyword', 'stated', 'name'])

/** Whether the paper sets it apart: as a keyword, in what it states, as a name (`RoomNav-Last`), before the colon of its title. */
const isSetApart = ({ fields }: Document, { mentions }: Candidate): boolean =>
  mentions.some(
    ({ rule, field, from, to }) =>
      SET_APART.has(rule) ||
      (from === 0 && fields[field].field === 'title' && fields[field].tokens[to]?.text === ':'),
  )

/** Pairs of candidates of which the first is held by the second, which the paper does not set apart, as places in the list. */
export function heldPairs(
  document: Document,
  candidates: readonly Candidate[],
): { part: number; whole: number; at: number }[] {
  const placeOf = new Map(candidates.map(({ form }, c) => [form, c]))
  const shapes = new Uint8Array(SHAPES)
  for (const { form } of candidates) shapes[shapeOf(form, 0, form.length)] = 1
  const pairs: { part: number; whole: number; at: number }[] = []
  for (const [whole, candidate] of candidates.entries()) {
    const { form } = candidate
    const parts = new Set<number>()
    eachPart(form, (from, to) => {
      const place = shapes[shapeOf(form, from, to)] === 0 ? undefined : placeOf.get(form.slice(from, to))
      if (place !== undefined) parts.add(place)
    })
    if (parts.size === 0 || isSetApart(document, candidate)) continue
    for (const part of [...parts].sort((a, b) => a - b))
      pairs.push({ part, whole, at: heldAt(form, candidates[part].form)! })
  }
  return pairs
}

/** Tells most phrases apart without cutting them out: length, first and last letter, below SHAPES. */
const shapeOf = (form: string, from: number, to: number): number =>
  ((to - from) * 961 + form.charCodeAt(from) * 31 + form.charCodeAt(to - 1)) & (SHAPES - 1)
const SHAPES = 1 << 10

/** Visits what a form holds as whole words, but for itself. */
function eachPart(form: string, visit: (from: number, to: number) => void): void {
  for (let from = 0; ; ) {
    const next = form.indexOf(' ', from)
    for (let to = next; to >= 0; to = form.indexOf(' ', to + 1)) visit(from, to)
    if (from > 0) visit(from, form.length)
    if (next < 0) return
    from = next + 1
  }
}

/** A short form that the paper defines, or what it stands for. */
const isShort = ({ rule }: Mention): boolean => rule === 'abbreviation'

/** Writes what is known of a pair to `x`, WORDING_WIDTH values from `to` on. */
export function describePair(
  { fields }: Document,
  domain: number,
  part: Judged,
  whole: Judged,
  at: number,
  isKnown: (form: string) => boolean,
  x: Float32Array,
  to: number,
): void {
  const [first, then] = [placeOf(part.mentions), placeOf(whole.mentions)]
  const inTitle = ({ field }: Mention): boolean => field >= 0 && fields[field].field === 'title'
  const holds = (outer: Mention, { field, from, to }: Mention): boolean =>
    outer.field === field && outer.from <= from && to <= outer.to
  const isNear = (one: Mention): boolean =>
    whole.mentions.some(
      (other) => other.field === one.field && Math.abs(other.from - one.from) < NEAR && !holds(other, one),
    )
  const alone = part.mentions.filter(
    (one) => one.field >= 0 && !whole.mentions.some((other) => holds(other, one)),
  )
  const words = wordsIn(part.form)
  const values = [
    at,
    words,
    wordsIn(whole.form) - words,
    whole.form.length - part.form.length,
    part.score,
    whole.score,
    part.mentions.length,
    whole.mentions.length,
    alone.length,
    then < first ? 1 : 0,
    Math.min(FARTHEST, Math.max(-1, first - then)),
    part.mentions.some(isNear) ? 1 : 0,
    part.mentions.some(inTitle) ? 1 : 0,
    whole.mentions.some(inTitle) ? 1 : 0,
    isKnown(part.form) ? 1 : 0,
    isKnown(whole.form) ? 1 : 0,
    (part.mentions.some(isShort) ? 1 : 0) + (whole.mentions.some(isShort) ? 2 : 0),
    domain,
  ]
  x.set(values, to)
}

/** Of the first mention in the text. */
function placeOf(mentions: readonly Mention[]): number {
  let first = 2 * FIELD
  for (const { field, from } of mentions) if (field >= 0) first = Math.min(first, field * FIELD + from)
  return first
}

function wordsIn(form: string): number {
  let words = 1
  for (let at = form.indexOf(' '); at >= 0; at = form.indexOf(' ', at + 1)) words++
  return words
}

/**
 * The wordings of a paper's concepts that another one is in other words, by form: each with what it holds that is least
 * likely another concept. What the paper gives a short form is a thing of its own.
 */
export function findWordings(
  document: Document,
  domain: number,
  candidates: readonly Judged[],
  isKnown: (form: string) => boolean,
  forest: Forest,
): Map<string, string> {
  const as = new Map<string, string>()
  const least = new Map<string, number>()
  const x = new Float32Array(WORDING_WIDTH)
  for (const { part, whole, at } of heldPairs(document, candidates)) {
    const [one, other] = [candidates[part], candidates[whole]]
    if (other.mentions.some(isShort)) continue
    describePair(document, domain, one, other, at, isKnown, x, 0)
    const apart = forest.score(x, 0)
    if (apart >= (least.get(other.form) ?? MOST_APART)) continue
    least.set(other.form, apart)
    as.set(other.form, one.form)
  }
  return as
}
