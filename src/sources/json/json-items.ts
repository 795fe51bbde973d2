/** Cuts the inside of a JSON list into its items without parsing them. */

interface Item {
  text: string
  /** How long it was before it was cut. */
  length: number
}

/** What ends a string, or escapes its end. */
const IN_STRING = /["\\]/g

/**
 * Fed with what follows the `[` of a list, in pieces; gives the text of every item. Only strings and brackets are looked
 * at, so that a broken item costs no other one as long as its brackets and quotes are closed. Linear in the text; memory
 * stays within `longest` characters and a piece.
 */
export class JsonItems {
  /** Whether the list's own `]` was seen, or a `}` where that belongs. */
  closed = false
  isWrong = false
  /** What followed it in the piece that held it. */
  rest = ''
  private depth = 0
  private quoted = false
  private escaped = false
  private held = ''
  private length = 0
  private readonly longest: number

  constructor(longest: number) {
    this.longest = longest
  }

  *push(chunk: string): Generator<Item> {
    let from = 0
    for (let i = 0; i < chunk.length && !this.closed; i++) {
      if (this.quoted && !this.escaped) {
        // Most of a document is text, in which only these two mean anything.
        IN_STRING.lastIndex = i
        const found = IN_STRING.exec(chunk)
        if (!found) break
        i = found.index
      }
      const code = chunk.charCodeAt(i)
      if (this.escaped) this.escaped = false
      else if (this.quoted) {
        if (code === 92) this.escaped = true
        else if (code === 34) this.quoted = false
      } else if (code === 34) this.quoted = true
      else if (code === 123 || code === 91) this.depth++
      else if (code === 125 || code === 93) {
        if (this.depth > 0) this.depth--
        else {
          this.closed = true
          this.isWrong = code === 125
        }
      }
      if ((code === 44 && this.depth === 0 && !this.quoted && !this.escaped) || this.closed) {
        this.keep(chunk.slice(from, i))
        yield* this.finish()
        from = i + 1
      }
    }
    if (this.closed) this.rest = chunk.slice(from)
    else this.keep(chunk.slice(from))
  }

  /** The item that the text broke off in. */
  *end(): Generator<Item> {
    if (!this.closed) yield* this.finish()
  }

  private keep(piece: string): void {
    if (this.held.length < this.longest) this.held += piece.slice(0, this.longest - this.held.length)
    this.length += piece.length
  }

  private *finish(): Generator<Item> {
    if (this.held.trim() !== '') yield { text: this.held, length: this.length }
    this.held = ''
    this.length = 0
  }
}

/** Where the value at the beginning of a text ends, told by its brackets; the end of the text where they are not closed. */
export function valueEnd(text: string): number {
  const mark = /["[\]{}]/g
  let depth = 0
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '"') {
      IN_STRING.lastIndex = mark.lastIndex
      let quote = IN_STRING.exec(text)
      while (quote && quote[0] === '\\') {
        IN_STRING.lastIndex++
        quote = IN_STRING.exec(text)
      }
      if (!quote) return text.length
      mark.lastIndex = IN_STRING.lastIndex
    } else if (found[0] === '{' || found[0] === '[') depth++
    else if (--depth <= 0) return mark.lastIndex
  }
  return text.length
}
