import { CONCEPT_TYPES, type Concept, type LinkColumns, ROLES } from '../types.ts'
import { isNumber, isString, isWhole, MANY, orNull } from './check.ts'
import { type FileEntry, readFileEntries } from './files.ts'
import { MANIFEST_FILE } from './format.ts'
import { countOf, manifestIn, Part } from './manifest-parts.ts'

/** What of `atlas.json` related work is found by. */
export interface Catalogue {
  papers: { id: string[]; label: string[]; year: (number | null)[]; venue: (string | null)[] }
  concepts: Concept[]
  links: Pick<LinkColumns, 'start' | 'concept' | 'role' | 'weight'>
  /** How many; absent where no source tells of any. */
  citations?: number
  /** The other files of the folder; absent where it does not list them. */
  files?: FileEntry[]
}

const isAlias = (value: unknown): value is [string, string, string?] =>
  Array.isArray(value) && (value.length === 2 || value.length === 3) && value.every(isString)
const isAliases = (value: unknown): value is [string, string, string?][] =>
  Array.isArray(value) && value.every(isAlias)

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

/**
 * Reads of a parsed `atlas.json` what papers are linked to, and nothing of the map. Throws a FolderError as `readManifest` does.
 */
export function readCatalogue(json: unknown): Catalogue {
  const manifest = manifestIn(json)
  const papers = new Part(manifest, 'papers')
  const id = papers.strings('id')
  const count = id.length
  const concepts = readConcepts(new Part(manifest, 'concepts'))
  const links = new Part(manifest, 'links')
  const start = links.starts('start', count)
  const linked = start[count]
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
      role: links.numbers(
        'role',
        `an index below ${ROLES.length}`,
        isWhole(0, ROLES.length),
        Uint8Array,
        linked,
      ),
      weight: links.floats('weight', linked),
    },
    ...countOf(manifest, 'citations'),
    ...(manifest.has('files') && {
      files: readFileEntries(manifest.get('files'), `${MANIFEST_FILE}: files`),
    }),
  }
}
