/** The viewer and an atlas as a static site. */
import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { GROWN_FILE, MANIFEST_FILE, readManifest, withoutRecipe } from '../folder/index.ts'
import { KNOWLEDGE_FILES } from '../knowledge.ts'
import { checkGeneration, writeGeneration } from './aside.ts'
import { loadManifest, ofOneGeneration } from './manifest.ts'
import { ROOT } from './root.ts'
import type { Kind } from './save/owned.ts'
import { followed, isWithin } from './save/target.ts'
import { filesOf } from './store.ts'
import { viewerFiles, viewerFolder } from './viewer.ts'

/** Where the page looks for the atlas, and for what it needs to read new text. */
const ATLAS = 'atlas'
const KNOWLEDGE = 'knowledge'
const PAGE = 'index.html'

/** What a site is known by. */
const SITE: Kind = {
  list: 'site.json',
  format: 'concept-atlas-site',
  what: 'a site that was made before',
  guests: [],
  isForPeople: true,
}

/**
 * Writes the viewer and the atlas folder `dir` as the folder `out`, for any static web server, also below a path. Files in
 * `out` that are no part of a site stay. Throws where `dir` is no atlas, `out` holds something else or files that were
 * edited, or one lies in the other.
 */
export async function writeSite(dir: string, out: string, onBuild?: () => void): Promise<void> {
  await loadManifest(dir)
  const [from, target] = [await realpath(dir), await followed(out)]
  if (isWithin(from, target) || isWithin(target, from))
    throw new Error(`${out}: expected a folder beside the atlas ${dir}, found one that shares its files`)
  await checkGeneration(out, SITE)
  const viewer = await viewerFolder(onBuild)
  await ofOneGeneration(dir, readManifest, (columns) =>
    writeGeneration(out, SITE, async (site) => {
      const add = async (path: string, file: string): Promise<void> => site.add(path, [await readFile(file)])
      for (const path of KNOWLEDGE_FILES) await add(`${KNOWLEDGE}/${path}`, join(ROOT, 'data', path))
      for (const path of await viewerFiles()) if (path !== PAGE) await add(path, join(viewer, path))
      for await (const { path, bytes } of filesOf(dir, columns, GROWN_FILE))
        await site.add(
          `${ATLAS}/${path}`,
          path === MANIFEST_FILE ? withoutRecipe(new TextDecoder().decode(bytes)) : [bytes],
        )
      // A web server gives it out as soon as it stands there.
      await add(PAGE, join(viewer, PAGE))
      return [`${JSON.stringify({ format: SITE.format, files: site.entries })}\n`]
    }),
  )
}
