/** A stream of text → rows of a table, by csv-parse, a block of whole rows at a time. */
import { parse } from 'csv-parse/browser/esm/sync'
import type { Chunks } from '../format.ts'

/** Longest row that is read, in characters: what an open quote may swallow before the next line is tried. */
export const LONGEST_ROW = 2_000_000
const BLOCK = 1_000_000

/** Finds where rows end; a quote opens a field only where one begins. */
class RowEnds {
  private at = 0
  private quoted = false
  private fresh = true
  private readonly delimiter: number

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0)
  }

  /** The end of the last whole row of `text`, which goes on from what was seen before; 0 where there is none. */
  last(text: string): number {
    let end = 0
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at)
      if (this.quoted) {
        if (code === 34) this.quoted = false
        continue
      }
      if (code === 34 && this.fresh) this.quoted = true
      else if (code === 10) end = this.at + 1
      // A quote that follows a closing quote is a written one, and the field goes on.
      this.fresh = code === 34 || code === 10 || code === 13 || code === this.delimiter
    }
    return end
  }

  cut(end: number): void {
    this.at -= end
  }

  restart(): void {
    this.at = 0
    this.quoted = false
    this.fresh = true
  }
}

export type Row = { cells: string[] } | { fault: string; done?: string }

const OPTIONS = {
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
} as const
const UNCLOSED = 'a quote that is never closed'
/** Narrower tables have sentences with as many commas as columns. */
const LEAST_WIDTH = 4

/**
 * Was an open quote closed by one of a later row? Then a cell holds whole rows, and it begins with the quote, or what is
 * left of the row has another width.
 */
function hasSwallowed(cells: readonly string[], width: number, delimiter: string): boolean {
  if (width < LEAST_WIDTH) return false
  const long = cells.filter((cell) => cell.includes('\n') && (cells.length !== width || cell.startsWith('"')))
  return long.some((cell) => cell.split('\n').some((line) => line.split(delimiter).length >= width))
}

/** Lines on their own, without their quotes. */
function* byLine(text: string, delimiter: string): Generator<Row> {
  yield { fault: UNCLOSED, done: 'the lines after it are read one by one' }
  for (const line of text.split('\n'))
    if (line.trim())
      for (const cells of parse(line.replaceAll('"', ''), { ...OPTIONS, delimiter })) yield { cells }
}

function* parsed(block: string, delimiter: string): Generator<Row> {
  const faults: string[] = []
  const options = {
    ...OPTIONS,
    delimiter,
    on_skip: (error?: { message: string }) => {
      faults.push(error?.message ?? 'a row that cannot be read')
      return undefined
    },
  }
  try {
    const rows: string[][] = parse(block, options)
    let width = 0
    const swallowed = new Set<number>()
    for (const [r, cells] of rows.entries()) {
      if (hasSwallowed(cells, width, delimiter)) swallowed.add(r)
      else width = cells.length
    }
    const raws = swallowed.size > 0 ? parse(block, { ...options, on_skip: () => undefined, raw: true }) : []
    for (const [r, cells] of rows.entries()) {
      if (!swallowed.has(r)) yield { cells }
      else yield* byLine((raws[r] as unknown as { raw: string }).raw, delimiter)
    }
  } catch (error) {
    faults.push((error as Error).message)
  }
  for (const fault of faults) yield { fault }
}

/** Streams the rows. A row that cannot be read is a fault, and so is one that a quote leaves open. */
export async function* csvRows(chunks: Chunks, delimiter: string): AsyncGenerator<Row> {
  const ends = new RowEnds(delimiter)
  let text = ''
  let end = 0
  /** In a row that is too long. */
  let skipping = false
  for await (const chunk of chunks) {
    if (skipping) {
      const line = chunk.indexOf('\n')
      if (line < 0) continue
      skipping = false
      text = chunk.slice(line + 1)
    } else text += chunk
    end = ends.last(text) || end
    if (end >= BLOCK || (end > 0 && text.length > LONGEST_ROW)) {
      yield* parsed(text.slice(0, end), delimiter)
      text = text.slice(end)
      ends.cut(end)
      end = 0
    }
    while (end === 0 && text.length > LONGEST_ROW) {
      const line = text.indexOf('\n')
      yield { fault: `a row of more than ${LONGEST_ROW} characters` }
      skipping = line < 0
      text = skipping ? '' : text.slice(line + 1)
      ends.restart()
      end = ends.last(text)
    }
  }
  if (end > 0) yield* parsed(text.slice(0, end), delimiter)
  const rest = text.slice(end)
  if (rest.trim() === '') return
  const line = rest.indexOf('\n')
  if (line < 0 || line === rest.length - 1) yield* parsed(rest, delimiter)
  else yield* byLine(rest, delimiter)
}
