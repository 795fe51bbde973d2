/** Stand-in: Schwartz & Hearst. */
import type { TextField, Token } from '../text/index.ts'
import { STOP_WORDS } from '../text/words.ts'
export interface Abbreviation { short: { from: number; to: number }; long: { from: number; to: number } }
const OK = (s: string) => s.length >= 2 && s.length <= 12 && /\p{Lu}/u.test(s) && !/^\p{Lu}?\p{Ll}{3,}$/u.test(s)
export function findAbbreviations({ tokens: T }: Pick<TextField, 'tokens' | 'sentences'>): Abbreviation[] {
  const out: Abbreviation[] = []
  for (let i = 1; i < T.length; i++) {
    if (T[i].text !== '(') continue
    let k = i + 1
    while (k < T.length && k - i < 9 && !/^[),;:]$/.test(T[k].text)) k++
    if (k >= T.length || k === i + 1) continue
    const text = (a: number, b: number) => { let s = ''; for (let q = a; q < b; q++) s += (q > a ? (T[q].glued ? '-' : ' ') : '') + T[q].text; return s }
    const short = text(i + 1, k)
    if (k - i <= 4 && OK(short) && !/\s.*\s/.test(short)) {
      const f = longForm(T, i, short.replace(/(\p{Lu})s$/u, '$1'), 0)
      if (f >= 0) { out.push({ short: { from: i + 1, to: k }, long: { from: f, to: i } }); continue }
    }
    const pv = T[i - 1]
    if (pv.word && OK(pv.text) && (pv.text.match(/\p{Lu}/gu) ?? []).length >= 2 && k - i - 1 >= 2) {
      const f = longForm(T, k, pv.text.replace(/(\p{Lu})s$/u, '$1'), i + 1)
      if (f === i + 1) out.push({ short: { from: i - 1, to: i }, long: { from: f, to: k } })
    }
  }
  return out
}
function longForm(T: readonly Token[], end: number, short: string, lo: number): number {
  const chars = short.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  if (!chars) return -1
  const max = Math.min(chars.length + 5, chars.length * 2)
  let from = Math.max(lo, end - max)
  for (let q = end - 1; q >= from; q--) if (/^[.;:!?()]$/.test(T[q].text)) { from = q + 1; break }
  let q = end - 1, li = q >= 0 ? T[q].lower.length - 1 : -1, si = chars.length - 1
  while (si >= 0) {
    for (;;) {
      if (li < 0) { q--; if (q < from) return -1; li = T[q].lower.length - 1 }
      if (T[q].lower[li] === chars[si] && !(si === 0 && li > 0)) break
      li--
    }
    li--; si--
  }
  if (STOP_WORDS.has(T[q].lower)) return -1
  if (end - q === 1 && T[q].text.length < 6) return -1
  return q
}
