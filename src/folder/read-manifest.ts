import { VERSION } from '../atlas.ts'
import { type LabelledMap, labelledMap } from '../community.ts'
import { OUTCOMES, type Outcome, type Replayed } from '../correction.ts'
import {
  CONCEPT_TYPES,
  type Community,
  type Concept,
  type CooccurrenceColumns,
  type LinkColumns,
  type NodeColumns,
  type Region,
  ROLES,
} from '../types.ts'
import { column, fail, fieldsOf, isNumber, isString, isWhole, MANY, orNull } from './check.ts'
import { type FileEntry, readFileEntries } from './files.ts'
import { MANIFEST_FILE } from './format.ts'

/** What `atlas.json` holds: all of an Atlas that is needed to draw it. */
export interface Columns {
  papers: { id: string[]; label: string[]; year: (number | null)[]; venue: (string | null)[] }
  concepts: Concept[]
  links: Pick<LinkColumns, 'start' | 'concept' | 'role' | 'weight'>
  cooccurrences: CooccurrenceColumns
  communities: Community[]
  /** Absent where there are none. */
  regions?: Region[]
  nodes: NodeColumns
  /** How many; absent where they were not looked for. */
  relations?: number
  /** How many; absent where no source tells of any. */
  citations?: number
  /** Absent where none were replayed. */
  corrections?: Replayed[]
  /** The other files of the folder; absent where it does not list them. */
  files?: FileEntry[]
}

const isColor = (value: unknown): boolean => /^#[\da-f]{6}$/i.test(String(value))

function isRegion(value: unknown): value is Region {
  if (typeof value !== 'object' || value === null) return false
  const { label, color } = value as Region
  return isString(label) && isColor(color)
}

const isAlias = (value: unknown): value is [string, string, string?] =>
  Array.isArray(value) && (value.length === 2 || value.length === 3) && value.every(isString)
const isAliases = (value: unknown): value is [string, string, string?][] =>
  Array.isArray(value) && value.every(isAlias)

const isCommunityOf =
  (regions: number) =>
  (value: unknown): value is Community => {
    if (typeof value !== 'object' || value === null) return false
    const { id, label, concepts, papers, color, hull, region } = value as Community
    return (
      [id, concepts, papers].every(isNumber) &&
      isString(label) &&
      isColor(color) &&
      (region === undefined || isWhole(0, regions)(region)) &&
      Array.isArray(hull) &&
      hull.every((ring) => Array.isArray(ring) && ring.every(isNumber))
    )
  }

/** Starts of rows: from 0, never falling, `rows + 1` of them. */
export function starts(value: unknown, where: string, rows: number): Uint32Array {
  const start = column(value, where, 'a row start', isWhole(0, MANY), rows + 1)
  const falls = start.findIndex((at, r) => (r === 0 ? at !== 0 : at < start[r - 1]))
  if (falls >= 0) fail(`${where}[${falls}]`, 'starts that begin at 0 and never fall', start[falls])
  return Uint32Array.from(start)
}

/** A part of the manifest, whose columns are read by name. */
class Part {
  private readonly fields: Map<string, unknown>
  private readonly name: string

  constructor(manifest: Map<string, unknown>, name: string) {
    this.name = `${MANIFEST_FILE}: ${name}`
    this.fields = fieldsOf(manifest.get(name), this.name)
  }

  of<T>(name: string, expected: string, is: (entry: unknown) => entry is T, length?: number): T[] {
    return column(this.fields.get(name), `${this.name}.${name}`, expected, is, length)
  }

  strings(name: string, length?: number): string[] {
    return this.of(name, 'text', isString, length)
  }

  floats(name: string, length: number): Float32Array {
    return Float32Array.from(this.of(name, 'a number', isNumber, length))
  }

  /** Indices below `below`. */
  indices(name: string, below: number, length?: number): Uint32Array {
    const expected = below === MANY ? 'a whole number' : `an index below ${below}`
    return Uint32Array.from(this.of(name, expected, isWhole(0, below), length))
  }

  starts(name: string, rows: number): Uint32Array {
    return starts(this.fields.get(name), `${this.name}.${name}`, rows)
  }
}

