/**
 * What steps count of some papers, as files that any process merges: in any order and by any tree of merges the same bytes
 * come out. Each kind has one canonical form.
 */
import { canonicalCounts } from '../concepts/canonical-counts.ts'
import { Counter, type Counts } from '../concepts/counts.ts'
import { NgramCounts, type NgramRows } from '../mentions/tagger/ngram-counts.ts'
import { mergeSketches, type Sketch } from '../mentions/tagger/sketch.ts'
import { BrokenBytes, decode } from './decode.ts'
import { encode } from './encode.ts'
import { denseSketch, sparseSketch } from './sparse-sketch.ts'

export { BrokenBytes, decode } from './decode.ts'
export { encode } from './encode.ts'

/** Partial results that merge. */
export type Partial =
  | { kind: 'sketch'; value: Sketch }
  | { kind: 'ngrams'; value: NgramRows }
  | { kind: 'counts'; value: Counts }

export function writePartial(partial: Partial): Uint8Array {
  switch (partial.kind) {
    case 'sketch':
      return encode('sketch', sparseSketch(partial.value))
    case 'ngrams':
      return encode('ngrams', partial.value)
    case 'counts':
      return encode('counts', canonicalCounts(partial.value))
  }
}

/** Throws BrokenBytes where the file holds none of these. */
export function readPartial(bytes: Uint8Array): Partial {
  const { kind, value } = decode(bytes)
  switch (kind) {
    case 'sketch':
      return { kind, value: denseSketch(value as ReturnType<typeof sparseSketch>) }
    case 'ngrams':
      return { kind, value: value as NgramRows }
    case 'counts':
      return { kind, value: value as Counts }
    default:
      throw new BrokenBytes(`expected a sketch, ngrams or counts, found ${kind}`)
  }
}

/** What partial results of each kind hold. */
interface Values {
  sketch: Sketch
  ngrams: NgramRows
  counts: Counts
}

/** The value of a file of partial results. Throws BrokenBytes where it holds another kind. */
export function readPartialOf<K extends keyof Values>(bytes: Uint8Array, kind: K): Values[K] {
  const found = readPartial(bytes)
  if (found.kind !== kind) throw new BrokenBytes(`expected ${kind}, found ${found.kind}`)
  return found.value as Values[K]
}

/** The value of a file of this kind. Throws BrokenBytes where it is of another. */
export function readKind<T>(bytes: Uint8Array, kind: string): T {
  const found = decode(bytes)
  if (found.kind !== kind) throw new BrokenBytes(`expected ${kind}, found ${found.kind}`)
  return found.value as T
}

/**
 * Merges partial results of one kind, at least one. N-grams that stand in fewer than `least` papers are left out, which only
 * the last merge may do. Throws BrokenBytes where one is of another kind than the first.
 */
export async function mergePartials(
  parts: AsyncIterable<Partial> | Iterable<Partial>,
  least = 0,
): Promise<Uint8Array> {
  let merged: Merging | undefined
  for await (const part of parts) {
    merged ??= mergingOf(part.kind)
    merged.add(part)
  }
  if (merged === undefined) throw new BrokenBytes('expected partial results to merge, found none')
  return writePartial(merged.done(least))
}

interface Merging {
  add(part: Partial): void
  done(least: number): Partial
}

function mergingOf(kind: Partial['kind']): Merging {
  const other = (found: Partial): never => {
    throw new BrokenBytes(`expected ${kind} as before, found ${found.kind}`)
  }
  if (kind === 'sketch') {
    let sum: Sketch | undefined
    return {
      add(part) {
        if (part.kind !== kind) other(part)
        else if (sum === undefined) sum = part.value
        else if (sum.length !== part.value.length)
          throw new BrokenBytes('expected sketches for one number of papers, found two')
        else mergeSketches(sum, part.value)
      },
      done: () => ({ kind, value: sum! }),
    }
  }
  if (kind === 'ngrams') {
    const counts = new NgramCounts()
    return {
      add: (part) => (part.kind === kind ? counts.addRows(part.value) : other(part)),
      done: (least) => ({ kind, value: counts.rows(least) }),
    }
  }
  const counter = new Counter()
  return {
    add: (part) => (part.kind === kind ? counter.merge(part.value) : other(part)),
    done: () => ({ kind, value: counter.counts() }),
  }
}
