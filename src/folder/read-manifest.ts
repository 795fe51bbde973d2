import { type LabelledMap, labelledMap } from '../community.ts'
import { OUTCOMES, type Outcome, type Replayed } from '../correction.ts'
import type { Community, CooccurrenceColumns, NodeColumns, Region } from '../types.ts'
import { column, isNumber, isString, isWhole, MANY } from './check.ts'
import { MANIFEST_FILE } from './format.ts'
import { countOf, manifestIn, Part } from './manifest-parts.ts'
import { type Catalogue, readCatalogue } from './read-catalogue.ts'

/** What `atlas.json` holds: all of an Atlas that is needed to draw it. */
export interface Columns extends Catalogue {
  cooccurrences: CooccurrenceColumns
  communities: Community[]
  /** Absent where there are none. */
  regions?: Region[]
  nodes: NodeColumns
  /** How many; absent where they were not looked for. */
  relations?: number
  /** Absent where none were replayed. */
  corrections?: Replayed[]
  /** Whether papers keep numbers of their sources. */
  keeps: boolean
}

const isColor = (value: unknown): boolean => /^#[\da-f]{6}$/i.test(String(value))

function isRegion(value: unknown): value is Region {
  if (typeof value !== 'object' || value === null) return false
  const { label, color } = value as Region
  return isString(label) && isColor(color)
}

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
  const manifest = manifestIn(json)
  const catalogue = readCatalogue(manifest)
  const concepts = catalogue.concepts.length
  const pairs = new Part(manifest, 'cooccurrences')
  const a = pairs.indices('a', concepts)
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
  const all = catalogue.papers.id.length + concepts
  return {
    ...catalogue,
    cooccurrences: {
      a,
      b: pairs.indices('b', concepts, a.length),
      count: pairs.indices('count', MANY, a.length),
      npmi: pairs.floats('npmi', a.length),
      weight: pairs.floats('weight', a.length),
    },
    communities,
    ...(regions && { regions }),
    nodes: {
      community: nodes.numbers(
        'community',
        'a community or -1',
        isWhole(-1, communities.length),
        Int32Array,
        all,
      ),
      x: nodes.floats('x', all),
      y: nodes.floats('y', all),
      size: nodes.floats('size', all),
    },
    ...countOf(manifest, 'relations'),
    keeps: manifest.has('kept'),
    ...(manifest.has('corrections') && { corrections: readCorrections(new Part(manifest, 'corrections')) }),
  }
}

/** What a new map goes on from, and is compared with. */
export const mapIn = (columns: Columns): LabelledMap => labelledMap(columns.papers.id, columns)
