/** What a concept is to a paper, by a linear classifier over the words around its mentions. */
import { hashedFeature, bestClass, type LinearClassifier, readClassifier } from '../concepts/linear.ts'
import type { Mention } from '../mentions/index.ts'
import { hashText, join } from '../mentions/tagger/hash.ts'
import type { Sections } from '../mentions/tagger/sections.ts'
import { shapeOf } from '../mentions/tagger/words.ts'
import type { Document } from '../text/index.ts'
import { CONCEPT_TYPES, type ConceptType, ROLES, type Role } from '../types.ts'

export const readRoles = (sections: Sections): LinearClassifier => readClassifier(sections, 'roles', ROLES.length)

/** The role of a concept from all its mentions in one paper; `mentions` where it stands in the keywords only. */
export function roleOf(
  mentions: readonly Mention[],
  type: ConceptType,
  document: Document,
  model: LinearClassifier,
): Role {
  const inText = mentions.filter(({ field }) => field >= 0)
  if (inText.length === 0) return 'mentions'
  return ROLES[bestClass(model.scores(roleFeatures(inText, type, document)))]
}

/** Mentions that are looked at, at most. */
const MENTIONS = 8
const BEFORE = 10
const AFTER = 5

const [BIAS, TYPE, COUNT, TITLE, FIRST_PLACE, HEAD, SHAPE, PREVIOUS, NEXT, PREVIOUS_TWO, NEXT_TWO] = Array(11).keys()
const [NEAR_BEFORE, NEAR_AFTER, SENTENCE, CUE_TYPE, RULE, OPENS, PLACE_TYPE, LISTED, FORM, ANY_BEFORE] = Array.from(
  { length: 10 },
  (_, i) => 11 + i,
)

/** Features of a concept's mentions in the text (at least one). */
export function roleFeatures(mentions: readonly Mention[], type: ConceptType, document: Document): number[] {
  const features = new Set<number>()
  const typeNumber = CONCEPT_TYPES.indexOf(type)
  const put = (kind: number, value: number): void => {
    features.add(hashedFeature(64 + kind, value))
  }
  const both = (kind: number, value: number): void => {
    put(kind, value)
    put(kind + 32, join(value, typeNumber))
  }
  const { form } = mentions[0]
  put(BIAS, 0)
  put(TYPE, typeNumber)
  both(COUNT, Math.min(4, mentions.length))
  put(HEAD, hashText(form.slice(form.lastIndexOf(' ') + 1)))
  put(FORM, hashText(form))
  both(TITLE, mentions.some(({ field }) => document.fields[field].field === 'title') ? 1 : 0)
  for (const [m, { field, from, to, rule }] of mentions.slice(0, MENTIONS).entries()) {
    const { tokens, sentences, field: name } = document.fields[field]
    if (name === 'title') {
      const word = from > 0 ? tokens[from - 1].lower : ''
      put(OPENS, hashText(word) + (to < tokens.length && tokens[to].text === ':' ? 1 : 0))
      if (mentions.length > 1) continue
    }
    const s = sentences.findIndex((sentence) => from < sentence.to)
    const sentence = sentences[s]
    const norm = (i: number): string => (i < sentence.from || i >= sentence.to ? '' : tokens[i].norm)
    const hash = (i: number): number => hashText(norm(i))
    const third = Math.floor((3 * s) / sentences.length)
    put(PLACE_TYPE, third * 8 + typeNumber)
    if (m === 0) both(FIRST_PLACE, Math.min(3, s) * 4 + Math.min(3, sentences.length - 1 - s))
    both(SHAPE, hashText(shapeOf(tokens[to - 1].text)))
    put(RULE, hashText(rule))
    both(PREVIOUS, hash(from - 1))
    both(NEXT, hash(to))
    put(PREVIOUS_TWO, join(hash(from - 2), hash(from - 1)))
    put(NEXT_TWO, join(hash(to), hash(to + 1)))
    put(LISTED, (norm(from - 1) === ',' ? 1 : 0) + (norm(to) === ',' ? 2 : 0))
    for (let i = Math.max(sentence.from, from - BEFORE); i < from; i++) {
      both(NEAR_BEFORE, hash(i))
      if (from - i <= 4) put(CUE_TYPE, join(hash(i), from - i))
    }
    for (let i = sentence.from; i < from; i++) put(ANY_BEFORE, hash(i))
    for (let i = to; i < Math.min(sentence.to, to + AFTER); i++) both(NEAR_AFTER, hash(i))
    for (let i = sentence.from; i < sentence.to; i++) put(SENTENCE, hash(i))
  }
  return [...features]
}
