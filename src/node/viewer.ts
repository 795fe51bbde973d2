/** Where the built viewer is; in a checkout it is built when it is missing or older than what it is made of. */
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { aside, takePlace } from './aside.ts'
import { IS_CHECKOUT, ROOT } from './root.ts'

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

/** The folder of the built viewer; `onBuild` hears that it has to be built first. Throws where there is none. */
export async function viewerFolder(onBuild: () => void = () => {}): Promise<string> {
  if (IS_CHECKOUT && (await isStale())) {
    onBuild()
    const { build } = await import('vite')
    await aside(BUILT, async (outDir) => {
      const configFile = join(ROOT, 'vite.config.ts')
      await build({
        root: join(ROOT, 'web'),
        configFile,
        logLevel: 'error',
        build: { outDir, emptyOutDir: true },
      })
      await takePlace(outDir, BUILT)
    })
  }
  if (!existsSync(PAGE))
    throw new Error(`${PAGE}: expected the built viewer, found none; install the package again`)
  return BUILT
}
