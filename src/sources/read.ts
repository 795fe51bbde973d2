/** From the bytes of one file to its records; the format is told by content. */
import type { Problem } from '../types.ts'
import { type Gunzip, peek, unpack } from './archive.ts'
import { bibtex } from './bibtex/bibtex.ts'
import { type Bytes, decode } from './decode.ts'
import { type Chunks, type Context, type Format, type SourceItem, stemOf } from './format.ts'
import { json } from './json/json.ts'
import { jsonl } from './json/jsonl.ts'
import { markdown } from './markdown.ts'
import { csv } from './tables/csv.ts'
import { nbib } from './tagged/nbib.ts'
import { refer } from './tagged/refer.ts'
import { ris } from './tagged/ris.ts'
import { webOfScience } from './tagged/web-of-science.ts'
import { text } from './text.ts'
import { aclAnthology } from './xml/acl-anthology.ts'
import { arxiv } from './xml/arxiv.ts'
import { endnote } from './xml/endnote.ts'
import { pubmed } from './xml/pubmed.ts'
import { tei } from './xml/tei.ts'

/** In order of preference where two fit equally well. */
export const FORMATS: readonly Format[] = [
  jsonl,
  json,
  bibtex,
  ris,
  webOfScience,
  nbib,
  refer,
  pubmed,
  arxiv,
  endnote,
  aclAnthology,
  tei,
  csv,
  markdown,
  text,
]

const HEAD = 8192

/** The format that fits best, or undefined where none does. */
export function formatOf(head: string, fileName: string): Format | undefined {
  let best: Format | undefined
  let most = 0
  for (const format of FORMATS) {
    const fit = format.looksLike(head, fileName)
    if (fit > most) {
      most = fit
      best = format
    }
  }
  return best
}

/** Text has next to no control characters and next to no bytes that do not decode. */
function isBinary(head: string): boolean {
  let odd = 0
  for (let c = 0; c < head.length; c++) {
    const code = head.charCodeAt(c)
    if ((code < 32 && (code < 9 || code > 13) && code !== 27) || code === 0xfffd) odd++
  }
  return odd * 10 > head.length
}

async function* rejoined(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function headOf(chunks: AsyncIterator<string>): Promise<string> {
  let head = ''
  while (head.length < HEAD) {
    const next = await chunks.next()
    if (next.done) break
    head += next.value
  }
  return head
}

/** Reads a whole PDF; given by whoever has a PDF library. Never throws on content. */
export type PdfReader = (bytes: Uint8Array, context: Context) => AsyncIterable<SourceItem>

export interface ReadOptions {
  /** Columns of tables by field, before the names that are known. */
  map?: ReadonlyMap<string, string>
  /** Without it, a PDF is a Problem. */
  pdf?: PdfReader
  /** Without it, the platform's own stream. */
  gunzip?: Gunzip
}

/** Largest PDF that is read, in bytes; it is held as a whole. */
export const LARGEST_PDF = 200_000_000

/**
 * Streams the records of one file, or of the files in an archive. `file` is its name as the user gave it: it stands in
 * Problems and names records without an id. Never throws on content; an empty, binary or unknown file is a Problem.
 */
export async function* readSource(
  bytes: Bytes,
  file: string,
  options: ReadOptions = {},
): AsyncGenerator<SourceItem> {
  const problems: Problem[] = []
  const report = (problem: Problem): unknown => problems.push(problem)
  for await (const inner of unpack(bytes, file, report, options.gunzip))
    yield* readFile(inner.bytes, inner.file, options)
  for (const problem of problems) yield { problem }
}

const isPdf = (start: string): boolean => /^[\s\0]{0,1000}%PDF-/.test(start)

/** The bytes of a PDF in one, or undefined where there are too many. */
async function whole(bytes: Bytes): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    pieces.push(piece)
    size += piece.length
    if (size > LARGEST_PDF) return undefined
  }
  const all = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

async function* readPdf(
  bytes: Bytes,
  context: Context,
  pdf: PdfReader | undefined,
): AsyncGenerator<SourceItem> {
  const skip = (what: string): SourceItem => ({
    problem: { file: context.file, place: '', what, done: 'skipped' },
  })
  if (!pdf) {
    yield skip('a PDF, which cannot be read here')
    return
  }
  try {
    const all = await whole(bytes)
    if (all) yield* pdf(all, context)
    else yield skip(`a PDF of more than ${LARGEST_PDF} bytes`)
  } catch (error) {
    yield skip((error as Error).message)
  }
}

async function* readFile(given: Bytes, file: string, options: ReadOptions): AsyncGenerator<SourceItem> {
  const { start, all: bytes } = await peek(given)
  const context: Context = { file, stem: stemOf(file), ...(options.map && { map: options.map }) }
  if (isPdf(new TextDecoder('latin1').decode(start.subarray(0, 1024)))) {
    yield* readPdf(bytes, context, options.pdf)
    return
  }
  const problems: Problem[] = []
  const chunks = decode(bytes, file, (problem) => problems.push(problem))
  const head = await headOf(chunks)
  const skip = (what: string): SourceItem => ({ problem: { file, place: '', what, done: 'skipped' } })
  const format = formatOf(head.slice(0, HEAD), file)
  if (head.trim() === '' && head.length < HEAD) yield skip('expected records, found an empty file')
  else if (isBinary(head.slice(0, HEAD))) {
    problems.length = 0
    yield skip('expected text, found a binary file')
  } else if (!format) {
    const names = FORMATS.map(({ name }) => name).join(', ')
    yield skip(`expected one of the formats ${names}, found ${JSON.stringify(head.trim().slice(0, 40))}`)
  } else {
    let found = false
    for await (const item of format.read(rejoined(head, chunks) as Chunks, context)) {
      found = true
      yield item
    }
    if (!found) yield skip(`expected records (${format.name}), found none`)
  }
  await chunks.return(undefined)
  for (const problem of problems) yield { problem }
}
