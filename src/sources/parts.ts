/** One file that holds records of several formats → parts of one format each. */
import type { Chunks, Format } from './format.ts'

export interface Part {
  format: Format
  chunks: Chunks
  /** From 1. */
  number: number
}

/** How much of a text is held back, since a record of another format may begin in it. */
const LOOKAHEAD = 600
const LINE_END = /\n/g

interface Others {
  /** A line end and what begins a record of any of them. */
  line: RegExp
  each: readonly { format: Format; begins: RegExp }[]
}

const othersThan = (format: Format, formats: readonly Format[]): Others => {
  const each = formats.flatMap((other) =>
    other.begins && other !== format ? [{ format: other, begins: new RegExp(other.begins.source, 'y') }] : [],
  )
  return { line: new RegExp(`\\n(?=${each.map(({ begins }) => begins.source).join('|')})`), each }
}

/** Where a line begins a record of another format. */
function beginOf(text: string, { line, each }: Others): { at: number; format: Format } | undefined {
  const end = text.search(line)
  if (end < 0) return undefined
  const at = end + 1
  const found = each.find(({ begins }) => {
    begins.lastIndex = at
    return begins.test(text)
  })
  return found && { at, format: found.format }
}

/**
 * Cuts a text of `first` wherever a line begins a record of another format, so that both are read. Each part begins with
 * as many line ends as stand before it, so that places are those of the file. Each must be read before the next is asked
 * for; formats that do not mix are one part.
 */
export async function* partsOf(
  chunks: Chunks,
  first: Format,
  formats: readonly Format[],
): AsyncGenerator<Part> {
  if (!first.begins) {
    yield { format: first, chunks, number: 1 }
    return
  }
  const pieces: AsyncIterator<string> | Iterator<string> =
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  let text = ''
  let lines = 0
  let ended = false
  let format = first
  let next: Format | undefined
  let others = othersThan(format, formats)
  /** What of the text belongs to the part, up to the next one or to where that may begin. */
  const content = async function* (): AsyncGenerator<string> {
    if (lines > 0) yield '\n'.repeat(lines)
    for (;;) {
      const begin = beginOf(text, others)
      const safe = begin?.at ?? (ended ? text.length : text.length - LOOKAHEAD)
      if (safe > 0 && (begin || ended || safe > LOOKAHEAD)) {
        const piece = text.slice(0, safe)
        text = text.slice(safe)
        lines += piece.match(LINE_END)?.length ?? 0
        yield piece
      }
      if (begin) {
        next = begin.format
        return
      }
      if (ended) return
      const more = await pieces.next()
      if (more.done) ended = true
      else text += more.value
    }
  }
  for (let number = 1; ; number++) {
    next = undefined
    const rest = content()
    yield { format, chunks: rest, number }
    // A reader may stop early.
    for await (const _ of rest) void _
    if (!next) return
    format = next
    others = othersThan(format, formats)
  }
}
