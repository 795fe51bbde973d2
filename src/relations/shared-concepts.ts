/** Keeps the concepts that enough papers link to. */
import type { Concept, LinkColumns, Result } from '../types.ts'

/** The least number of papers for `minPapers: 'auto'`: a small pile shows all, a large one what is shared. */
export function defaultMinPapers(papers: number): number {
  return papers < 5000 ? 1 : papers < 50_000 ? 2 : 3
}

/**
 * Drops concepts that fewer than `minPapers` papers link to (so do all that are left out of `concepts`), and numbers the rest anew in the same order. The concepts are
 * new, `papers` of each the number of its links; the links are changed in place. `numbers` gives the new number of each
 * concept, -1 where dropped.
 */
export function keepShared(
  concepts: readonly (Concept | undefined)[],
  links: LinkColumns,
  minPapers: number,
): { concepts: Concept[]; links: LinkColumns; numbers: Int32Array } {
  const papers = new Uint32Array(concepts.length)
  for (const concept of links.concept) papers[concept]++
  const numbers = new Int32Array(concepts.length).fill(-1)
  const kept: Concept[] = []
  for (const [c, concept] of concepts.entries())
    if (concept && papers[c] >= minPapers && papers[c] > 0)
      numbers[c] = kept.push({ ...concept, papers: papers[c] }) - 1
  return { concepts: kept, numbers, links: renumberLinks(links, numbers) }
}

/** Links with the new numbers of their concepts, in place, without those to concepts that are not kept. */
function renumberLinks(links: LinkColumns, numbers: Int32Array): LinkColumns {
  const { start, concept, role, weight, evidenceStart, field } = links
  const { spanStart, spanEnd, sentenceStart, sentenceEnd } = links
  let [link, quote, from, quoted] = [0, 0, 0, 0]
  for (let p = 0; p + 1 < start.length; p++) {
    const to = start[p + 1]
    for (let l = from; l < to; l++) {
      const end = evidenceStart[l + 1]
      const number = numbers[concept[l]]
      if (number >= 0) {
        concept[link] = number
        role[link] = role[l]
        weight[link] = weight[l]
        for (const column of [field, spanStart, spanEnd, sentenceStart, sentenceEnd])
          column.copyWithin(quote, quoted, end)
        quote += end - quoted
        evidenceStart[++link] = quote
      }
      quoted = end
    }
    from = to
    start[p + 1] = link
  }
  return {
    start,
    concept: concept.slice(0, link),
    role: role.slice(0, link),
    weight: weight.slice(0, link),
    evidenceStart: evidenceStart.slice(0, link + 1),
    field: field.slice(0, quote),
    spanStart: spanStart.slice(0, quote),
    spanEnd: spanEnd.slice(0, quote),
    sentenceStart: sentenceStart.slice(0, quote),
    sentenceEnd: sentenceEnd.slice(0, quote),
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
