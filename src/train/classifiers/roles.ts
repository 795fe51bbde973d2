/** Trains the classifier of roles from annotated concepts, with types as the program will see them. */
import { FeatureSet, type LinearClassifier } from '../../concepts/linear-classifier.ts'
import type { Vocabulary } from '../../mentions/vocabulary.ts'
import { addRoleFeatures } from '../../relations/role-features.ts'
import { readSigns } from '../../relations/signs.ts'
import { CONCEPT_TYPES, type ConceptType, ROLES } from '../../types.ts'
import type { Example, ExamplePaper } from './examples.ts'
import { type Row, SETTINGS, type Settings, trainLogistic } from './logistic.ts'

const BITS = 16
export const ROLE_SETTINGS: Readonly<Settings> = { ...SETTINGS, epochs: 12, dropout: 0.5, models: 3 }

export function trainRoles(
  papers: readonly ExamplePaper[],
  vocabulary: Vocabulary,
  types: ReadonlyMap<Example, ConceptType>,
  settings: Settings = ROLE_SETTINGS,
): LinearClassifier {
  const features = new FeatureSet(BITS)
  const rows: Row[] = []
  for (const { document, domain, examples } of papers) {
    const signs = document.fields.map(readSigns)
    for (const example of examples) {
      features.clear()
      const { concept, mentions } = example
      const type = types.get(example) ?? concept.type
      const { form } = mentions[0]
      const known = vocabulary.entryOf(form) !== undefined
      addRoleFeatures(features, document, signs, mentions, {
        type: CONCEPT_TYPES.indexOf(type),
        form,
        known,
        domain,
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
