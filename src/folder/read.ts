import { bytes, wholes } from '../column.ts'
import type { Atlas, ConceptRelation, LinkColumns, Paper, Result } from '../types.ts'
import { FolderError } from './check.ts'
import { chunkFile } from './format.ts'
import { type PaperChunk, readChunk, readEvidence, readPapers } from './read-chunk.ts'
import { readCitations } from './read-citations.ts'
import type { Columns } from './read-manifest.ts'
import { readRelations } from './read-relations.ts'
import { StoredPapers } from './stored-papers.ts'

/** What stands beside the manifest and the chunks of papers, parsed; undefined where the manifest counts none. */
interface Others {
  relations?: unknown
  citations?: unknown
}

/**
 * Puts an Atlas together from the columns of its manifest, its parsed chunk files in their order, and its parsed
 * `relations.json` and `citations.json` where the manifest counts these. Throws a FolderError where one of them is missing, broken, or of
 * another build than the manifest.
 */
export function readFolder(
  given: Columns,
  chunks: Iterable<unknown>,
  relations?: unknown,
  citations?: unknown,
): Atlas {
  const gathered = new Gathered()
  const papers: Paper[] = []
  for (const chunk of chunks) {
    const read = readChunk(given, gathered.chunks, chunk)
    gathered.add(read)
    for (const paper of read.papers) papers.push(paper)
  }
  return atlasOf(given, papers, gathered, relationsIn(given, relations), citations)
}

/**
 * The same of a folder whose texts stay in it: a paper reads its own when it is asked for one, so that papers are best asked in
 * their order. `chunkAt` gives a parsed chunk file, at any later time too.
 */
export function openFolder(
  given: Columns,
  chunkAt: (number: number) => unknown,
  { relations, citations }: Others = {},
): Atlas {
  const gathered = new Gathered()
  const related = relationsIn(given, relations)
  const papersAt = (number: number): Paper[] => readPapers(given, number, chunkAt(number))
  // Sentences of relations are asked for in the order of the concepts.
  const quoted = new Set(related?.flatMap(({ evidence }) => evidence.map(({ paper }) => paper)))
  const stored = new StoredPapers(given, papersAt, quoted)
  for (let number = 0; number < stored.chunks; number++)
    gathered.add(readEvidence(given, number, chunkAt(number)))
  return atlasOf(given, stored.papers, gathered, related, citations)
}

const relationsIn = (given: Columns, relations: unknown): ConceptRelation[] | undefined =>
  given.relations === undefined ? undefined : readRelations(relations, given)

function atlasOf(
  given: Columns,
  papers: Paper[],
  gathered: Gathered,
  related: ConceptRelation[] | undefined,
  citations: unknown,
): Atlas {
  const { relations: _, citations: cited, files: __, keeps: ___, ...columns } = given
  const { id, label } = columns.papers
  const { results } = gathered
  if (papers.length < id.length)
    throw new FolderError(
      `${chunkFile(gathered.chunks)}: expected ${id.length} papers, found ${papers.length}`,
    )
  if (results.length > 0 && results.length < papers.length)
    throw new FolderError(`papers: expected results in all chunks, found those of ${results.length} papers`)
  return {
    ...columns,
    papers,
    labels: label,
    links: { ...columns.links, ...gathered.evidence() },
    ...(results.length > 0 && { results }),
    ...(related && { relations: related }),
    ...(cited !== undefined && { citations: readCitations(citations, given) }),
  }
}

/** What chunks hold besides papers, in columns. */
class Gathered {
  chunks = 0
  readonly results: Result[][] = []
  readonly #start = wholes()
  readonly #field = bytes()
  readonly #places = [wholes(), wholes(), wholes(), wholes()]

  add({ evidence, results = [] }: Omit<PaperChunk, 'papers'>): void {
    for (const row of evidence) {
      this.#start.push(this.#field.size)
      for (let at = 0; at < row.length; at += 5) {
        this.#field.push(row[at])
        for (const [i, places] of this.#places.entries()) places.push(row[at + 1 + i])
      }
    }
    for (const own of results) this.results.push(own)
    this.chunks++
  }

  evidence(): Omit<LinkColumns, keyof Columns['links']> {
    this.#start.push(this.#field.size)
    const [spanStart, spanEnd, sentenceStart, sentenceEnd] = this.#places.map((column) =>
      column.values().slice(),
    )
    return {
      evidenceStart: this.#start.values().slice(),
      field: this.#field.values().slice(),
      spanStart,
      spanEnd,
      sentenceStart,
      sentenceEnd,
    }
  }
}
