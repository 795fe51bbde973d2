/** Formats that need more than the atlas, and writing those that are folders. */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HTML_MOST_NODES, htmlPage, type ViewerPage } from '../export/html.ts'
import { type ExportFile, FORMATS, type Format } from '../export/index.ts'
import { svg } from '../export/svg.ts'
import { writeFolder } from '../folder/index.ts'
import type { Atlas } from '../types.ts'
import { aside, takePlace } from './aside.ts'
import { viewerFolder } from './viewer.ts'

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
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8'))
  }
  const index = files.get('index.html') ?? ''
  files.delete('index.html')
  return { page: index, files }
}

/** Writes files to the folder `dir`, aside first. Throws unless it is missing or empty: notes in it may be edited. */
export async function writeFiles(dir: string, files: Iterable<ExportFile>): Promise<void> {
  const target = resolve(dir)
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR')
      throw new Error(`${dir}: expected a folder, found a file; choose another --out`)
    throw error
  })
  if (names.length > 0)
    throw new Error(
      `${dir}: expected no folder or an empty one, found ${names.slice(0, 3).join(', ')}; remove it or choose another --out`,
    )
  await aside(target, async (temporary) => {
    await mkdir(temporary)
    for (const { path, chunks } of files) {
      const file = join(temporary, path)
      await mkdir(dirname(file), { recursive: true })
      await pipeline(Readable.from(chunks), createWriteStream(file))
    }
    await takePlace(temporary, target)
  })
}
