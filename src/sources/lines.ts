import type { Chunks } from './format.ts'

export interface Line {
  /** Without its end; at most `longest` characters. */
  text: string
  /** From 1. */
  number: number
  /** How long it was before it was cut. */
  length: number
}

/**
 * Cuts text that comes in pieces into lines. Only `\n` ends a line (a JSON string may hold U+2028); a `\r` before it belongs
 * to the end. Memory stays within `longest` characters plus one piece, however long a line is.
 */
export class Lines {
  private number = 0
  private held = ''
  private length = 0
  private readonly longest: number

  constructor(longest: number) {
    this.longest = longest
  }

  /** The lines that end in this piece. */
  *push(piece: string): Generator<Line> {
    let from = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      this.keep(piece.slice(from, end))
      yield this.finish()
      from = end + 1
    }
    if (from < piece.length) this.keep(piece.slice(from))
  }

  /** A last line without an end; an empty rest is none. */
  *end(): Generator<Line> {
    if (this.length > 0) yield this.finish()
  }

  private keep(piece: string): void {
    if (this.held.length < this.longest) this.held += piece.slice(0, this.longest - this.held.length)
    this.length += piece.length
  }

  private finish(): Line {
    const { held, length } = this
    const whole = held.length === length
    this.held = ''
    this.length = 0
    return { text: whole && held.endsWith('\r') ? held.slice(0, -1) : held, number: ++this.number, length }
  }
}

/** The lines of a stream, as `Lines` cuts them. */
export async function* linesOf(chunks: Chunks, longest: number): AsyncGenerator<Line> {
  const lines = new Lines(longest)
  for await (const chunk of chunks) yield* lines.push(chunk)
  yield* lines.end()
}
