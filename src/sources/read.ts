/** From the bytes of one file to its records; the format is told by content. */
import type { Problem } from '../types.ts'
import { type Gunzip, unpack } from './archive.ts'
import { bibtex } from './bibtex/bibtex.ts'
import { cff } from './cff.ts'
import { type Bytes, decode } from './decode.ts'
import { type Context, type Format, type SourceItem, stemOf } from './format.ts'
import { json } from './json/json.ts'
import { jsonl } from './json/jsonl.ts'
import { markdown } from './markdown.ts'
import { partsOf } from './parts.ts'
import { peek, peekText } from './peek.ts'
import { type PdfReader, readPdf } from './read-pdf.ts'
import { csv } from './tables/csv.ts'
import { readWorkbook } from './tables/workbook.ts'
import { eStudy, noteExpress } from './tagged/chinese.ts'
import { nbib } from './tagged/nbib.ts'
import { ovid } from './tagged/ovid.ts'
import { pubmedText } from './tagged/pubmed-text.ts'
import { refer } from './tagged/refer.ts'
import { refWorks } from './tagged/refworks.ts'
import { ris } from './tagged/ris.ts'
import { webOfScience } from './tagged/web-of-science.ts'
import { text } from './text.ts'
import { unreadBytes, unreadText } from './unread.ts'
import { aclAnthology } from './xml/acl-anthology.ts'
import { arxiv } from './xml/arxiv.ts'
import { endnote } from './xml/endnote.ts'
import { jats } from './xml/jats.ts'
import { mods } from './xml/mods.ts'
import { oai } from './xml/oai.ts'
import { pubmed } from './xml/pubmed.ts'
import { rootOf } from './xml/root.ts'
import { tei } from './xml/tei.ts'
import { zoteroRdf } from './xml/zotero-rdf.ts'

/** In order of preference where two fit equally well. */
export const FORMATS: readonly Format[] = [
  jsonl,
  json,
  bibtex,
  ris,
  webOfScience,
  nbib,
  refer,
  refWorks,
  ovid,
  noteExpress,
  eStudy,
  pubmedText,
  pubmed,
  arxiv,
  oai,
  jats,
  endnote,
  mods,
  zoteroRdf,
  aclAnthology,
  tei,
  csv,
  cff,
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

export interface ReadOptions {
  /** Columns of tables by field, before the names that are known. */
  map?: ReadonlyMap<string, string>
  /** Fields that hold numbers to be kept with papers, by the names that they get. */
  keep?: ReadonlyMap<string, string>
  /** False for what was found in a folder rather than named: text that is no known format is left aside. Default true. */
  asked?: boolean
  /** Without it, a PDF is a Problem. */
  pdf?: PdfReader
  /** Reads an SQLite database; without it, that is a Problem. Never throws on content. */
  database?: (bytes: Bytes, context: Context) => AsyncIterable<SourceItem>
  /** Without it, the platform's own stream. */
  gunzip?: Gunzip
}

/**
 * Streams the records of one file, or of the files in an archive. `file` is its name as the user gave it: it stands in
 * Problems and names records without an id. Never throws on content; an empty, binary or unknown file is a Problem where
 * it was asked for, else (in a folder or an archive) it is left aside, which is a Note.
 */
export async function* readSource(
  bytes: Bytes,
  file: string,
  options: ReadOptions = {},
): AsyncGenerator<SourceItem> {
  const problems: Problem[] = []
  const report = (problem: Problem): unknown => problems.push(problem)
  for await (const inner of unpack(bytes, file, report, options.gunzip)) {
    const asked = (options.asked ?? true) && inner.file === file
    const context: Context = {
      file: inner.file,
      stem: stemOf(inner.file),
      asked,
      ...(options.map && { map: options.map }),
      ...(options.keep && { keep: options.keep }),
    }
    yield* readFile(inner.bytes, context, options)
  }
  for (const problem of problems) yield { problem }
}

const isPdf = (start: string): boolean => /^[\s\0]{0,1000}%PDF-/.test(start)

/** Other zips are unpacked before. */
const isOffice = (start: string): boolean => start.startsWith('PK\x03\x04')
const isDatabase = (start: string): boolean => start.startsWith('SQLite format 3\0')

async function* readFile(given: Bytes, context: Context, options: ReadOptions): AsyncGenerator<SourceItem> {
  const { start, all: bytes } = await peek(given, 512)
  const first = new TextDecoder('latin1').decode(start.subarray(0, 1024))
  if (isPdf(first)) {
    yield* readPdf(bytes, context, options.pdf)
    return
  }
  if (isOffice(first)) {
    yield* readWorkbook(bytes, context)
    return
  }
  if (options.database && isDatabase(first)) {
    yield* options.database(bytes, context)
    return
  }
  const known = unreadBytes(first)
  if (known) {
    yield skipped(context.file, `this is ${known}`)
    return
  }
  const problems: Problem[] = []
  const chunks = decode(bytes, context.file, (problem) => problems.push(problem))
  const { start: head, all } = await peekText(chunks, ({ length }) => length >= HEAD)
  const told = tell(head, context)
  if ('format' in told) {
    // Here rather than in a generator of its own, which would cost a tenth of all reading.
    let found = false
    for await (const part of partsOf(all, told.format, FORMATS)) {
      const stem = part.number === 1 ? context.stem : `${context.stem}-${part.number}`
      for await (const item of part.format.read(part.chunks, { ...context, stem })) {
        // A Note of advice (columns that are not read) says nothing of what became of the records.
        found ||= !('note' in item) || 'aside' in item.note
        yield item
      }
    }
    if (!found) yield skipped(context.file, `expected records (${told.format.name}), found none`)
    for (const problem of problems) yield { problem }
  } else {
    yield told
    // Why nothing could be read; how the bytes of what is no text decode is no matter.
    for (const problem of problems) if (problem.place === '') yield { problem }
  }
  await chunks.return(undefined)
}

const skipped = (file: string, what: string): SourceItem => ({
  problem: { file, place: '', what, done: 'skipped' },
})

/** What format a text is in, or why it is not read. */
function tell(head: string, { file, asked = true }: Context): { format: Format } | SourceItem {
  const leave = (aside: string, what: string): SourceItem =>
    asked ? skipped(file, what) : { note: { file, aside } }
  if (head.trim() === '' && head.length < HEAD) return leave('empty', 'expected records, found an empty file')
  const start = head.slice(0, HEAD)
  if (isBinary(start)) return leave('binary', 'expected text, found a binary file')
  const format = formatOf(start, file)
  const known = unreadText(start)
  if (known && (!format || format.namesFields)) return skipped(file, `this is ${known}`)
  if (format && (asked || (format.namesFields?.(start) ?? true))) return { format }
  const root = rootOf(start)
  if (root && !format)
    return leave('no references', `expected references, found XML whose root element is <${root.name}>`)
  const names = FORMATS.map(({ name }) => name).join(', ')
  const found = JSON.stringify(head.trim().slice(0, 40))
  return leave('no references', `expected one of the formats ${names}, found ${found}`)
}
