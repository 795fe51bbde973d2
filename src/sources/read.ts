/** From the bytes of one file to its records; the format is told by content. */
import type { Problem } from '../types.ts'
import { aclAnthology } from './acl-anthology.ts'
import { arxiv } from './arxiv.ts'
import { bibtex } from './bibtex.ts'
import { type Bytes, decode } from './decode.ts'
import { endnote } from './endnote.ts'
import { type Chunks, type Format, type SourceItem, stemOf } from './format.ts'
import { json } from './json.ts'
import { jsonl } from './jsonl.ts'
import { nbib } from './nbib.ts'
import { pubmed } from './pubmed.ts'
import { ris } from './ris.ts'
import { tei } from './tei.ts'
import { text } from './text.ts'
import { webOfScience } from './web-of-science.ts'

/** In order of preference where two fit equally well. */
export const FORMATS: readonly Format[] = [
  jsonl,
  json,
  bibtex,
  ris,
  webOfScience,
  nbib,
  pubmed,
  arxiv,
  endnote,
  aclAnthology,
  tei,
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

/**
 * Streams the records of one file. `file` is its name as the user gave it: it stands in Problems and names records
 * without an id. Never throws on content; an empty, binary or unknown file is a Problem.
 */
export async function* readSource(bytes: Bytes, file: string): AsyncGenerator<SourceItem> {
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
  } else yield* format.read(rejoined(head, chunks) as Chunks, { file, stem: stemOf(file) })
  await chunks.return(undefined)
  for (const problem of problems) yield { problem }
}
