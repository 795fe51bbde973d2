/** Training of the field: stochastic gradient with AdaGrad (Duchi et al. 2011), L2, and dropout of features. */

import { I, Lattice, O, type Transitions } from '../mentions/tagger/crf.ts'
import { BITS } from '../mentions/tagger/features.ts'
import { generator } from '../random.ts'

/** Tokens of all sentences in columns. */
export interface LabelledRows {
  /** First token of each sentence, and the number of tokens at the end. */
  sentence: Int32Array
  /** Features of token `t`: `ids[start[t]] … ids[start[t + 1] - 1]`. */
  start: Int32Array
  ids: Int32Array
  labels: Uint8Array
}

export interface Weights {
  /** 3 per feature. */
  features: Float32Array
  /** Scores: 9 of label after label, 3 of first labels. */
  next: Float64Array
  start: Float64Array
}

export interface Schedule {
  epochs: number
  rate: number
  l2: number
  /** Share of features that a token is trained without. */
  dropout: number
  seed: number
}

export const SCHEDULE: Schedule = { epochs: 22, rate: 0.02, l2: 1e-5, dropout: 0.5, seed: 1 }

/** Potentials of scores; what cannot follow is 0. */
export function potentialsOf({ next, start }: Weights): Transitions {
  const transitions = { start: start.map(Math.exp), next: next.map(Math.exp) }
  transitions.start[I] = 0
  transitions.next[O * 3 + I] = 0
  return transitions
}

/** `sentences` are indices into `rows.sentence`. The weights that come back are for use with all features. */
export function trainCrf(rows: LabelledRows, sentences: Int32Array, schedule: Schedule = SCHEDULE): Weights {
  const { epochs, rate, l2, dropout, seed } = schedule
  const random = generator(seed)
  const w = new Float32Array(3 << BITS)
  const squares = new Float32Array(3 << BITS).fill(1e-2)
  const next = new Float64Array(9)
  const start = new Float64Array(3)
  const nextSquares = new Float64Array(9).fill(1e-2)
  const startSquares = new Float64Array(3).fill(1e-2)
  const order = sentences.slice()
  const lattice = new Lattice()
  const kept = new Int32Array(1 << 19)
  const keptStart = new Int32Array(1 << 12)
  const potentials = new Float64Array(3 << 12)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const s of order) {
      const from = rows.sentence[s]
      const length = rows.sentence[s + 1] - from
      let size = 0
      for (let t = 0; t < length; t++) {
        keptStart[t] = size
        let [o, b, i] = [0, 0, 0]
        for (let k = rows.start[from + t]; k < rows.start[from + t + 1]; k++) {
          if (random() < dropout) continue
          const at = rows.ids[k] * 3
          kept[size++] = at
          o += w[at]
          b += w[at + 1]
          i += w[at + 2]
        }
        potentials[t * 3] = Math.exp(o)
        potentials[t * 3 + 1] = Math.exp(b)
        potentials[t * 3 + 2] = Math.exp(i)
      }
      keptStart[length] = size
      const transitions = potentialsOf({ features: w, next, start })
      lattice.run(potentials, length, transitions)
      const expected = new Float64Array(9)
      for (let t = 0; t < length; t++) {
        const label = rows.labels[from + t]
        if (t > 0) {
          for (let a = 0; a < 3; a++)
            for (let b = 0; b < 3; b++)
              expected[a * 3 + b] +=
                (lattice.alpha[t * 3 - 3 + a] *
                  transitions.next[a * 3 + b] *
                  potentials[t * 3 + b] *
                  lattice.beta[t * 3 + b]) /
                lattice.scale[t]
          expected[rows.labels[from + t - 1] * 3 + label]--
        }
        const gradient = [0, 1, 2].map((y) => lattice.marginal(t, y) - (y === label ? 1 : 0))
        if (Math.abs(gradient[0]) + Math.abs(gradient[1]) + Math.abs(gradient[2]) < 1e-4) continue
        const [g0, g1, g2] = gradient
        for (let k = keptStart[t]; k < keptStart[t + 1]; k++) {
          const at = kept[k]
          const h0 = g0 + l2 * w[at]
          const h1 = g1 + l2 * w[at + 1]
          const h2 = g2 + l2 * w[at + 2]
          w[at] -= (rate * h0) / Math.sqrt((squares[at] += h0 * h0))
          w[at + 1] -= (rate * h1) / Math.sqrt((squares[at + 1] += h1 * h1))
          w[at + 2] -= (rate * h2) / Math.sqrt((squares[at + 2] += h2 * h2))
        }
        if (t > 0) continue
        for (let y = 0; y < 2; y++) {
          startSquares[y] += gradient[y] ** 2
          start[y] -= (rate / Math.sqrt(startSquares[y])) * gradient[y]
        }
      }
      for (let y = 0; y < 9; y++) {
        if (y === O * 3 + I) continue
        nextSquares[y] += expected[y] ** 2
        next[y] -= (rate / Math.sqrt(nextSquares[y])) * expected[y]
      }
    }
  }
  for (let k = 0; k < w.length; k++) w[k] *= 1 - dropout
  return { features: w, next, start }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const other = order[i]
    order[i] = order[j]
    order[j] = other
  }
}
