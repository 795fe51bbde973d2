/** Trains the classifier of types from annotated concepts and from the forms of the vocabulary. */
import { FeatureSet, type LinearClassifier } from '../../concepts/linear-classifier.ts'
import { addContextFeatures } from '../../concepts/types/context-features.ts'
import { addFormFeatures, type WordKnowledge } from '../../concepts/types/form-features.ts'
import { HOME } from '../../mentions/tagger/index.ts'
import { isUnmistakable } from '../../mentions/written-names.ts'
import { CONCEPT_TYPES } from '../../types.ts'
import type { ExamplePaper } from './examples.ts'
import { type Row, SETTINGS, type Settings, trainLogistic } from './logistic.ts'

const BITS = 16

export interface TypeSettings extends Settings {
  /** How much an entry of the vocabulary counts beside an annotated concept. */
  entryWeight: number
}
export const TYPE_SETTINGS: Readonly<TypeSettings> = {
  ...SETTINGS,
  dropout: 0.3,
  models: 4,
  entryWeight: 0.2,
}

export function trainTypes(
  papers: readonly ExamplePaper[],
  words: WordKnowledge,
  settings: TypeSettings = TYPE_SETTINGS,
): LinearClassifier {
  const features = new FeatureSet(BITS)
  const rows: Row[] = []
  const take = (type: string, weight: number): void => {
    rows.push({
      features: features.ids.slice(0, features.size),
      class: CONCEPT_TYPES.indexOf(type as (typeof CONCEPT_TYPES)[number]),
      weight,
    })
    features.clear()
  }
  features.clear()
  for (const { document, domain, examples } of papers) {
    for (const { concept, forms, mentions } of examples) {
      for (const form of forms) addFormFeatures(features, form, domain >= HOME, words)
      addContextFeatures(features, document, mentions, domain)
      take(concept.type, 1)
    }
  }
  if (settings.entryWeight > 0) {
    for (const { label, form, type } of words.vocabulary.entries) {
      // As a plain word or a short form it may be something else: glue, lime, trade.
      if (!/\s/.test(label) && /\p{Lu}/u.test(label) && !isUnmistakable(label)) continue
      addFormFeatures(features, form, true, words)
      if (type) take(type, settings.entryWeight)
    }
  }
  return trainLogistic(rows, CONCEPT_TYPES.length, BITS, settings)
}
