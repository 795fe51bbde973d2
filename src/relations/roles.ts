/** The role of a concept in a paper: one decision from all its mentions there. */
import { best, FeatureSet, type LinearClassifier } from '../concepts/linear-classifier.ts'
import type { Mention } from '../mentions/index.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import type { Document } from '../text/index.ts'
import { CONCEPT_TYPES, type ConceptType, ROLES, type Role } from '../types.ts'
import { addRoleFeatures } from './role-features.ts'
import { readSigns, type Signs } from './signs.ts'

/** The role of a concept that stands in the authors' keywords only. */
const ROLE_OF_KEYWORD: Record<ConceptType, Role> = {
  task: 'addresses',
  method: 'uses',
  dataset: 'evaluates-on',
  metric: 'measures',
  topic: 'addresses',
}

export class RoleClassifier {
  readonly #classifier: LinearClassifier
  readonly #vocabulary: Vocabulary
  readonly #features: FeatureSet
  /** Signs of the paper that was asked about last. */
  #document: Document | undefined
  #signs: Signs[] = []
  readonly #scores = new Int32Array(ROLES.length)

  constructor(classifier: LinearClassifier, vocabulary: Vocabulary) {
    this.#classifier = classifier
    this.#vocabulary = vocabulary
    this.#features = new FeatureSet(classifier.bits)
  }

  /**
   * The most likely role of a concept of this type, the stronger of two; `mentions` are all that the paper has of it,
   * sorted by place (at least one; all may be keywords), `domain` is the paper's.
   */
  roleOf(document: Document, mentions: readonly Mention[], type: ConceptType, domain: number): Role {
    if (mentions.every(({ field }) => field < 0)) return ROLE_OF_KEYWORD[type]
    if (this.#document !== document) {
      this.#document = document
      this.#signs = document.fields.map(readSigns)
    }
    this.#features.clear()
    const { form } = mentions[0]
    const known = this.#vocabulary.entryOf(form) !== undefined
    addRoleFeatures(this.#features, document, this.#signs, mentions, {
      type: CONCEPT_TYPES.indexOf(type),
      form,
      known,
      domain,
    })
    this.#scores.fill(0)
    this.#classifier.score(this.#features, this.#scores)
    return ROLES[best(this.#scores)]
  }
}
