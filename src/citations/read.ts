/** Reading Citations: what a paper cites, and by which papers a work is cited. */
import type { Citations } from '../citation.ts'

/** The works that paper number `p` cites, ascending. */
export const worksOf = ({ start, work }: Citations, p: number): Uint32Array =>
  work.subarray(start[p], start[p + 1])

/** The other direction: the papers that cite work `w` are `paper[start[w]] … paper[start[w + 1] - 1]`, ascending. */
export interface CitedBy {
  start: Uint32Array
  paper: Uint32Array
}

/** Transposes citations in one counting pass. */
export function citedBy({ start, work, outside }: Citations): CitedBy {
  const papers = start.length - 1
  const from = new Uint32Array(papers + outside.length + 1)
  for (const w of work) from[w + 1]++
  for (let w = 0; w + 1 < from.length; w++) from[w + 1] += from[w]
  const next = from.slice()
  const paper = new Uint32Array(work.length)
  for (let p = 0; p < papers; p++)
    for (let at = start[p]; at < start[p + 1]; at++) paper[next[work[at]]++] = p
  return { start: from, paper }
}