function readConcepts(part: Part): Concept[] {
  const slug = part.strings('slug')
  const label = part.strings('label', slug.length)
  const type = part.indices('type', CONCEPT_TYPES.length, slug.length)
  const papers = part.indices('papers', MANY, slug.length)
  const aliases = part.of('aliases', 'a list of [surface, why, paper?]', isAliases, slug.length)
  return slug.map((name, c) => ({
    slug: name,
    label: label[c],
    type: CONCEPT_TYPES[type[c]],
    aliases: aliases[c].map(([surface, why, paper]) => ({
      surface,
      why: why as Concept['aliases'][number]['why'],
      ...(paper !== undefined && { paper }),
    })),
    papers: papers[c],
  }))
}

const isOutcome = (value: unknown): value is Outcome => OUTCOMES.some((outcome) => outcome === value)

function readCorrections(part: Part): Replayed[] {
  const id = part.strings('id')
  const outcome = part.of('outcome', `one of ${OUTCOMES.join(', ')}`, isOutcome, id.length)
  const note = part.strings('note', id.length)
  return id.map((name, i) => ({ id: name, outcome: outcome[i], note: note[i] }))
}

/**
 * Reads a parsed `atlas.json` into typed columns. Throws a FolderError that says where, what was expected and what was
 * found: another format or version, a column that is missing, too short, or points outside of another.
 */
export function readManifest(json: unknown): Columns {
  const manifest = fieldsOf(json, MANIFEST_FILE)
  if (manifest.get('format') !== 'concept-atlas')
    fail(MANIFEST_FILE, 'format "concept-atlas"', manifest.get('format'))
  if (manifest.get('version') !== VERSION)
    fail(MANIFEST_FILE, `version ${VERSION} (build the atlas again)`, manifest.get('version'))
  const papers = new Part(manifest, 'papers')
  const id = papers.strings('id')
  const count = id.length
  const concepts = readConcepts(new Part(manifest, 'concepts'))
  const links = new Part(manifest, 'links')
  const start = links.starts('start', count)
  const linked = start[count]
  const pairs = new Part(manifest, 'cooccurrences')
  const a = pairs.indices('a', concepts.length)
  const regions = manifest.has('regions')
    ? column(manifest.get('regions'), `${MANIFEST_FILE}: regions`, 'a region', isRegion)
    : undefined
  const communities = column(
    manifest.get('communities'),
    `${MANIFEST_FILE}: communities`,
    'a community',
    isCommunityOf(regions?.length ?? 0),
  )
  const nodes = new Part(manifest, 'nodes')
  const all = count + concepts.length
  const countOf = (name: 'relations' | 'citations'): { [name]?: number } => {
    const value = manifest.get(name)
    if (value === undefined) return {}
    if (!isWhole(0, MANY)(value)) fail(`${MANIFEST_FILE}: ${name}`, 'how many there are', value)
    return { [name]: value }
  }
  return {
    papers: {
      id,
      label: papers.strings('label', count),
      year: papers.of('year', 'a year or null', orNull(isNumber), count),
      venue: papers.of('venue', 'text or null', orNull(isString), count),
    },
    concepts,
    links: {
      start,
      concept: links.indices('concept', concepts.length, linked),
      role: Uint8Array.from(links.indices('role', ROLES.length, linked)),
      weight: links.floats('weight', linked),
    },
    cooccurrences: {
      a,
      b: pairs.indices('b', concepts.length, a.length),
      count: pairs.indices('count', MANY, a.length),
      npmi: pairs.floats('npmi', a.length),
      weight: pairs.floats('weight', a.length),
    },
    communities,
    ...(regions && { regions }),
    nodes: {
      community: Int32Array.from(
        nodes.of('community', 'a community or -1', isWhole(-1, communities.length), all),
      ),
      x: nodes.floats('x', all),
      y: nodes.floats('y', all),
      size: nodes.floats('size', all),
    },
    ...countOf('relations'),
    ...countOf('citations'),
    ...(manifest.has('corrections') && { corrections: readCorrections(new Part(manifest, 'corrections')) }),
    ...(manifest.has('files') && {
      files: readFileEntries(manifest.get('files'), `${MANIFEST_FILE}: files`),
    }),
  }
}

/** What a new map goes on from, and is compared with. */
export const mapIn = (columns: Columns): LabelledMap => labelledMap(columns.papers.id, columns)
