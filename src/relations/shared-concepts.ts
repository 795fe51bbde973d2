/** Keeps the concepts that enough papers link to. */
import type { Concept, Link, Result } from '../types.ts'

/** The least number of papers for `minPapers: 'auto'`: a small pile shows all, a large one what is shared. */
export function defaultMinPapers(papers: number): number {
  return papers < 5000 ? 1 : papers < 50_000 ? 2 : 3
}

/**
 * Drops concepts that fewer than `minPapers` papers link to, and numbers the rest anew in the same order. Both results
 * are new; `papers` of each concept is the number of its links. `numbers` gives the new number of each, -1 where dropped.
 */
export function keepShared(
  concepts: readonly Concept[],
  links: readonly Link[][],
  minPapers: number,
): { concepts: Concept[]; links: Link[][]; numbers: Int32Array } {
  const papers = new Uint32Array(concepts.length)
  for (const own of links) for (const { concept } of own) papers[concept]++
  const numbers = new Int32Array(concepts.length).fill(-1)
  const kept: Concept[] = []
  for (const [c, concept] of concepts.entries())
    if (papers[c] >= minPapers && papers[c] > 0) numbers[c] = kept.push({ ...concept, papers: papers[c] }) - 1
  return {
    concepts: kept,
    numbers,
    links: links.map((own) =>
      own
        .filter(({ concept }) => numbers[concept] >= 0)
        .map((link) => ({ ...link, concept: numbers[link.concept] })),
    ),
  }
}

/**
 * Results with the new numbers of their concepts. Those that are not kept are left out of a result, and a result that is
 * about none any more is dropped.
 */
export function renumberResults(results: readonly Result[], numbers: Int32Array): Result[] {
  return results.flatMap(({ on, metric, method, versus, ...rest }) => {
    const kept = (concept: number | undefined): number | undefined =>
      concept === undefined || numbers[concept] < 0 ? undefined : numbers[concept]
    const about = { on: kept(on), metric: kept(metric), method: kept(method) }
    if (about.on === undefined && about.metric === undefined && about.method === undefined) return []
    return {
      ...rest,
      ...(about.on !== undefined && { on: about.on }),
      ...(about.metric !== undefined && { metric: about.metric }),
      ...(about.method !== undefined && { method: about.method }),
      versus: versus.filter((concept) => numbers[concept] >= 0).map((concept) => numbers[concept]),
    }
  })
}
