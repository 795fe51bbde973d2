/** A linear classifier over hashed features: multinomial logistic regression at work, in whole numbers. */
import { type Sections, section } from '../mentions/tagger/sections.ts'

/** Features are numbered by this many bits. */
export const FEATURE_BITS = 16
/** Scores are counted in units of 1/SCORE_UNIT. */
export const SCORE_UNIT = 32

/** A feature that says `value` about `kind`. */
export function hashedFeature(kind: number, value: number): number {
  let hash = Math.imul(Math.imul(kind + 1, 0x9e3779b1) ^ value, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  return (hash ^ (hash >>> 14)) >>> (32 - FEATURE_BITS)
}

export class LinearClassifier {
  readonly classes: number
  /** Of feature `f` for class `c` at `f * classes + c`. */
  readonly weights: Int8Array

  constructor(classes: number, weights: Int8Array) {
    this.classes = classes
    this.weights = weights
  }

  /** The sums of the weights of the features, per class. */
  scores(features: readonly number[]): Int32Array {
    const sums = new Int32Array(this.classes)
    for (const feature of features)
      for (let c = 0; c < this.classes; c++) sums[c] += this.weights[feature * this.classes + c]
    return sums
  }
}

/** The class with the highest score; of equal ones the first. */
export function bestClass(scores: ArrayLike<number>): number {
  let best = 0
  for (let c = 1; c < scores.length; c++) if (scores[c] > scores[best]) best = c
  return best
}

export function readClassifier(sections: Sections, name: string, classes: number): LinearClassifier {
  return new LinearClassifier(classes, new Int8Array(section(sections, name).slice().buffer))
}
