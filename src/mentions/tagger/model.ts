/** What the tagger has learned, as arrays, and its sections in the model's file. */
import { O, type Transitions } from './crf.ts'
import { BITS } from './kinds.ts'
import { packAscending, type Sections, section, transpose, unpackAscending } from './sections.ts'
import { Statistics, WIDTH } from './statistics.ts'

/** Scores are counted in units of 1/UNIT. */
export const UNIT = 64

export interface TaggerModel {
  statistics: Statistics
  clusters: Clusters
  /** Two per feature: what it adds to the scores of B and of I over that of O, in units. */
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
  weights,
  transitions,
}: TaggerModel): Map<string, Uint8Array> {
  const used: number[] = []
  for (let id = 0; id < weights.length / 2; id++) if (weights[id * 2] || weights[id * 2 + 1]) used.push(id)
  const potentials = Float64Array.of(statistics.papers, ...transitions.start, ...transitions.next)
  return new Map([
    ['statistics.keys', packAscending(statistics.keys)],
    ['statistics.values', transpose(statistics.values, WIDTH)],
    ['clusters.keys', packAscending(clusters.keys)],
    ['clusters.codes', transpose(new Uint8Array(clusters.codes.buffer), 2)],
    ['crf.features', packAscending(used)],
    ['crf.weights', new Uint8Array(used.flatMap((id) => [weights[id * 2], weights[id * 2 + 1]]))],
    ['crf.transitions', new Uint8Array(potentials.buffer)],
  ])
}

export function readTagger(sections: Sections): TaggerModel {
  const part = (name: string): Uint8Array => section(sections, name)
  const [papers, ...potentials] = new Float64Array(part('crf.transitions').slice().buffer)
  const keys = unpackAscending(part('statistics.keys'))
  const values = part('statistics.values')
  const codes = part('clusters.codes')
  const features = unpackAscending(part('crf.features'))
  const packed = new Int8Array(part('crf.weights').slice().buffer)
  const weights = new Int8Array(2 << BITS)
  for (let i = 0; i < features.length; i++) {
    weights[features[i] * 2] = packed[i * 2]
    weights[features[i] * 2 + 1] = packed[i * 2 + 1]
  }
  return {
    statistics: new Statistics(papers, keys, transpose(values, keys.length)),
    clusters: new Clusters(
      unpackAscending(part('clusters.keys')),
      new Uint16Array(transpose(codes, codes.length / 2).buffer),
    ),
    weights,
    transitions: {
      start: Float64Array.from(potentials.slice(0, 3)),
      next: Float64Array.from(potentials.slice(3)),
    },
  }
}

/** Learned weights (3 per feature) in units, relative to those of O. */
export function quantiseWeights(features: Float32Array): Int8Array {
  const weights = new Int8Array((features.length / 3) * 2)
  const unit = (score: number): number => Math.max(-127, Math.min(127, Math.round(score * UNIT)))
  for (let id = 0; id < features.length / 3; id++) {
    weights[id * 2] = unit(features[id * 3 + 1] - features[id * 3 + O])
    weights[id * 2 + 1] = unit(features[id * 3 + 2] - features[id * 3 + O])
  }
  return weights
}
