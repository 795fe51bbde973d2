/** The type of a concept, by vote over the corpus: what its forms say once, what its places say in every paper. */
import type { Mention } from '../../mentions/index.ts'
import type { Document } from '../../text/index.ts'
import { CONCEPT_TYPES, type ConceptType } from '../../types.ts'
import { best, FeatureSet, type LinearClassifier } from '../linear-classifier.ts'
import { saidToBe } from './appositions.ts'
import { addContextFeatures } from './context-features.ts'
import { addFormFeatures, type WordKnowledge } from './form-features.ts'

/** What a paper says outright outweighs what words around let one guess; of 141 annotated concepts it is right for 123. */
const SAID = 400
const DATASET = CONCEPT_TYPES.indexOf('dataset')

/** What the counts know about one form of a concept. */
export interface TypeVotes {
  form: string
  papers: number
  /** Of these, papers on computing. */
  home: number
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
   * Adds what the mentions of a concept in one paper of a domain say for each type to `votes`: integers, so that sums do
   * not depend on order.
   */
  vote(document: Document, mentions: readonly Mention[], domain: number, votes: number[]): void {
    this.#features.clear()
    addContextFeatures(this.#features, document, mentions, domain)
    const says = this.#scores.fill(0)
    this.#classifier.score(this.#features, says)
    const said = saidToBe(document, mentions)
    if (said !== undefined) says[CONCEPT_TYPES.indexOf(said)] += SAID
    for (let t = 0; t < votes.length; t++) votes[t] += says[t]
  }

  /**
   * The type of a concept with these forms: the average of what its forms say and of what its papers say, the first
   * type of several; what cannot be a dataset by its writing has another one. Degenerate case: no forms give the first type.
   */
  typeOf(forms: readonly TypeVotes[], mayBeData: () => boolean = () => true): ConceptType {
    const total = new Float64Array(CONCEPT_TYPES.length)
    const says = this.#scores
    let papers = 0
    let home = 0
    for (const one of forms) {
      papers += one.papers
      home += one.home
    }
    for (const one of forms) {
      says.fill(0)
      this.#features.clear()
      addFormFeatures(this.#features, one.form, home * 2 > papers, this.#words)
      this.#classifier.score(this.#features, says)
      for (let t = 0; t < total.length; t++) total[t] += (says[t] * one.papers + one.types[t]) / papers
    }
    if (best(total) === DATASET && !mayBeData()) total[DATASET] = Number.NEGATIVE_INFINITY
    return CONCEPT_TYPES[best(total)]
  }
}
