/** Trains the classifier of roles from annotated concepts. */
import { FeatureSet, type LinearClassifier } from '../../concepts/linear-classifier.ts'
import type { Vocabulary } from '../../mentions/vocabulary.ts'
import { addRoleFeatures } from '../../relations/role-features.ts'
import { CONCEPT_TYPES, ROLES } from '../../types.ts'
import type { ExamplePaper } from './examples.ts'
import { type Row, SETTINGS, type Settings, trainLogistic } from './logistic.ts'

const BITS = 16
export const ROLE_SETTINGS: Readonly<Settings> = { ...SETTINGS, rate: 0.05, epochs: 8 }

export function trainRoles(
  papers: readonly ExamplePaper[],
  vocabulary: Vocabulary,
  settings: Settings = ROLE_SETTINGS,
): LinearClassifier {
  const features = new FeatureSet(BITS)
  const rows: Row[] = []
  for (const { document, examples } of papers) {
    for (const { concept, mentions } of examples) {
      features.clear()
      const { form } = mentions[0]
      const known = vocabulary.entryOf(form) !== undefined
      addRoleFeatures(features, document, mentions, {
        type: CONCEPT_TYPES.indexOf(concept.type),
        form,
        known,
      })
      rows.push({
        features: features.ids.slice(0, features.size),
        class: ROLES.indexOf(concept.role),
        weight: 1,
      })
    }
  }
  return trainLogistic(rows, ROLES.length, BITS, settings)
}
