/** The viewer and an atlas as a static site. */
import { cp, mkdir, readdir } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { MANIFEST_FILE } from '../folder/index.ts'
import { KNOWLEDGE_FILES } from '../knowledge.ts'
import { aside, recover, takePlace } from './aside.ts'
import { ROOT } from './root.ts'
import { loadManifest } from './store.ts'
import { viewerFolder } from './viewer.ts'

/** Where the page looks for the atlas, and for what it needs to read new text. */
const ATLAS = 'atlas'
const KNOWLEDGE = 'knowledge'

/** Throws unless `out` may be written: it is missing, empty, or a site of ours. */
async function checkSite(out: string): Promise<void> {
  const names = async (folder: string): Promise<string[]> => {
    try {
      return await readdir(folder)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT') return []
      if (code === 'ENOTDIR')
        throw new Error(`${folder}: expected a folder, found a file; choose another --out`)
      throw error
    }
  }
  const found = await names(out)
  if (found.length === 0) return
  if (found.includes('index.html') && found.includes(ATLAS)) {
    if ((await names(join(out, ATLAS))).includes(MANIFEST_FILE)) return
  }
  throw new Error(
    `${out}: expected a site that was made before or an empty folder, found ${found.slice(0, 3).join(', ')}; choose another --out`,
  )
}

/**
 * Writes the viewer and the atlas folder `dir` as the folder `out`, for any static web server, also below a path. It is
 * written beside `out` and then takes its place. Throws where `dir` is no atlas, `out` holds something else, or one lies
 * in the other.
 */
export async function writeSite(dir: string, out: string, onBuild?: () => void): Promise<void> {
  const [from, target] = [resolve(dir), resolve(out)]
  await loadManifest(from)
  for (const [inner, outer] of [
    [from, target],
    [target, from],
  ])
    if (`${inner}${sep}`.startsWith(`${outer}${sep}`))
      throw new Error(`${out}: expected a folder beside the atlas ${dir}, found one that shares its files`)
  await recover(target)
  await checkSite(target)
  const viewer = await viewerFolder(onBuild)
  await aside(target, async (temporary) => {
    await mkdir(temporary)
    await cp(viewer, temporary, { recursive: true })
    await cp(from, join(temporary, ATLAS), { recursive: true })
    for (const file of KNOWLEDGE_FILES)
      await cp(join(ROOT, 'data', file), join(temporary, KNOWLEDGE, file), { recursive: true })
    await takePlace(temporary, target)
  })
}
