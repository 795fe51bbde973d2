/**
 * `grown.json`: what an atlas was before papers were added to it, and what was added. Each time all of that is added anew to
 * what the atlas was, so that the order in which papers come changes nothing.
 */
import type { Citations } from '../citation.ts'
import type { EarlierMap } from '../community.ts'
import type { Paper } from '../types.ts'
import { column, fail, fieldsOf, isNumber, isString, isWhole, orNull } from './check.ts'
import { GROWN_FILE } from './format.ts'
import { readCitations } from './read-citations.ts'
import { decimal } from './write.ts'

/** A record as it was read, and where it stood. */
export interface AddedRecord {
  paper: Paper
  file: string
  place: string
}

export interface Grown {
  /** The map of then. */
  map: EarlierMap
  /** What its papers cite; absent where no source told of any. */
  citations?: Citations
  /** Papers of then as they were, where what was added tells more of them. */
  papers: Paper[]
  /** Each once, in one order. */
  records: AddedRecord[]
}

/** The text of the file, a line for each column and record. */
export function* writeGrown({ map, citations, papers, records }: Grown): Iterable<string> {
  const { nodes, communities, regions } = map
  const columns = new Map<string, unknown>([
    ['papers', map.papers],
    ['concepts', map.concepts],
    ['community', Array.from(nodes.community)],
    ['x', Array.from(nodes.x, decimal)],
    ['y', Array.from(nodes.y, decimal)],
    ['communities', communities.map(({ label, color, region }) => [label, color, region ?? null])],
    ['regions', (regions ?? []).map(({ label, color }) => [label, color])],
  ])
  if (citations)
    columns.set('citations', {
      start: Array.from(citations.start),
      work: Array.from(citations.work),
      outside: {
        label: citations.outside.map(({ label }) => label),
        doi: citations.outside.map(({ doi }) => doi ?? null),
        year: citations.outside.map(({ year }) => year ?? null),
      },
    })
  yield '{"format":"concept-atlas-grown","version":1'
  for (const [name, value] of columns) yield `,\n${JSON.stringify(name)}:${JSON.stringify(value)}`
  yield* list('known', papers)
  yield* list('records', records)
  yield '}\n'
}

function* list(name: string, items: readonly unknown[]): Iterable<string> {
  yield `,\n${JSON.stringify(name)}:[`
  for (const [i, item] of items.entries()) yield `${i > 0 ? ',' : ''}\n${JSON.stringify(item)}`
  yield ']'
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value)
const isPaper = (value: unknown): value is Paper =>
  typeof value === 'object' && value !== null && isString((value as Paper).id)
const isRecord = (value: unknown): value is AddedRecord =>
  typeof value === 'object' && value !== null && isPaper((value as AddedRecord).paper)

/** Reads the parsed file. Throws a FolderError where it is broken. */
export function readGrown(json: unknown): Grown {
  const fields = fieldsOf(json, GROWN_FILE)
  const format = [fields.get('format'), fields.get('version')]
  if (format[0] !== 'concept-atlas-grown' || format[1] !== 1)
    fail(GROWN_FILE, 'format "concept-atlas-grown", version 1 (build the atlas again)', format)
  const of = <T>(name: string, what: string, is: (value: unknown) => value is T, length?: number): T[] =>
    column(fields.get(name), `${GROWN_FILE}: ${name}`, what, is, length)
  const papers = of('papers', 'text', isString)
  const concepts = of('concepts', 'text', isString)
  const size = papers.length + concepts.length
  const groups = of('communities', 'label, colour and region', isList)
  const regions = of('regions', 'label and colour', isList)
  const isRegion = orNull(isWhole(0, regions.length))
  const cited = fields.get('citations')
  return {
    map: {
      papers,
      concepts,
      nodes: {
        community: Int32Array.from(of('community', 'a community or -1', isWhole(-1, groups.length), size)),
        x: Float32Array.from(of('x', 'a number', isNumber, size)),
        y: Float32Array.from(of('y', 'a number', isNumber, size)),
      },
      communities: groups.map(([label, color, region]) => ({
        label: String(label),
        color: String(color),
        ...(isRegion(region) && region !== null && { region }),
      })),
      ...(regions.length > 0 && {
        regions: regions.map(([label, color]) => ({ label: String(label), color: String(color) })),
      }),
    },
    ...(cited !== undefined && {
      citations: readCitations(cited, { papers: { id: papers }, citations: worksIn(cited) }),
    }),
    papers: of('known', 'a paper', isPaper),
    records: of('records', 'a record', isRecord),
  }
}

/** How many citations there are, as far as that can be told before they are checked. */
function worksIn(cited: unknown): number {
  const where = `${GROWN_FILE}: citations`
  return column(fieldsOf(cited, where).get('work'), `${where}.work`, 'a work', isNumber).length
}
