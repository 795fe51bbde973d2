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
 * Cuts text into lines. Only `\n` ends a line (a JSON string may hold U+2028); a `\r` before it belongs to the end.
 * Memory stays within `longest` characters plus one chunk, however long a line is. A last line without an end counts,
 * an empty rest does not.
 */
export async function* linesOf(chunks: Chunks, longest: number): AsyncGenerator<Line> {
  let number = 0
  let held = ''
  let length = 0
  const keep = (piece: string): void => {
    if (held.length < longest) held += piece.slice(0, longest - held.length)
    length += piece.length
  }
  const finish = (): Line => {
    const whole = held.length === length
    const line = { text: whole && held.endsWith('\r') ? held.slice(0, -1) : held, number: ++number, length }
    held = ''
    length = 0
    return line
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      keep(chunk.slice(from, end))
      yield finish()
      from = end + 1
    }
    if (from < chunk.length) keep(chunk.slice(from))
  }
  if (length > 0) yield finish()
}
