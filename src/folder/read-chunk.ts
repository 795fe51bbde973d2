import { textAt } from '../atlas.ts'
import {
  type Atlas,
  type Evidence,
  FIELDS,
  type Link,
  type LinkColumns,
  type Paper,
  type Result,
  ROLES,
} from '../types.ts'
import { column, FolderError, fail, fieldsOf, isNumber, isString, isWhole, MANY } from './check.ts'
import { CHUNK_PAPERS, chunkFile } from './format.ts'
import { readCitations } from './read-citations.ts'
import type { Columns } from './read-manifest.ts'
import { readRelations } from './read-relations.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isPaper(value: unknown): value is Paper {
  if (!isObject(value)) return false
  const { id, title, abstract, keywords, authors, links } = value
  return (
    [id, title, abstract].every(isString) &&
    Array.isArray(keywords) &&
    keywords.every(isString) &&
    [authors, links].every((list) => Array.isArray(list) && list.every(isObject))
  )
}

/** A link's evidence: field, start, end, sentence start, sentence end, … */
function isEvidence(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length % 5 === 0 &&
    value.every(isWhole(0, MANY)) &&
    value.every((number, e) => e % 5 !== 0 || number < FIELDS.length)
  )
}

/** A reported figure, about some of `concepts` concepts. */
const isResultAbout =
  (concepts: number) =>
  (value: unknown): value is Result => {
    if (!isObject(value)) return false
    const {
      field,
      start,
      end,
      value: figure,
      unit,
      surface,
      kind,
      on,
      metric,
      method,
      versus,
      sentence,
    } = value
    const isPlace = isWhole(0, MANY)
    const isConcept = isWhole(0, concepts)
    return (
      FIELDS.some((name) => name === field) &&
      [start, end].every(isPlace) &&
      isNumber(figure) &&
      ['%', 'points', ''].some((name) => name === unit) &&
      isString(surface) &&
      (kind === 'score' || kind === 'change') &&
      [on, metric, method].every((concept) => concept === undefined || isConcept(concept)) &&
      Array.isArray(versus) &&
      versus.every(isConcept) &&
      isObject(sentence) &&
      [sentence.start, sentence.end].every(isPlace)
    )
  }

/** What a chunk file holds, checked. */
export interface PaperChunk {
  papers: Paper[]
  /** A row per link of these papers. */
  evidence: number[][]
  /** Undefined where they were not looked for. */
  results: Result[][] | undefined
}

/**
 * Reads chunk number `number`, parsed. Throws a FolderError where it is broken, or of another build than the manifest.
 */
export function readChunk(
  { papers: { id }, concepts, links: { start } }: Pick<Columns, 'papers' | 'concepts' | 'links'>,
  number: number,
  chunk: unknown,
): PaperChunk {
  const file = chunkFile(number)
  const first = number * CHUNK_PAPERS
  const end = Math.min(first + CHUNK_PAPERS, id.length)
  if (first >= id.length) fail(file, `no more than ${id.length} papers`, end)
  const isResult = isResultAbout(concepts.length)
  const isResults = (value: unknown): value is Result[] => Array.isArray(value) && value.every(isResult)
  const fields = fieldsOf(chunk, file)
  const papers = column(fields.get('papers'), `${file}: papers`, 'a paper', isPaper, end - first)
  const other = papers.findIndex((paper, p) => paper.id !== id[first + p])
  if (other >= 0) fail(`${file}: papers[${other}]`, `the paper ${id[first + other]}`, papers[other].id)
  const evidence = column(
    fields.get('evidence'),
    `${file}: evidence`,
    'rows of five numbers',
    isEvidence,
    start[end] - start[first],
  )
  const results = fields.has('results')
    ? column(fields.get('results'), `${file}: results`, 'a list of results', isResults, end - first)
    : undefined
  return { papers, evidence, results }
}

/** Paper number `paper` out of its chunk: as given, with its links and the evidence of each, and what it reports. */
export function readPaper(
  { links }: Pick<Columns, 'links'>,
  chunk: PaperChunk,
  paper: number,
): { paper: Paper; links: Link[]; results: Result[] } {
  const at = paper % CHUNK_PAPERS
  const given = chunk.papers[at]
  const before = links.start[paper - at]
  const own = Array.from({ length: links.start[paper + 1] - links.start[paper] }, (_, i) => {
    const link = links.start[paper] + i
    return {
      concept: links.concept[link],
      role: ROLES[links.role[link]],
      weight: links.weight[link],
      evidence: evidenceIn(chunk.evidence[link - before], given),
    }
  })
  return { paper: given, links: own, results: chunk.results?.[at] ?? [] }
}

function evidenceIn(row: readonly number[], paper: Paper): Evidence[] {
  const evidence: Evidence[] = []
  for (let at = 0; at < row.length; at += 5) {
    const field = FIELDS[row[at]]
    const start = row[at + 1]
    const end = row[at + 2]
    const surface = textAt(paper, { field, start, end })
    evidence.push({ field, start, end, surface, sentence: { start: row[at + 3], end: row[at + 4] } })
  }
  return evidence
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
  const { relations: related, citations: cited, files: _, ...columns } = given
  const { id, label } = columns.papers
  const papers: Paper[] = []
  const rows: number[][] = []
  const results: Result[][] = []
  let number = 0
  for (const chunk of chunks) {
    const read = readChunk(columns, number++, chunk)
    for (const paper of read.papers) papers.push(paper)
    for (const row of read.evidence) rows.push(row)
    for (const own of read.results ?? []) results.push(own)
  }
  if (papers.length < id.length)
    throw new FolderError(`${chunkFile(number)}: expected ${id.length} papers, found ${papers.length}`)
  if (results.length > 0 && results.length < papers.length)
    throw new FolderError(`papers: expected results in all chunks, found those of ${results.length} papers`)
  return {
    ...columns,
    papers,
    labels: label,
    links: { ...columns.links, ...evidenceColumns(rows) },
    ...(results.length > 0 && { results }),
    ...(related !== undefined && { relations: readRelations(relations, given) }),
    ...(cited !== undefined && { citations: readCitations(citations, given) }),
  }
}

function evidenceColumns(rows: number[][]): Omit<LinkColumns, keyof Columns['links']> {
  const evidenceStart = new Uint32Array(rows.length + 1)
  for (let l = 0; l < rows.length; l++) evidenceStart[l + 1] = evidenceStart[l] + rows[l].length / 5
  const count = evidenceStart[rows.length]
  const field = new Uint8Array(count)
  const [spanStart, spanEnd, sentenceStart, sentenceEnd] = [0, 1, 2, 3].map(() => new Uint32Array(count))
  let e = 0
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 5, e++) {
      field[e] = row[at]
      spanStart[e] = row[at + 1]
      spanEnd[e] = row[at + 2]
      sentenceStart[e] = row[at + 3]
      sentenceEnd[e] = row[at + 4]
    }
  }
  return { evidenceStart, field, spanStart, spanEnd, sentenceStart, sentenceEnd }
}
