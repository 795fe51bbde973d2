/** What the termhood of candidates is decided by, and its sections in the model's file. */
import { packAscending, type Sections, section, unpackAscending } from '../../mentions/tagger/sections.ts'
import { TargetMeans } from './target-means.ts'
import { Forest } from './trees.ts'

export interface Thresholds {
  home: number
  away: number
}

export interface TermhoodModel {
  forest: Forest
  means: TargetMeans
  /** The least probability of a concept in papers on computing, and in others. */
  thresholds: Thresholds
}

const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

export function termhoodSections({ forest, means, thresholds }: TermhoodModel): Map<string, Uint8Array> {
  const { trees } = forest
  return new Map([
    ['termhood.scalars', bytesOf(Float64Array.of(trees.base, means.prior, thresholds.home, thresholds.away))],
    ['termhood.roots', bytesOf(trees.roots)],
    ['termhood.feature', bytesOf(trees.feature)],
    ['termhood.value', bytesOf(trees.value)],
    ['termhood.other', bytesOf(trees.other)],
    ['termhood.traits', packAscending(means.traits)],
    ['termhood.seen', bytesOf(means.seen)],
    ['termhood.concepts', bytesOf(means.concepts)],
  ])
}

export function readTermhood(sections: Sections): TermhoodModel {
  const part = (name: string): ArrayBuffer =>
    section(sections, `termhood.${name}`).slice().buffer as ArrayBuffer
  const [base, prior, home, away] = new Float64Array(part('scalars'))
  return {
    forest: new Forest({
      base,
      roots: new Uint16Array(part('roots')),
      feature: new Uint8Array(part('feature')),
      value: new Float32Array(part('value')),
      other: new Uint16Array(part('other')),
    }),
    means: new TargetMeans(
      prior,
      unpackAscending(section(sections, 'termhood.traits')),
      new Uint16Array(part('seen')),
      new Uint16Array(part('concepts')),
    ),
    thresholds: { home, away },
  }
}
