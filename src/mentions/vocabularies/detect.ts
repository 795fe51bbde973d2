/** Which format a vocabulary is in, told by its content. */
import type { Chunks } from '../../sources/format.ts'
import { readCso } from './cso.ts'
import { readJsonLd } from './json-ld.ts'
import { MESH_ROOTS, readMesh } from './mesh.ts'
import { readSkosTurtle, readSkosXml, statementsOfSkos } from './skos.ts'
import { looksLikeTable, readTable } from './table.ts'
import type { TermItem } from './term.ts'

/** What a text is that was given as a vocabulary and is none. */
export class VocabularyError extends Error {
  override name = 'VocabularyError'
}

/** Characters that a format is told by. */
const HEAD = 16_000
const EXPECTED =
  'SKOS (RDF/XML, Turtle, N-Triples, JSON-LD), MeSH, CSO, a VOSviewer thesaurus or a table of terms'
/** What stands before the root of XML. */
const ROOT =
  /^\s*(?:(?:<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)\s*)*<([\w:.-]+)[\s/>]/i
const TURTLE = /^\s*@?(?:prefix\s+[^\s:]*:|base)\s*<|^\s*(?:<[^<>"\s]*>|_:\S+)\s/im
/** A statement on a line of its own. */
const N_TRIPLE = /^\s*(?:<[^<>"\s]*>|_:\S+)\s+<[^<>"\s]*>\s+[<_"].*\.\s*$/
const COMMENTS = /^(?:\s*#.*(?:\n|$))+/

/** The terms of a text. Throws a VocabularyError where it is in no known format, or holds no term. */
export async function* readTerms(
  chunks: Chunks,
  file: string,
  languages: readonly string[],
): AsyncGenerator<TermItem> {
  const { head, all } = await peeked(chunks)
  const [found, terms] = await formatOf(head, all, file, languages)
  let none = true
  const broken: TermItem[] = []
  for await (const item of terms) {
    if ('term' in item) none = false
    else if (none) broken.push(item)
    yield item
  }
  const [first] = broken
  const why = first && 'problem' in first ? ` (${first.problem.what})` : ''
  if (none) throw new VocabularyError(`${file}: expected ${EXPECTED}, found ${found} without a term${why}`)
}

type Terms = AsyncIterable<TermItem> | Iterable<TermItem>

async function formatOf(
  head: string,
  all: Chunks,
  file: string,
  languages: readonly string[],
): Promise<[name: string, terms: Terms]> {
  const plain = head.replace(COMMENTS, '')
  const root = ROOT.exec(head)?.[1].replace(/^.*:/, '')
  if (root === 'RDF') return ['RDF/XML', readSkosXml(all, file, languages)]
  if (root !== undefined && MESH_ROOTS.has(root)) return ['MeSH', readMesh(all, file)]
  if (/^\s*"?<[^>\n]*>"?\s*,/.test(head)) return ['CSO', readCso(await whole(all), file)]
  if (isNTriples(plain)) return ['N-Triples', readSkosTurtle(statementsOfSkos(all), file, languages)]
  if (TURTLE.test(plain)) return ['Turtle', readSkosTurtle(all, file, languages)]
  if (/^\s*[[{]\s*["{[\]}]/.test(head)) return ['JSON', readJsonLd(all, file, languages)]
  if (root === undefined && looksLikeTable(head)) return ['a table', readTable(await whole(all))]
  const found = root === undefined ? 'a text that is none of these' : `XML with the root <${root}>`
  throw new VocabularyError(`${file}: expected ${EXPECTED}, found ${found}`)
}

/** Whether every line, but for the last, which may be cut, is a statement or a comment. */
function isNTriples(head: string): boolean {
  const lines = head.split('\n')
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  return (
    whole.some((line) => N_TRIPLE.test(line)) &&
    whole.every((line) => /^\s*(?:#|$)/.test(line) || N_TRIPLE.test(line))
  )
}

/** The beginning of a text, and the whole without a byte order mark. */
async function peeked(chunks: Chunks): Promise<{ head: string; all: Chunks }> {
  const rest: AsyncIterator<string> | Iterator<string> =
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  let head = ''
  while (head.length < HEAD) {
    const next = await rest.next()
    if (next.done) break
    head += next.value
  }
  head = head.replace(/^\uFEFF/, '')
  const all = async function* (): AsyncGenerator<string> {
    yield head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  }
  return { head: head.slice(0, HEAD), all: all() }
}

async function whole(chunks: Chunks): Promise<string> {
  const pieces: string[] = []
  for await (const chunk of chunks) pieces.push(chunk)
  return pieces.join('')
}
