/** Text cut into pieces, some of them marked; the pieces joined are the text as given. */

export interface Mark {
  start: number
  end: number
  /** What the mark stands for, handed through. */
  node: number
}

export interface Piece {
  text: string
  node: number | null
}

/**
 * The text of `[from, to)` in pieces. Where marks overlap, the one that starts first wins, and of those the longest;
 * marks outside the range are cut or left out.
 */
export function pieces(text: string, marks: readonly Mark[], from = 0, to = text.length): Piece[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end || a.node - b.node)
  const found: Piece[] = []
  let at = from
  for (const { start, end, node } of sorted) {
    const first = Math.max(start, from)
    const last = Math.min(end, to)
    if (first < at || first >= last) continue
    if (first > at) found.push({ text: text.slice(at, first), node: null })
    found.push({ text: text.slice(first, last), node })
    at = last
  }
  if (at < to) found.push({ text: text.slice(at, to), node: null })
  return found
}
