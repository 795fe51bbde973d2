/** Where the built viewer is; in a checkout it is built when it is missing or older than what it is made of. */
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { aside, writeGeneration } from './aside.ts'
import { IS_CHECKOUT, ROOT } from './root.ts'
import { below, type Kind } from './save/owned.ts'

const BUILT = join(ROOT, 'dist', 'web')
const PAGE = join(BUILT, 'index.html')

/** What the viewer is made of. */
const MADE_OF = ['web', 'src', 'vite.config.ts', 'package.json']

/** When something in a file or folder was last changed, in milliseconds; 0 where it is missing. */
async function changed(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const names = await readdir(path)
  const times = await Promise.all(names.map((name) => changed(join(path, name))))
  return Math.max(found.mtimeMs, ...times)
}

async function isStale(): Promise<boolean> {
  const built = await changed(PAGE)
  const sources = await Promise.all(MADE_OF.map((name) => changed(join(ROOT, name))))
  return built < Math.max(...sources)
}

/** What the folder of the built viewer is known by. */
const VIEWER: Kind = {
  list: '.concept-atlas.files',
  format: 'concept-atlas-viewer',
  what: 'the built viewer',
  guests: [],
}

/** The files of the built viewer, as paths with `/`. */
export const viewerFiles = async (): Promise<string[]> =>
  (await below(BUILT)).filter((path) => !path.startsWith('.')).sort()

async function buildViewer(): Promise<void> {
  const { build } = await import('vite')
  // One that was built before it had a list.
  if (existsSync(PAGE) && !existsSync(join(BUILT, VIEWER.list))) await rm(BUILT, { recursive: true })
  await aside(BUILT, async (outDir) => {
    await build({
      root: join(ROOT, 'web'),
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    })
    await writeGeneration(BUILT, VIEWER, async (generation) => {
      for (const path of (await below(outDir)).sort())
        await generation.add(path, [await readFile(join(outDir, path))])
      return [`${JSON.stringify({ format: VIEWER.format, files: generation.entries })}\n`]
    })
  })
}

/** The folder of the built viewer; `onBuild` hears that it has to be built first. Throws where there is none. */
export async function viewerFolder(onBuild: () => void = () => {}): Promise<string> {
  if (IS_CHECKOUT && (await isStale())) {
    onBuild()
    await buildViewer()
  }
  if (!existsSync(PAGE))
    throw new Error(`${PAGE}: expected the built viewer, found none; install the package again`)
  return BUILT
}
