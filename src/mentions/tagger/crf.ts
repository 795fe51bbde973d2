/**
 * A linear-chain conditional random field over the labels O (outside), B (begins), I (inside); Lafferty, McCallum &
 * Pereira 2001. Works with potentials (exponentials of scores), each position scaled to sum 1 (Rabiner 1989).
 */

export const LABELS = 3
export const [O, B, I] = [0, 1, 2]

export interface Transitions {
  /** Potential of the first label. I is impossible: 0. */
  start: Float64Array
  /** Potential of label `b` after `a` at `a * 3 + b`. I after O is impossible: 0. */
  next: Float64Array
}

export interface LabelledSpan {
  /** Tokens `from … to - 1` of the sentence. */
  from: number
  to: number
  /** Probability that exactly this is a span. */
  posterior: number
}

/** Forward–backward over one sentence after the other; arrays are reused. */
export class Lattice {
  /** Label probabilities up to (and with) a position, and those of what follows, scaled: `position * 3 + label`. */
  alpha = new Float64Array(LABELS << 8)
  beta = new Float64Array(LABELS << 8)
  /** What each position was scaled by: the product over positions is the partition function. */
  scale = new Float64Array(1 << 8)

  /** `potentials` holds 3 per position. */
  run(potentials: Float64Array, positions: number, { start, next }: Transitions): void {
    if (this.scale.length < positions) {
      this.alpha = new Float64Array(LABELS * positions * 2)
      this.beta = new Float64Array(LABELS * positions * 2)
      this.scale = new Float64Array(positions * 2)
    }
    const { alpha, beta, scale } = this
    let [o, b, i] = [start[O] * potentials[O], start[B] * potentials[B], 0]
    for (let t = 0; ; ) {
      const sum = o + b + i
      const at = t * 3
      scale[t] = sum
      alpha[at] = o /= sum
      alpha[at + 1] = b /= sum
      alpha[at + 2] = i /= sum
      if (++t === positions) break
      const to = t * 3
      const nextO = (o * next[0] + b * next[3] + i * next[6]) * potentials[to]
      const nextB = (o * next[1] + b * next[4] + i * next[7]) * potentials[to + 1]
      i = (b * next[5] + i * next[8]) * potentials[to + 2]
      o = nextO
      b = nextB
    }
    const last = (positions - 1) * 3
    beta[last] = beta[last + 1] = beta[last + 2] = 1
    for (let t = positions - 2; t >= 0; t--) {
      const from = (t + 1) * 3
      const by = 1 / scale[t + 1]
      const toO = potentials[from] * beta[from] * by
      const toB = potentials[from + 1] * beta[from + 1] * by
      const toI = potentials[from + 2] * beta[from + 2] * by
      const at = t * 3
      beta[at] = next[0] * toO + next[1] * toB
      beta[at + 1] = next[3] * toO + next[4] * toB + next[5] * toI
      beta[at + 2] = next[6] * toO + next[7] * toB + next[8] * toI
    }
  }

  /** Probability of a label at a position. */
  marginal(position: number, label: number): number {
    return this.alpha[position * 3 + label] * this.beta[position * 3 + label]
  }

  /**
   * All spans of at most `longest` tokens whose posterior is at least `least`, by start and then length. Call `run`
   * before, with the same potentials.
   */
  spans(
    potentials: Float64Array,
    positions: number,
    { next }: Transitions,
    longest: number,
    least: number,
  ): LabelledSpan[] {
    const { alpha, beta, scale } = this
    const found: LabelledSpan[] = []
    for (let from = 0; from < positions; from++) {
      if (this.marginal(from, B) < least) continue
      let before = alpha[from * 3 + B]
      for (let t = from; t < positions && t - from < longest; t++) {
        const label = t === from ? B : I
        if (t > from) before *= (next[(t - 1 === from ? B : I) * 3 + I] * potentials[t * 3 + I]) / scale[t]
        if (before * beta[t * 3 + label] < least) break
        let after = 1
        if (t + 1 < positions) {
          const to = (t + 1) * 3
          after =
            (next[label * 3] * potentials[to] * beta[to] +
              next[label * 3 + 1] * potentials[to + 1] * beta[to + 1]) /
            scale[t + 1]
        }
        const posterior = before * after
        if (posterior >= least) found.push({ from, to: t + 1, posterior })
      }
    }
    return found
  }
}
