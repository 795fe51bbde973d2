/** What `related` is asked from files. */
import type { Query } from '../related/index.ts'
import { decode, LONGEST_LINE, linesOf } from '../sources/index.ts'
import type { Problem } from '../types.ts'
import { bytesOf, readPapers } from './files.ts'

/** A new abstract: the first record of a file in any format that `build` reads (plain text is an abstract). */
export async function fromText(file: string): Promise<Query> {
  const { papers, problems } = await readPapers([file])
  const [first, ...more] = papers
  if (!first || more.length > 0) {
    const found = problems[0]?.what ?? `${papers.length} records; ask about several with --queries`
    throw new Error(`${file}: expected one abstract: ${found}`)
  }
  return { title: first.title, abstract: first.abstract }
}

export type Asked = { id: string; query: Query } | { problem: Problem }

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The id and the text that a line asks about: a record, a JSON string or number, or else the line itself is the id. */
function parsed(line: string): { id: string; title: string; abstract: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = line.trim()
  }
  if (typeof value !== 'object' || value === null) return { id: textOf(value), title: '', abstract: '' }
  const { id, title, abstract } = value as Record<string, unknown>
  return { id: textOf(id), title: textOf(title), abstract: textOf(abstract) }
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
    const { id, title, abstract } = parsed(line.text)
    const paper = byId.get(id)
    if (paper !== undefined) yield { id, query: { papers: [paper] } }
    else if (title || abstract) yield { id, query: { title, abstract } }
    else {
      const what = `expected the id of a paper in the atlas, or title and abstract, found ${JSON.stringify(id.slice(0, 60))}`
      yield { problem: { file, place: `line ${line.number}`, what, done: 'skipped' } }
    }
  }
}
