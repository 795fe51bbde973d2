/** The type of a concept, as one paper shows it; papers vote (their scores add up). */
import type { Mention } from '../../mentions/index.ts'
import { hashText, join } from '../../mentions/tagger/hash.ts'
import type { Clusters } from '../../mentions/tagger/model.ts'
import { shapeOf } from '../../mentions/tagger/words.ts'
import { STOP_WORDS } from '../../text/words.ts'
import type { Document, Token } from '../../text/index.ts'
import { CONCEPT_TYPES, type ConceptType } from '../../types.ts'
import type { Candidate } from '../candidates.ts'
import { bestClass, hashedFeature, type LinearClassifier, readClassifier } from '../linear.ts'
import type { Sections } from '../../mentions/tagger/sections.ts'

export const readTypes = (sections: Sections): LinearClassifier =>
  readClassifier(sections, 'types', CONCEPT_TYPES.length)

/** What one paper's mentions of a candidate say for each of CONCEPT_TYPES; sums over papers are votes. */
export function typeScores(
  candidate: Candidate,
  document: Document,
  clusters: Clusters,
  model: LinearClassifier,
): Int32Array {
  return model.scores(typeFeatures(candidate, document, clusters))
}

/** The type that the votes are for. */
export const typeOfVotes = (votes: ArrayLike<number>): ConceptType => CONCEPT_TYPES[bestClass(votes)]

/** Mentions that are looked at, at most. */
const MENTIONS = 5
/** Words of the neighbourhood that are looked at, before and after. */
const BEFORE = 6
const AFTER = 4

const [FORM, HEAD, LAST_TWO, WORD, FIRST, SUFFIX, CLUSTER, FINE_CLUSTER, FIRST_CLUSTER, LENGTH] = Array(10).keys()
const [BIAS, SHAPE, PREVIOUS, NEXT, PREVIOUS_TWO, NEXT_TWO, NEAR_BEFORE, NEAR_AFTER, RULE, TITLE] = Array.from(
  { length: 10 },
  (_, i) => 10 + i,
)
const [PREVIOUS_CLUSTER, NEXT_CLUSTER, SINGLE] = [20, 21, 22]

export function typeFeatures({ form, mentions }: Candidate, document: Document, clusters: Clusters): number[] {
  const features = new Set<number>()
  const put = (kind: number, value: number): void => {
    features.add(hashedFeature(kind, value))
  }
  const words = form.split(' ')
  const head = words[words.length - 1]
  const cluster = clusters.of(hashText(head))
  put(BIAS, 0)
  put(FORM, hashText(form))
  put(HEAD, hashText(head))
  put(LAST_TWO, hashText(words.slice(-2).join(' ')))
  put(FIRST, hashText(words[0]))
  put(LENGTH, Math.min(5, words.length))
  for (const word of words) put(WORD, hashText(word))
  for (let n = 2; n <= 4; n++) put(SUFFIX, hashText(head.slice(-n)) + n)
  put(CLUSTER, cluster >> 4)
  put(FINE_CLUSTER, cluster >> 2)
  put(FIRST_CLUSTER, clusters.of(hashText(words[0])) >> 3)
  for (const mention of mentions.filter(({ field }) => field >= 0).slice(0, MENTIONS))
    describeMention(mention, document, clusters, put)
  return [...features]
}

function describeMention(
  { field, from, to, rule }: Mention,
  document: Document,
  clusters: Clusters,
  put: (kind: number, value: number) => void,
): void {
  const { tokens, sentences, field: name } = document.fields[field]
  const sentence = sentences.find((s) => from < s.to)!
  const lower = (i: number): string => (i < sentence.from || i >= sentence.to ? '' : tokens[i].lower)
  const hash = (i: number): number => hashText(lower(i))
  const content = ({ word, lower }: Token): boolean => word && !STOP_WORDS.has(lower)
  put(RULE, hashText(rule))
  put(TITLE, name === 'title' ? 1 : 0)
  if (name !== 'title') {
    const shape = hashText(shapeOf(tokens[to - 1].text))
    put(SHAPE, shape)
    if (to === from + 1) put(SINGLE, shape)
  }
  put(PREVIOUS, hash(from - 1))
  put(NEXT, hash(to))
  put(PREVIOUS_TWO, join(hash(from - 2), hash(from - 1)))
  put(NEXT_TWO, join(hash(to), hash(to + 1)))
  if (from > sentence.from) put(PREVIOUS_CLUSTER, clusters.of(hashText(tokens[from - 1].norm)) >> 2)
  if (to < sentence.to) put(NEXT_CLUSTER, clusters.of(hashText(tokens[to].norm)) >> 2)
  for (let i = Math.max(sentence.from, from - BEFORE); i < from; i++)
    if (content(tokens[i])) put(NEAR_BEFORE, hashText(tokens[i].norm))
  for (let i = to; i < Math.min(sentence.to, to + AFTER); i++)
    if (content(tokens[i])) put(NEAR_AFTER, hashText(tokens[i].norm))
}
