/** Formats that need more than the atlas, and writing those that are folders. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HTML_MOST_NODES, htmlPage, type ViewerPage } from '../export/html.ts'
import { type ExportFile, FORMATS, type Format } from '../export/index.ts'
import { svg } from '../export/svg.ts'
import { writeFolder } from '../folder/index.ts'
import type { Atlas } from '../types.ts'
import { writeGeneration } from './aside.ts'
import type { Kind } from './save/owned.ts'
import { viewerFiles, viewerFolder } from './viewer.ts'

const HTML = 'html'
const PNG = 'png'

/** A format that is one file of bytes. */
export interface BytesFormat {
  /** With the dot. */
  extension: string
  bytes(atlas: Atlas): Promise<Uint8Array>
}

/** All that `export --to` knows. */
export const FORMAT_NAMES: readonly string[] = [...FORMATS.keys(), HTML, PNG]

/** Those that hold all concepts where nothing else is asked for; the viewer in a page chooses what it shows itself. */
export const WHOLE: ReadonlySet<string> = new Set(['json', HTML])

/** The format of a name; undefined for an unknown one. `onBuild` hears that the viewer has to be built first. */
export async function exportFormat(
  name: string,
  onBuild: () => void = () => {},
): Promise<Format | BytesFormat | undefined> {
  if (name === PNG) return { extension: '.png', bytes: picture }
  if (name !== HTML) return FORMATS.get(name)
  const viewer = await viewerPage(await viewerFolder(onBuild))
  return { extension: '.html', write: (atlas) => page(viewer, atlas) }
}

async function picture(atlas: Atlas): Promise<Uint8Array> {
  const { pngOf } = await import('./png.ts')
  return pngOf([...svg(atlas)].join(''))
}

function page(viewer: ViewerPage, atlas: Atlas): Iterable<string> {
  const nodes = atlas.papers.length + atlas.concepts.length
  if (nodes > HTML_MOST_NODES)
    throw new Error(
      `expected a map of up to ${HTML_MOST_NODES} nodes for one HTML file, found ${nodes}; make a site of it with: concept-atlas site DIR --out SITE`,
    )
  return htmlPage(viewer, writeFolder(atlas))
}

async function viewerPage(folder: string): Promise<ViewerPage> {
  const files = new Map<string, string>()
  for (const path of await viewerFiles()) files.set(path, await readFile(join(folder, path), 'utf8'))
  const index = files.get('index.html') ?? ''
  files.delete('index.html')
  return { page: index, files }
}

/** What a folder of an export is known by while it is written. */
const EXPORT: Kind = {
  list: '.concept-atlas.files',
  format: 'concept-atlas-export',
  what: 'no folder',
  guests: [],
  isOnce: true,
}

/** Writes files to the folder `dir`, aside first. Throws unless it is missing or empty: notes in it may be edited. */
export function writeFiles(dir: string, files: Iterable<ExportFile>): Promise<void> {
  return writeGeneration(dir, EXPORT, async (generation) => {
    for (const { path, chunks } of files) await generation.add(path, chunks)
    return [`${JSON.stringify({ format: EXPORT.format, files: generation.entries })}\n`]
  })
}
