/** What a normal form says about the type of its concept. */
import type { Clusters } from '../../mentions/tagger/model.ts'
import type { Vocabulary } from '../../mentions/vocabulary.ts'
import { hashText, hashWords, join } from '../../text/hash.ts'
import { CONCEPT_TYPES } from '../../types.ts'
import type { FeatureSet } from '../linear-classifier.ts'

const ALWAYS = 0
const FORM = 1
const HEAD = 2
const HEAD_PAIR = 3
const WORD = 4
const FIRST = 5
const ENDING = 6
const LENGTH = 10
const KNOWN_END = 11
const KNOWN_BEGIN = 12
const FIRST_ENDING = 13
/** Clusters at three grains: of the head, of the first word, and of the word before the head with the head. */
const HEAD_CLUSTER = [30, 31, 32]
const FIRST_CLUSTER = [33, 34, 35]
const PAIR_CLUSTER = [36, 37]

/** Kinds are added a second time for what papers on something else than computing say. */
export const AWAY = 64

/** What is known of words and phrases. */
export interface WordKnowledge {
  vocabulary: Vocabulary
  clusters: Clusters
}

/**
 * Adds the features of a form (words joined by spaces): its words, their clusters, the types of what it begins and
 * ends with; whether its papers are about computing.
 */
export function addFormFeatures(
  features: FeatureSet,
  form: string,
  isHome: boolean,
  { vocabulary, clusters }: WordKnowledge,
): void {
  const words = form.split(' ')
  const hashes = hashWords(form)
  const last = words.length - 1
  const away = isHome ? 0 : AWAY
  features.add(ALWAYS, 0)
  features.add(ALWAYS, away)
  features.add(away + FORM, hashText(form))
  features.add(away + HEAD, hashes[last])
  if (!isHome) {
    for (let n = 2; n <= 4; n++) features.add(away + ENDING + n - 2, hashText(words[last].slice(-n)))
    features.add(away + LENGTH, Math.min(words.length, 5))
  }
  // A word alone may be the name of something on computing (GLUE, Lime), and elsewhere is a word.
  if (isHome || last > 0) {
    features.add(HEAD, hashes[last])
    for (const hash of hashes) features.add(WORD, hash)
  }
  if (last > 0) features.add(HEAD_PAIR, join(hashes[last - 1], hashes[last]))
  features.add(FIRST, hashes[0])
  for (let n = 2; n <= 4; n++) features.add(ENDING + n - 2, hashText(words[last].slice(-n)))
  features.add(FIRST_ENDING, hashText(words[0].slice(-3)))
  features.add(LENGTH, Math.min(words.length, 5))
  const head = clusters.of(hashes[last])
  const first = clusters.of(hashes[0])
  for (let grain = 0; grain < 3; grain++) {
    if (head >= 0) features.add(HEAD_CLUSTER[grain], head >> (2 * grain))
    if (first >= 0) features.add(FIRST_CLUSTER[grain], first >> (2 * grain))
  }
  const before = last > 0 ? clusters.of(hashes[last - 1]) : -1
  if (before >= 0 && head >= 0) {
    features.add(PAIR_CLUSTER[0], ((before >> 2) << 8) | (head >> 2))
    features.add(PAIR_CLUSTER[1], ((before >> 4) << 6) | (head >> 4))
  }
  for (let from = form.indexOf(' ') + 1; from > 0; from = form.indexOf(' ', from) + 1) {
    const entry = vocabulary.entryOf(form.slice(from))
    if (!entry?.type) continue
    features.add(KNOWN_END, CONCEPT_TYPES.indexOf(entry.type))
    break
  }
  for (let to = form.lastIndexOf(' '); to > 0; to = form.lastIndexOf(' ', to - 1)) {
    const entry = vocabulary.entryOf(form.slice(0, to))
    if (!entry?.type) continue
    features.add(KNOWN_BEGIN, CONCEPT_TYPES.indexOf(entry.type))
    break
  }
}
