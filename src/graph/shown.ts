/** What of an atlas comes first: most concepts of a library stand in one paper only. */
import { type LinkColumns, ROLES } from '../types.ts'

/**
 * So many concepts each paper keeps, shared among the papers of a small set: FEW / papers, at least LEAST. Of what ten
 * papers say nothing is left out; thirty keep 10 concepts a paper of 17, a hundred 4.0 (medicine) and 4.5 (machine
 * learning) of 13 to 16, a thousand about 7.
 */
const FEW = 300
const LEAST = 3

const PROPOSES = ROLES.indexOf('proposes')

/**
 * Per concept 1 where the map shows it by default, else 0: what two papers share, what a paper proposes, and of the rest
 * the strongest links of each paper (ties: the first) until it has three concepts, or 300 / papers where that is more.
 * `counts` are the papers of each concept; a concept of none is not shown.
 */
export function shownConcepts(
  links: Pick<LinkColumns, 'start' | 'concept' | 'role' | 'weight'>,
  counts: ArrayLike<number>,
): Uint8Array {
  const { start, concept, role, weight } = links
  const papers = start.length - 1
  const each = Math.max(LEAST, Math.floor(FEW / papers))
  const shown = new Uint8Array(counts.length)
  for (let c = 0; c < counts.length; c++) if (counts[c] > 1) shown[c] = 1
  for (let l = 0; l < concept.length; l++) if (role[l] === PROPOSES) shown[concept[l]] = 1
  for (let p = 0; p < papers; p++) {
    const alone: number[] = []
    for (let l = start[p]; l < start[p + 1]; l++) if (shown[concept[l]] === 0) alone.push(l)
    const room = Math.max(0, each - (start[p + 1] - start[p] - alone.length))
    alone.sort((a, b) => weight[b] - weight[a] || a - b)
    for (const l of alone.slice(0, room)) shown[concept[l]] = 1
  }
  return shown
}
