import { textAt } from '../atlas.ts'
import { type Evidence, FIELDS, type Link, type Paper, type Result, ROLES } from '../types.ts'
import { column, fail, fieldsOf, isNumber, isString, isWhole, MANY } from './check.ts'
import { CHUNK_PAPERS, chunkFile } from './format.ts'
import type { Columns } from './read-manifest.ts'

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

type Known = Pick<Columns, 'papers' | 'concepts' | 'links'>

/**
 * Reads chunk number `number`, parsed. Throws a FolderError where it is broken, or of another build than the manifest.
 */
export const readChunk = (given: Known, number: number, chunk: unknown): PaperChunk => ({
  papers: readPapers(given, number, chunk),
  ...readEvidence(given, number, chunk),
})

/** Its name, the numbers of the first paper and of the first one after it. */
function placeOf({ papers: { id } }: Known, number: number): [file: string, first: number, end: number] {
  const first = number * CHUNK_PAPERS
  const end = Math.min(first + CHUNK_PAPERS, id.length)
  if (first >= id.length) fail(chunkFile(number), `no more than ${id.length} papers`, end)
  return [chunkFile(number), first, end]
}

/** The same, of its papers alone. */
export function readPapers(given: Known, number: number, chunk: unknown): Paper[] {
  const [file, first, end] = placeOf(given, number)
  const { id } = given.papers
  const papers = column(
    fieldsOf(chunk, file).get('papers'),
    `${file}: papers`,
    'a paper',
    isPaper,
    end - first,
  )
  const other = papers.findIndex((paper, p) => paper.id !== id[first + p])
  if (other >= 0) fail(`${file}: papers[${other}]`, `the paper ${id[first + other]}`, papers[other].id)
  return papers
}

/** The same, of all but its papers. */
export function readEvidence(given: Known, number: number, chunk: unknown): Omit<PaperChunk, 'papers'> {
  const [file, first, end] = placeOf(given, number)
  const { start } = given.links
  const isResult = isResultAbout(given.concepts.length)
  const isResults = (value: unknown): value is Result[] => Array.isArray(value) && value.every(isResult)
  const fields = fieldsOf(chunk, file)
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
  return { evidence, results }
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
