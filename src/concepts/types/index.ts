/** The type of a concept, by vote over the corpus: what its forms say once, what its places say in every paper. */
import type { Mention } from '../../mentions/index.ts'
import type { Document } from '../../text/index.ts'
import { CONCEPT_TYPES, type ConceptType } from '../../types.ts'
import { best, FeatureSet, type LinearClassifier } from '../linear-classifier.ts'
import { addContextFeatures } from './context-features.ts'
import { addFormFeatures, type WordKnowledge } from './form-features.ts'

/** What the counts know about one form of a concept. */
export interface TypeVotes {
  form: string
  papers: number
  /** What `vote` added over the papers. */
  types: readonly number[]
}

export class TypeClassifier {
  readonly #classifier: LinearClassifier
  readonly #words: WordKnowledge
  readonly #features: FeatureSet
  readonly #scores = new Int32Array(CONCEPT_TYPES.length)

  constructor(classifier: LinearClassifier, words: WordKnowledge) {
    this.#classifier = classifier
    this.#words = words
    this.#features = new FeatureSet(classifier.bits)
  }

  /**
   * Adds what the mentions of a concept in one paper say for each type to `votes`: integers, so that sums do not depend on
   * order.
   */
  vote(document: Document, mentions: readonly Mention[], votes: number[]): void {
    this.#features.clear()
    addContextFeatures(this.#features, document, mentions)
    const says = this.#scores.fill(0)
    this.#classifier.score(this.#features, says)
    for (let t = 0; t < votes.length; t++) votes[t] += says[t]
  }

  /**
   * The type of a concept with these forms: the average of what its forms say and of what its papers say, the first
   * type of several. Degenerate case: no forms give the first type.
   */
  typeOf(forms: readonly TypeVotes[]): ConceptType {
    const total = new Float64Array(CONCEPT_TYPES.length)
    const says = this.#scores
    let papers = 0
    for (const one of forms) papers += one.papers
    for (const one of forms) {
      says.fill(0)
      this.#features.clear()
      addFormFeatures(this.#features, one.form, this.#words)
      this.#classifier.score(this.#features, says)
      for (let t = 0; t < total.length; t++) total[t] += (says[t] * one.papers + one.types[t]) / papers
    }
    return CONCEPT_TYPES[best(total)]
  }
}
