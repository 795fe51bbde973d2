/** What the mentions of a concept in one paper say about its role there. */
import type { FeatureSet } from '../concepts/linear-classifier.ts'
import { shapeOf } from '../concepts/types/context-features.ts'
import type { Mention } from '../mentions/index.ts'
import { HOME } from '../mentions/tagger/index.ts'
import { hashText, hashWords, join } from '../text/hash.ts'
import { type Document, type Sentence, sentenceAt, surfaceOf, type TextField } from '../text/index.ts'
import { ACTOR, CUE, PREPOSITION, SKIPPED, WORD } from './cues.ts'
import type { Signs } from './signs.ts'

const KINDS = {
  always: 0,
  type: 1,
  count: 2,
  fields: 3,
  first: 4,
  last: 5,
  head: 6,
  form: 7,
  word: 8,
  length: 9,
  known: 10,
  shape: 11,
  rule: 12,
  colon: 13,
  sentence: 14,
  before: 15,
  before2: 16,
  beforePair: 17,
  after: 18,
  after2: 19,
  afterPair: 20,
  left: 21,
  right: 22,
  opening: 23,
  openingPair: 24,
  cueBefore: 25,
  cueNear: 26,
  cueAfter: 27,
  cueSentence: 28,
  doing: 29,
  preposition: 30,
  cueAndPreposition: 31,
  bracket: 32,
  titlePlace: 33,
  order: 34,
  list: 35,
  cueWord: 36,
  domain: 37,
} as const
/** Kinds that are added a second time together with the type. */
const WITH_TYPE = 64
/** … and a third time where the paper is not about computing. */
const AWAY = 128

/** Mentions of one concept in one paper that are looked at. */
const MOST = 8

/** What is known of a link besides its mentions. */
export interface Known {
  /** Index into CONCEPT_TYPES. */
  type: number
  form: string
  /** The vocabulary has it. */
  known: boolean
  /** Of the paper. */
  domain: number
}

/** Adds the features of the link between a paper and a concept; the mentions are sorted by place. */
export function addRoleFeatures(
  features: FeatureSet,
  document: Document,
  signs: readonly Signs[],
  mentions: readonly Mention[],
  { type, form, known, domain }: Known,
): void {
  const away = domain < HOME
  const add = (kind: number, value: number): void => {
    features.add(kind, value)
    features.add(WITH_TYPE + kind, Math.imul(value, 31) + type)
    if (away) features.add(AWAY + kind, value)
  }
  features.add(KINDS.domain, domain)
  features.add(WITH_TYPE + KINDS.domain, 31 * domain + type)
  features.add(KINDS.always, 0)
  features.add(KINDS.type, type)
  add(KINDS.known, known ? 1 : 0)
  const words = hashWords(form)
  features.add(KINDS.form, hashText(form))
  features.add(KINDS.head, words[words.length - 1])
  for (const word of words) features.add(KINDS.word, word)
  add(KINDS.length, Math.min(words.length, 4))

  let fields = 0
  let count = 0
  for (const { field, rule } of mentions) {
    if (field < 0) continue // annotated papers have no keywords: nothing was learned about them
    count++
    fields |= document.fields[field].field === 'title' ? 1 : 2
    if (rule === 'abbreviation') fields |= 8
  }
  add(KINDS.count, Math.min(count, 5))
  add(KINDS.fields, fields)

  let first = true
  let looked = 0
  let lastPlace = 0
  for (const { field, from, to } of mentions) {
    if (field < 0) continue
    const text = document.fields[field]
    const s = sentenceAt(text, from)
    const inTitle = text.field === 'title'
    const place = placeOf(inTitle, s, text.sentences.length)
    if (first && !inTitle) {
      add(KINDS.first, place)
      first = false
    }
    lastPlace = place
    if (++looked > MOST) continue
    add(KINDS.sentence, place)
    addMention(features, add, text, signs[field], text.sentences[s], from, to)
  }
  add(KINDS.last, lastPlace)
}

