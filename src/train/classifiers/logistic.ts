/** Multinomial logistic regression over hashed binary features, by AdaGrad (Duchi, Hazan & Singer 2011). */
import { LinearClassifier } from '../../concepts/linear-classifier.ts'
import { generator } from '../../random.ts'

export interface Row {
  features: Uint32Array
  /** The right class. */
  class: number
  /** How much it counts. */
  weight: number
}

export interface Settings {
  epochs: number
  /** Learning rate. */
  rate: number
  l2: number
  /** Share of features that are left out of every step, so that none is relied on alone. */
  dropout: number
  seed: number
  /** Models whose weights are averaged, each with rows in another order and other features left out. */
  models: number
}

export const SETTINGS: Readonly<Settings> = {
  epochs: 8,
  rate: 0.05,
  l2: 1e-4,
  dropout: 0.2,
  seed: 1,
  models: 1,
}

/** Trains a classifier and rounds its weights to bytes; the same rows and settings give the same bytes. */
export function trainLogistic(
  rows: readonly Row[],
  classes: number,
  bits: number,
  settings: Settings = SETTINGS,
): LinearClassifier {
  const weights = new Float64Array(classes << bits)
  for (let model = 0; model < settings.models; model++)
    for (const [w, weight] of learn(rows, classes, bits, {
      ...settings,
      seed: settings.seed + model,
    }).entries())
      weights[w] += weight
  return new LinearClassifier(classes, bits, rounded(weights, classes))
}

function learn(
  rows: readonly Row[],
  classes: number,
  bits: number,
  { epochs, rate, l2, dropout, seed }: Settings,
): Float64Array {
  const random = generator(seed)
  const weights = new Float64Array(classes << bits)
  const squares = new Float64Array(classes << bits).fill(0.01)
  const order = rows.map((_, i) => i)
  const scores = new Float64Array(classes)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const r of order) {
      const row = rows[r]
      const kept = dropout > 0 ? row.features.filter(() => random() >= dropout) : row.features
      scores.fill(0)
      for (const feature of kept)
        for (let c = 0; c < classes; c++) scores[c] += weights[feature * classes + c]
      softmax(scores)
      scores[row.class] -= 1
      for (const feature of kept) {
        for (let c = 0; c < classes; c++) {
          const w = feature * classes + c
          const gradient = row.weight * scores[c] + l2 * weights[w]
          squares[w] += gradient * gradient
          weights[w] -= (rate / Math.sqrt(squares[w])) * gradient
        }
      }
    }
  }
  return weights
}

/** Weights as bytes: what all classes share is taken off, the largest becomes 127. */
function rounded(weights: Float64Array, classes: number): Int8Array {
  for (let row = 0; row < weights.length; row += classes) {
    let sum = 0
    for (let c = 0; c < classes; c++) sum += weights[row + c]
    for (let c = 0; c < classes; c++) weights[row + c] -= sum / classes
  }
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  return Int8Array.from(weights, (weight) => Math.round((weight / (most || 1)) * 127))
}

function softmax(scores: Float64Array): void {
  const most = Math.max(...scores)
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c] - most)
    sum += scores[c]
  }
  for (let c = 0; c < scores.length; c++) scores[c] /= sum
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
}
