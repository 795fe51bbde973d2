/** Stand-in until the real one lands. */
import type { TextField, Token } from '../text/index.ts'
export interface Abbreviation {
  short: { from: number; to: number }
  long: { from: number; to: number }
}
export function findAbbreviations(field: Pick<TextField, 'tokens' | 'sentences'>): Abbreviation[] {
  const t: readonly Token[] = field.tokens
  const out: Abbreviation[] = []
  for (let i = 1; i + 2 < t.length; i++) {
    if (t[i].text !== '(' || t[i + 2].text !== ')') continue
    const letters = t[i + 1].text.replace(/s$/, '').toLowerCase()
    if (letters.length < 2) continue
    for (let n = letters.length; n >= 1; n--) {
      const from = i - n
      if (from < 0) continue
      let k = 0
      for (let j = from; j < i; j++) for (const c of t[j].lower) if (c === letters[k]) k++
      if (k >= letters.length && t[from].lower[0] === letters[0]) {
        out.push({ short: { from: i + 1, to: i + 2 }, long: { from, to: i } })
        break
      }
    }
  }
  return out
}
