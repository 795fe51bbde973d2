/** Builds a clean text out of what is kept and what is replaced, with the way back. */
import type { CleanText } from './clean.ts'

/** Bounds the work on a character under a heap of marks. */
const MOST_MARKS = 32

export class Pieces {
  readonly #given: string
  readonly #texts: string[] = []
  #length = 0
  /**
   * Stretches of the clean text: where each starts there, and in the given text. A stretch whose characters were kept
   * one for one has no end; one that was replaced as a whole ends where the replaced text ended.
   */
  readonly #cleanStart: number[] = []
  readonly #givenStart: number[] = []
  readonly #givenEnd: (number | undefined)[] = []

  constructor(given: string) {
    this.#given = given
  }

  /** Keeps `given.slice(from, to)`. */
  keep(from: number, to: number): void {
    if (from < to) this.#stretch(this.#given.slice(from, to), from, undefined)
  }

  /** Puts `text` for `given.slice(from, to)`; empty text leaves it out. */
  put(text: string, from: number, to: number): void {
    if (text.length === 0) return
    this.#stretch(text, from, text.length === 1 && to - from === 1 ? undefined : to)
  }

  /** Puts a combining mark onto the character before it. */
  combine(mark: string, from: number, to: number): void {
    const before = this.#texts.at(-1)
    const last = this.#cleanStart.length - 1
    const kept = last >= 0 && this.#givenEnd[last] === undefined
    const base = before === undefined ? '' : kept ? lastPoint(before) : before
    if (before === undefined || base.length > MOST_MARKS) {
      this.put(mark, from, to)
      return
    }
    let start = this.#givenStart[last]
    if (kept) start += this.#length - this.#cleanStart[last] - base.length
    this.#texts.pop()
    if (before.length > base.length) this.#texts.push(before.slice(0, -base.length))
    this.#length -= base.length
    if (this.#length === this.#cleanStart[last]) {
      this.#cleanStart.pop()
      this.#givenStart.pop()
      this.#givenEnd.pop()
    }
    this.#stretch((base + mark).normalize('NFKC'), start, to)
  }

  #stretch(text: string, from: number, to: number | undefined): void {
    const last = this.#cleanStart.length - 1
    const follows =
      last >= 0 &&
      to === undefined &&
      this.#givenEnd[last] === undefined &&
      this.#givenStart[last] + this.#length - this.#cleanStart[last] === from
    if (!follows) {
      this.#cleanStart.push(this.#length)
      this.#givenStart.push(from)
      this.#givenEnd.push(to)
    }
    this.#texts.push(text)
    this.#length += text.length
  }

  finish(): CleanText {
    const cleanStart = this.#cleanStart
    const givenStart = this.#givenStart
    const givenEnd = this.#givenEnd
    const stretchOf = (at: number): number => {
      let low = 0
      let high = cleanStart.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (cleanStart[middle] <= at) low = middle
        else high = middle - 1
      }
      return low
    }
    return {
      text: this.#texts.join(''),
      given(start, end) {
        const first = stretchOf(start)
        const last = stretchOf(end - 1)
        const kept = givenEnd[first] === undefined
        return {
          start: givenStart[first] + (kept ? start - cleanStart[first] : 0),
          end: givenEnd[last] ?? givenStart[last] + end - cleanStart[last],
        }
      },
    }
  }
}

function lastPoint(text: string): string {
  const pair = text.slice(-2)
  return pair.codePointAt(0)! > 0xffff ? pair : text.slice(-1)
}
