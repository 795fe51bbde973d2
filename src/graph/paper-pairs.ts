/** Papers joined by the concepts that they share: the other projection of the links. */
import { papersByConcept } from '../atlas.ts'
import type { Atlas, CooccurrenceColumns } from '../types.ts'
import type { Authorship } from './authorship.ts'
import { cooccurrences } from './cooccurrence.ts'
import { round, WEIGHT_DECIMALS } from './round.ts'

/** Edges that each paper chooses. */
const NEIGHBOURS = 8

/** An atlas to be exported with more than the map shows, where that is asked for. */
export interface PairedAtlas extends Atlas {
  /** Edges between papers; `a` and `b` index the papers. */
  pairs?: CooccurrenceColumns
  authorship?: Authorship
}

export interface PairAttributes {
  kind: 'shared-concepts'
  /** How many concepts both have. */
  count: number
  weight: number
}

/**
 * Which papers share concepts, and how strongly: `count / √(concepts(a) · concepts(b))`, bibliographic coupling in its
 * cosine form (Kessler 1963; Salton & McGill 1983) with concepts in the place of references. Chosen and bounded as
 * `cooccurrences` does: the 8 strongest of each paper, and of a concept with more than 100 papers its strongest links.
 * Concepts that are not kept join nothing.
 */
export function paperPairs(
  { papers, links, concepts }: Atlas,
  keeps: (concept: number) => boolean,
): CooccurrenceColumns {
  const { start, paper, link } = papersByConcept(links, concepts.length)
  const starts = [0]
  const kept: number[] = []
  const counts = new Uint32Array(papers.length)
  for (let c = 0; c < concepts.length; c++) {
    if (!keeps(c)) continue
    for (let at = start[c]; at < start[c + 1]; at++) {
      kept.push(at)
      counts[paper[at]]++
    }
    starts.push(kept.length)
  }
  const columns = {
    start: Uint32Array.from(starts),
    concept: Uint32Array.from(kept, (at) => paper[at]),
    weight: Float32Array.from(kept, (at) => links.weight[link[at]]),
  }
  return cooccurrences(columns, counts, NEIGHBOURS)
}

/** The edges between papers; none where they were not asked for. */
export function* pairEdges({
  pairs,
}: PairedAtlas): Generator<{ key: string; a: number; b: number; attributes: PairAttributes }> {
  for (let e = 0; e < (pairs?.a.length ?? 0); e++)
    yield {
      key: `s${e}`,
      a: pairs!.a[e],
      b: pairs!.b[e],
      attributes: {
        kind: 'shared-concepts',
        count: pairs!.count[e],
        weight: round(pairs!.weight[e], WEIGHT_DECIMALS),
      },
    }
}
