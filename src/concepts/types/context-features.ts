/** What the places of a concept in one paper say about its type. */
import type { Mention } from '../../mentions/index.ts'
import { HOME } from '../../mentions/tagger/index.ts'
import { join } from '../../text/hash.ts'
import { type Document, type Form, surfaceOf, type TextField } from '../../text/index.ts'
import type { FeatureSet } from '../linear-classifier.ts'
import { AWAY } from './form-features.ts'

const BEFORE = 20
const BEFORE_2 = 21
const BEFORE_PAIR = 22
const AFTER = 23
const AFTER_2 = 24
const AFTER_PAIR = 25
const LEFT = 26
const RIGHT = 27
const SHAPE = 28
const NAME = 29
const RULE = 30
const DOMAIN = 40
/** Mentions of one concept in one paper that are looked at. */
const MOST = 6
const NOTHING = 0

/** Adds the features of the mentions of one concept in one paper of a domain; those in keywords have no context. */
export function addContextFeatures(
  features: FeatureSet,
  document: Document,
  mentions: readonly Mention[],
  domain: number,
): void {
  features.add(DOMAIN, domain)
  const away = domain < HOME ? AWAY : 0
  let seen = 0
  for (const { field, from, to, rule } of mentions) {
    if (field < 0) continue
    if (rule === 'abbreviation') features.add(RULE, 1)
    if (++seen > MOST) break
    addMention(features, document.fields[field], from, to, away)
  }
}

function addMention(features: FeatureSet, field: TextField, from: number, to: number, away: number): void {
  const { tokens } = field
  const at = (i: number): number => (i < 0 || i >= tokens.length ? NOTHING : tokens[i].form.lowerHash)
  const [before2, before, after, after2] = [at(from - 2), at(from - 1), at(to), at(to + 1)]
  features.add(BEFORE, before)
  features.add(BEFORE_2, before2)
  features.add(BEFORE_PAIR, join(before2, before))
  features.add(AFTER, after)
  features.add(AFTER_2, after2)
  features.add(AFTER_PAIR, join(after, after2))
  for (let i = Math.max(0, from - 6); i < from; i++)
    if (isContent(tokens[i].form)) features.add(LEFT, tokens[i].form.hash)
  for (let i = to; i < Math.min(tokens.length, to + 4); i++)
    if (isContent(tokens[i].form)) features.add(RIGHT, tokens[i].form.hash)
  if (field.field === 'title') return
  const shape = shapeOf(surfaceOf(field, from, to))
  features.add(SHAPE, shape)
  if (to - from === 1) features.add(NAME, shape)
  if (away === 0) return
  features.add(away + SHAPE, shape)
  features.add(away + BEFORE, before)
  features.add(away + AFTER, after)
}

const isContent = ({ word, stop }: Form): boolean => word && !stop

/** Classes of characters (lower, capital, digit, hyphen, other) in the order in which they change, as a hash. */
export function shapeOf(text: string): number {
  let shape = 1
  let last = 0
  for (let i = 0; i < text.length && i < 24; i++) {
    const kind = classOf(text.charCodeAt(i))
    if (kind !== last) shape = (Math.imul(shape, 7) + kind) | 0
    last = kind
  }
  return shape
}

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return 1
  if (code >= 65 && code <= 90) return 2
  if (code >= 48 && code <= 57) return 3
  if (code === 45) return 4
  return code === 32 ? 5 : 6
}