/** 0 title, 1 first sentence, 2 … 5 quarters of the rest, 6 last. */
function placeOf(inTitle: boolean, s: number, sentences: number): number {
  if (inTitle) return 0
  if (s === 0) return 1
  return s === sentences - 1 ? 6 : 2 + Math.floor((4 * s) / sentences)
}

function addMention(
  features: FeatureSet,
  add: (kind: number, value: number) => void,
  text: TextField,
  { lower, norm, cues }: Signs,
  sentence: Sentence,
  from: number,
  to: number,
): void {
  const { tokens } = text
  const inTitle = text.field === 'title'
  const field = inTitle ? 1 : 0
  const at = (i: number): number => (i >= sentence.from && i < sentence.to ? lower[i] + field : field)
  const before = at(from - 1)
  const after = at(to)
  add(KINDS.before, before)
  features.add(KINDS.before2, at(from - 2))
  features.add(KINDS.beforePair, join(at(from - 2), before))
  add(KINDS.after, after)
  features.add(KINDS.after2, at(to + 1))
  features.add(KINDS.afterPair, join(after, at(to + 1)))
  const shape = shapeOf(surfaceOf(text, from, to))
  features.add(KINDS.shape, shape)
  if (inTitle) {
    add(KINDS.titlePlace, from === 0 ? (tokens[to]?.text === ':' ? 3 : 1) : to === sentence.to ? 2 : 0)
    const colon = tokens.findIndex((token) => token.text === ':')
    add(KINDS.colon, colon < 0 ? 0 : from < colon ? 1 : 2)
  } else {
    features.add(KINDS.opening, at(sentence.from))
    features.add(KINDS.openingPair, join(at(sentence.from), at(sentence.from + 1)))
  }
  for (let i = Math.max(sentence.from, from - 8); i < from; i++)
    if (cues[i] & WORD) features.add(KINDS.left, norm[i] + field)
  for (let i = to; i < Math.min(sentence.to, to + 5); i++)
    if (cues[i] & WORD) features.add(KINDS.right, norm[i] + field)

  let group = 0
  let cueAt = -1
  let doing = 0
  let seen = 0
  let preposition = 0
  for (let i = sentence.from; i < from; i++) {
    if ((cues[i] & CUE) > 0) {
      group = cues[i] & CUE
      cueAt = i
      seen |= 1 << group
      preposition = 0
    }
    if ((cues[i] & PREPOSITION) > 0) preposition = lower[i]
    if ((cues[i] & ACTOR) > 0) {
      let verb = i + 1
      while (verb < from && (cues[verb] & SKIPPED) > 0) verb++
      if (verb < from) doing = norm[verb]
    }
  }
  const far = cueAt < 0 ? 0 : Math.min(4, 1 + ((from - cueAt) >> 1))
  add(KINDS.cueBefore, group * 2 + field)
  add(KINDS.cueNear, (group * 8 + far) * 2 + field)
  if (cueAt >= 0) features.add(KINDS.cueWord, norm[cueAt])
  add(KINDS.doing, doing)
  add(KINDS.preposition, preposition + field)
  add(KINDS.cueAndPreposition, join(preposition, group * 2 + field))
  let then = 0
  for (let i = to; i < Math.min(sentence.to, to + 12) && then === 0; i++) then = cues[i] & CUE
  add(KINDS.cueAfter, then * 2 + field)
  for (let g = 1; g < 8; g++) if (seen & (1 << g)) add(KINDS.cueSentence, g)
  if (tokens[from - 1]?.text === '(') add(KINDS.bracket, tokens[to]?.text === ')' ? 1 : 2)
  const listed = tokens[to]?.text === ',' || tokens[to]?.lower === 'and' || tokens[from - 1]?.text === ','
  add(KINDS.list, listed ? 1 : 0)
}
