/** What the termhood of candidates is decided by, and its sections in the model's file. */
import { packAscending, type Sections, section, unpackAscending } from '../../mentions/tagger/sections.ts'
import { TargetMeans } from './target-means.ts'
import { Forest, type Trees } from './trees.ts'

export interface Thresholds {
  home: number
  away: number
}

export interface TermhoodModel {
  forest: Forest
  means: TargetMeans
  /** Whether two wordings are two concepts (wordings.ts). */
  wordings: Forest
  /** The least probability of a concept in papers on computing, and in others. */
  thresholds: Thresholds
}

const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** The sections of trees but for their base. */
const treesSections = (name: string, { trees }: Forest): [string, Uint8Array][] => [
  [`${name}.roots`, bytesOf(trees.roots)],
  [`${name}.feature`, bytesOf(trees.feature)],
  [`${name}.value`, bytesOf(trees.value)],
  [`${name}.other`, bytesOf(trees.other)],
]

export function termhoodSections({
  forest,
  means,
  wordings,
  thresholds: { home, away },
}: TermhoodModel): Map<string, Uint8Array> {
  const scalars = Float64Array.of(forest.trees.base, means.prior, home, away, wordings.trees.base)
  return new Map([
    ['termhood.scalars', bytesOf(scalars)],
    ...treesSections('termhood', forest),
    ['termhood.traits', packAscending(means.traits)],
    ['termhood.seen', bytesOf(means.seen)],
    ['termhood.concepts', bytesOf(means.concepts)],
    ...treesSections('wordings', wordings),
  ])
}

export function readTermhood(sections: Sections): TermhoodModel {
  const part = (name: string): ArrayBuffer => section(sections, name).slice().buffer as ArrayBuffer
  const treesOf = (name: string, base: number): Trees => ({
    base,
    roots: new Uint16Array(part(`${name}.roots`)),
    feature: new Uint8Array(part(`${name}.feature`)),
    value: new Float32Array(part(`${name}.value`)),
    other: new Uint16Array(part(`${name}.other`)),
  })
  const [base, prior, home, away, wordings] = new Float64Array(part('termhood.scalars'))
  return {
    forest: new Forest(treesOf('termhood', base)),
    means: new TargetMeans(
      prior,
      unpackAscending(section(sections, 'termhood.traits')),
      new Uint16Array(part('termhood.seen')),
      new Uint16Array(part('termhood.concepts')),
    ),
    wordings: new Forest(treesOf('wordings', wordings)),
    thresholds: { home, away },
  }
}
