/** What the tagger has learned, as arrays, and its sections in the model's file. */
import { B, I, O, type Transitions } from './crf.ts'
import { packAscending, type Sections, section, transpose, unpackAscending } from './sections.ts'
import { Statistics, WIDTH } from './statistics.ts'

/** Scores are counted in units of 1/UNIT. */
export const UNIT = 64

export interface TaggerModel {
  statistics: Statistics
  clusters: Clusters
  /** The features that have weights, ascending. */
  features: Uint32Array
  /** Two for each of them: what it adds to the scores of B and of I over that of O, in units. */
  weights: Int8Array
  transitions: Transitions
}

/** Word clusters: a number of 10 bits, whose first 6 and 8 bits are coarser clusters; -1 for other words. */
export class Clusters {
  /** Hashes of norms, ascending. */
  readonly keys: Uint32Array
  readonly codes: Uint16Array

  constructor(keys: Uint32Array, codes: Uint16Array) {
    this.keys = keys
    this.codes = codes
  }

  of(norm: number): number {
    let low = 0
    let high = this.keys.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (this.keys[middle] === norm) return this.codes[middle]
      if (this.keys[middle] < norm) low = middle + 1
      else high = middle - 1
    }
    return -1
  }
}

export function taggerSections({
  statistics,
  clusters,
  features,
  weights,
  transitions,
}: TaggerModel): Map<string, Uint8Array> {
  const potentials = Float64Array.of(statistics.papers, ...transitions.start, ...transitions.next)
  return new Map([
    ['statistics.keys', packAscending(statistics.keys)],
    ['statistics.values', transpose(statistics.values, WIDTH)],
    ['clusters.keys', packAscending(clusters.keys)],
    ['clusters.codes', transpose(new Uint8Array(clusters.codes.buffer), 2)],
    ['crf.features', packAscending(features)],
    ['crf.weights', new Uint8Array(weights.buffer, weights.byteOffset, weights.length)],
    ['crf.transitions', new Uint8Array(potentials.buffer)],
  ])
}

export function readTagger(sections: Sections): TaggerModel {
  const part = (name: string): Uint8Array => section(sections, name)
  const [papers, ...potentials] = new Float64Array(part('crf.transitions').slice().buffer)
  const keys = unpackAscending(part('statistics.keys'))
  const values = part('statistics.values')
  const codes = part('clusters.codes')
  return {
    statistics: new Statistics(papers, keys, transpose(values, keys.length)),
    clusters: new Clusters(
      unpackAscending(part('clusters.keys')),
      new Uint16Array(transpose(codes, codes.length / 2).buffer),
    ),
    features: unpackAscending(part('crf.features')),
    weights: new Int8Array(part('crf.weights').slice().buffer),
    transitions: {
      start: Float64Array.from(potentials.slice(0, 3)),
      next: Float64Array.from(potentials.slice(3)),
    },
  }
}

/** Learned weights (3 per feature) in units, relative to those of O; features that add nothing are left out. */
export function quantiseWeights(learned: Float32Array): Pick<TaggerModel, 'features' | 'weights'> {
  const unit = (score: number): number => Math.max(-127, Math.min(127, Math.round(score * UNIT)))
  const features: number[] = []
  const weights: number[] = []
  for (let id = 0; id < learned.length / 3; id++) {
    const b = unit(learned[id * 3 + B] - learned[id * 3 + O])
    const i = unit(learned[id * 3 + I] - learned[id * 3 + O])
    if (b === 0 && i === 0) continue
    features.push(id)
    weights.push(b, i)
  }
  return { features: Uint32Array.from(features), weights: Int8Array.from(weights) }
}
