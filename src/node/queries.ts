/** What `related` is asked from files. */
import type { Query } from '../related/index.ts'
import { collect, decode, LONGEST_LINE, linesOf, readSource } from '../sources/index.ts'
import type { Problem } from '../types.ts'
import { bytesOf, reasonOf, streamOf } from './files.ts'
import { gunzip } from './gunzip.ts'
import { readPdf } from './pdf.ts'

/**
 * A new abstract: the only record of a file in any format that `build` reads (plain text is an abstract). Throws an Error
 * where the file cannot be read, or holds nothing but white space, no record, or several.
 */
export async function fromText(file: string): Promise<Query> {
  const read: Uint8Array[] = []
  try {
    for await (const bytes of streamOf(file)) read.push(bytes)
  } catch (error) {
    throw new Error(`${file}: ${reasonOf(error)}`)
  }
  if (read.every((bytes) => bytes.every((byte) => byte <= SPACE)))
    throw new Error(`${file}: expected one abstract, found an empty file`)
  async function* again(): AsyncGenerator<Uint8Array> {
    yield* read
  }
  const { papers, problems } = await collect(readSource(again(), file, { pdf: readPdf, gunzip }))
  const [first, ...more] = papers
  if (!first || more.length > 0) {
    const found = problems[0]?.what ?? `${papers.length} records; ask about several with --queries`
    throw new Error(`${file}: expected one abstract: ${found}`)
  }
  return { title: first.title, abstract: first.abstract }
}

/** White space and control characters come up to here. */
const SPACE = 32

export type Asked = { id: string; query: Query } | { problem: Problem }

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The id and the text that a line asks about: a record, a JSON string or number, or else the line itself is the id. */
function parsed(line: string): { id: string; title: string; abstract: string; isRecord?: boolean } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = line.trim()
  }
  if (typeof value !== 'object' || value === null) return { id: textOf(value), title: '', abstract: '' }
  const { id, title, abstract } = value as Record<string, unknown>
  const isRecord = title !== undefined || abstract !== undefined
  return { id: textOf(id), title: textOf(title), abstract: textOf(abstract), isRecord }
}

/**
 * Streams queries, one a line: a record whose id is in the atlas, a new one with title or abstract, or only an id. A line
 * that is none of these is a Problem. Throws where the file cannot be read.
 */
export async function* queriesIn(papers: readonly { id: string }[], file: string): AsyncGenerator<Asked> {
  const byId = new Map(papers.map(({ id }, paper) => [id, paper]))
  const text = decode(bytesOf(file), file, ({ place, what }) => {
    if (place === '') throw new Error(`${file}: ${what}`)
  })
  for await (const line of linesOf(text, LONGEST_LINE)) {
    if (line.text.trim() === '') continue
    const { id, title, abstract, isRecord } = parsed(line.text)
    const paper = byId.get(id)
    if (paper !== undefined) yield { id, query: { papers: [paper] } }
    else if (isRecord) yield { id, query: { title, abstract } }
    else {
      const what = `expected the id of a paper in the atlas, or title and abstract, found ${JSON.stringify(id.slice(0, 60))}`
      yield { problem: { file, place: `line ${line.number}`, what, done: 'skipped' } }
    }
  }
}
