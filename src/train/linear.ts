/** Training of linear classifiers: multinomial logistic regression by AdaGrad with L2 and dropout of features. */
import { FEATURE_BITS, LinearClassifier, SCORE_UNIT } from '../concepts/linear.ts'
import { generator } from '../random.ts'

export interface Example {
  features: number[]
  /** The class. */
  truth: number
}

export interface LinearSchedule {
  epochs: number
  rate: number
  l2: number
  dropout: number
}

export const LINEAR: LinearSchedule = { epochs: 15, rate: 0.05, l2: 1e-4, dropout: 0.3 }

export function trainLinear(
  examples: readonly Example[],
  classes: number,
  { epochs, rate, l2, dropout }: LinearSchedule = LINEAR,
): LinearClassifier {
  const random = generator(5)
  const w = new Float32Array(classes << FEATURE_BITS)
  const squares = new Float32Array(w.length).fill(0.01)
  const order = Array.from(examples.keys())
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const other = order[i]
      order[i] = order[j]
      order[j] = other
    }
    for (const e of order) {
      const { truth } = examples[e]
      const features = examples[e].features.filter(() => random() >= dropout)
      const gradient = softmax(w, features, classes)
      gradient[truth]--
      for (const feature of features) {
        for (let c = 0; c < classes; c++) {
          const at = feature * classes + c
          const g = gradient[c] + l2 * w[at]
          squares[at] += g * g
          w[at] -= (rate * g) / Math.sqrt(squares[at])
        }
      }
    }
  }
  const unit = (weight: number): number =>
    Math.max(-127, Math.min(127, Math.round(weight * (1 - dropout) * SCORE_UNIT)))
  return new LinearClassifier(classes, Int8Array.from(w, unit))
}

function softmax(w: Float32Array, features: readonly number[], classes: number): Float64Array {
  const sums = new Float64Array(classes)
  for (const feature of features) for (let c = 0; c < classes; c++) sums[c] += w[feature * classes + c]
  const top = Math.max(...sums)
  let total = 0
  for (let c = 0; c < classes; c++) {
    sums[c] = Math.exp(sums[c] - top)
    total += sums[c]
  }
  return sums.map((value) => value / total)
}
