/** Fetching the atlas folder, and saying what to do when it cannot be used. */

import { VERSION } from '../../src/atlas.ts'
import { COLUMNS_FOLDER, MANIFEST_FILE, type Manifest } from '../../src/folder/format.ts'
import { fetchFile, fetchMaybe, ofBuild } from './fetched.ts'

/** What is wrong with an atlas and what to do about it, as a person reads it. */
export class AtlasError extends Error {
  readonly advice: string
  constructor(message: string, advice: string) {
    super(message)
    this.name = 'AtlasError'
    this.advice = advice
  }
}

const BUILD = 'Build it again: concept-atlas build PAPERS --out DIR, then concept-atlas serve DIR.'

/** Fetches the manifest and makes `folder` name its build. Throws an AtlasError where nothing is found, where it is not an atlas, or where its columns do not fit together. */
export async function loadManifest(folder: URL, get: typeof fetch = fetch): Promise<Manifest> {
  let response: Response
  try {
    response = (await fetchMaybe(MANIFEST_FILE, folder, get)) ?? new Response(null, { status: 404 })
  } catch {
    throw new AtlasError(
      'The atlas could not be fetched.',
      'Pages opened as files cannot load their data: run concept-atlas serve DIR and open the address that it prints.',
    )
  }
  if (!response.ok)
    throw new AtlasError(
      `There is no atlas beside this page (atlas/${MANIFEST_FILE}: ${response.status}).`,
      BUILD,
    )
  ofBuild(folder, response)
  let found: unknown
  try {
    found = await response.json()
  } catch {
    throw new AtlasError(`atlas/${MANIFEST_FILE} is not JSON; it may have been cut off.`, BUILD)
  }
  if (isInPieces(found as Manifest)) {
    const { joinPieces } = await import('../../src/folder/pieces.ts')
    await joinPieces(found, async (path) => (await fetchFile(path, folder, get)).json()).catch((error) => {
      throw new AtlasError(`The atlas is damaged: ${(error as Error).message}.`, BUILD)
    })
  }
  return checkManifest(found)
}

/** Whether columns stand in files of their own, as those of very many papers do. */
const isInPieces = (manifest: Manifest | null): boolean =>
  Array.isArray(manifest?.files) &&
  manifest.files.some(([path]) => String(path).startsWith(`${COLUMNS_FOLDER}/`))

/** Throws an AtlasError that says which column was expected how. */
export function checkManifest(found: unknown): Manifest {
  const manifest = found as Manifest
  if (manifest?.format !== 'concept-atlas')
    throw new AtlasError(`atlas/${MANIFEST_FILE} does not hold a concept atlas.`, BUILD)
  if (manifest.version !== VERSION)
    throw new AtlasError(
      `The atlas has version ${manifest.version}; this viewer reads version ${VERSION}.`,
      BUILD,
    )
  const papers = manifest.papers?.id?.length
  const concepts = manifest.concepts?.slug?.length
  const links = manifest.links?.concept?.length
  const pairs = manifest.cooccurrences?.a?.length
  const expected: [string, unknown, number | undefined][] = [
    ...columns('papers', manifest.papers, ['id', 'label', 'year', 'venue'], papers),
    ...columns('concepts', manifest.concepts, ['slug', 'label', 'type', 'papers', 'aliases'], concepts),
    ...columns('links', manifest.links, ['concept', 'role', 'weight'], links),
    ...columns('links', manifest.links, ['start'], papers + 1),
    ...columns('cooccurrences', manifest.cooccurrences, ['a', 'b', 'count', 'npmi', 'weight'], pairs),
    ...columns('nodes', manifest.nodes, ['community', 'x', 'y', 'size'], papers + concepts),
  ]
  for (const [name, column, length] of expected)
    if (!Array.isArray(column) || column.length !== length)
      throw new AtlasError(
        `The atlas is damaged: ${name} should have ${length ?? 'some'} entries, and has ${
          Array.isArray(column) ? column.length : 'none'
        }.`,
        BUILD,
      )
  if (!Array.isArray(manifest.communities))
    throw new AtlasError('The atlas is damaged: it has no communities.', BUILD)
  if (manifest.links.concept.some((concept) => !(concept >= 0 && concept < concepts)))
    throw new AtlasError('The atlas is damaged: a link leads to a concept that is not there.', BUILD)
  if (papers + concepts === 0)
    throw new AtlasError(
      'The atlas is empty: no paper was read.',
      'Look at the Problems that the build printed, and build it again with files that hold papers.',
    )
  return manifest
}

const columns = (
  table: string,
  values: object | undefined,
  names: string[],
  length: number | undefined,
): [string, unknown, number | undefined][] =>
  names.map((name) => [`${table}.${name}`, (values as Record<string, unknown>)?.[name], length])
