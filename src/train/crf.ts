/** Training of the field: stochastic gradient with AdaGrad (Duchi et al. 2011), L2, and dropout of features. */

import { CONTEXT_FEATURES } from '../mentions/tagger/context.ts'
import { I, Lattice, O, type Transitions } from '../mentions/tagger/crf.ts'
import { HASHED } from '../mentions/tagger/kinds.ts'
import { generator } from '../random.ts'

const FEATURES = HASHED + CONTEXT_FEATURES

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
  transitions: Transitions
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
function potentialsOf(next: Float64Array, start: Float64Array): Transitions {
  const transitions = { start: start.map(Math.exp), next: next.map(Math.exp) }
  transitions.start[I] = 0
  transitions.next[O * 3 + I] = 0
  return transitions
}

/**
 * `sentences` are indices into `rows.sentence`. Features that stand only once in them are left out. The weights that come
 * back are for use with all features of a token.
 */
export function trainCrf(rows: LabelledRows, sentences: Int32Array, schedule: Schedule = SCHEDULE): Weights {
  const { epochs, rate, l2, dropout, seed } = schedule
  const random = generator(seed)
  const { numberOf, used } = numberFeatures(rows, sentences)
  // Six per feature, frequent features first: three weights, three sums of squared gradients.
  const w = new Float32Array(used.length * 6)
  for (let at = 0; at < w.length; at += 6) w.fill(1e-2, at + 3, at + 6)
  const next = new Float64Array(9)
  const start = new Float64Array(3)
  const nextSquares = new Float64Array(9).fill(1e-2)
  const startSquares = new Float64Array(3).fill(1e-2)
  const order = sentences.slice()
  const lattice = new Lattice()
  const kept = new Int32Array(1 << 19)
  const keptStart = new Int32Array(1 << 12)
  const potentials = new Float64Array(3 << 12)
  const gradient = new Float64Array(3)
  const expected = new Float64Array(9)
  const keep = Math.round((1 - dropout) * 65536)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const s of order) {
      const from = rows.sentence[s]
      const length = rows.sentence[s + 1] - from
      let size = 0
      for (let t = 0; t < length; t++) {
        keptStart[t] = size
        let [o, b, i] = [0, 0, 0]
        let noise = Math.floor(random() * 4294967296) | 1
        for (let k = rows.start[from + t]; k < rows.start[from + t + 1]; k++) {
          noise ^= noise << 13
          noise ^= noise >>> 17
          noise ^= noise << 5
          if ((noise & 65535) >= keep) continue
          const at = numberOf[rows.ids[k]]
          if (at < 0) continue
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
      const transitions = potentialsOf(next, start)
      lattice.run(potentials, length, transitions)
      expected.fill(0)
      for (let t = 0; t < length; t++) {
        const label = rows.labels[from + t]
        if (t > 0) {
          for (let y = 0; y < 9; y++)
            expected[y] +=
              (lattice.alpha[t * 3 - 3 + Math.floor(y / 3)] *
                transitions.next[y] *
                potentials[t * 3 + (y % 3)] *
                lattice.beta[t * 3 + (y % 3)]) /
              lattice.scale[t]
          expected[rows.labels[from + t - 1] * 3 + label]--
        }
        for (let y = 0; y < 3; y++) gradient[y] = lattice.marginal(t, y) - (y === label ? 1 : 0)
        const [g0, g1, g2] = gradient
        if (Math.abs(g0) + Math.abs(g1) + Math.abs(g2) < 1e-4) continue
        for (let k = keptStart[t]; k < keptStart[t + 1]; k++) {
          const at = kept[k]
          const h0 = g0 + l2 * w[at]
          const h1 = g1 + l2 * w[at + 1]
          const h2 = g2 + l2 * w[at + 2]
          w[at + 3] += h0 * h0
          w[at + 4] += h1 * h1
          w[at + 5] += h2 * h2
          w[at] -= (rate * h0) / Math.sqrt(w[at + 3])
          w[at + 1] -= (rate * h1) / Math.sqrt(w[at + 4])
          w[at + 2] -= (rate * h2) / Math.sqrt(w[at + 5])
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
  const features = new Float32Array(3 * FEATURES)
  for (const [n, id] of used.entries())
    for (let y = 0; y < 3; y++) features[id * 3 + y] = w[n * 6 + y] * (1 - dropout)
  return { features, transitions: potentialsOf(next, start) }
}

/** The features that stand at least twice, by falling frequency, and where the weights of each begin (-1 for none). */
function numberFeatures(
  { ids, start, sentence }: LabelledRows,
  sentences: Int32Array,
): { numberOf: Int32Array; used: Int32Array } {
  const counts = new Int32Array(FEATURES)
  for (const s of sentences)
    for (let k = start[sentence[s]]; k < start[sentence[s + 1]]; k++) counts[ids[k]]++
  const used = Int32Array.from(counts.keys())
    .filter((id) => counts[id] > 1)
    .sort((a, b) => counts[b] - counts[a] || a - b)
  const numberOf = new Int32Array(FEATURES).fill(-1)
  for (const [n, id] of used.entries()) numberOf[id] = n * 6
  return { numberOf, used }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const other = order[i]
    order[i] = order[j]
    order[j] = other
  }
}
