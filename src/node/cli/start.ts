import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { ROOT } from '../root.ts'
import { buildFrom } from './build.ts'
import { type BuildGiven, recipeOf, withBuildOptions } from './build-options.ts'
import { type ServeGiven, show, withServeOptions } from './serve.ts'
import { verbOf } from './usage.ts'

/** The ten abstracts that come with the program. */
const TEN = join(ROOT, 'data', 'abstracts.txt')

type Given = BuildGiven & ServeGiven & { out: string }

export function start(program: Command): void {
  const verb = verbOf(
    program,
    'start [path...]',
    'Build the map of your papers and open it in the browser: files, folders, zotero:, or an atlas folder. Without a path: the atlas of papers of your own that is there, else one of ten abstracts.',
    'start my.bib\n  $ concept-atlas start "zotero:My Collection" --out thesis\n  $ concept-atlas start',
  )
    .option('--out <dir>', 'the atlas folder to write', 'atlas')
    .option('--no-open', 'leave the browser alone')
  withServeOptions(withBuildOptions(verb)).action(async (paths: string[], given: Given) =>
    show(await built(paths, given), given),
  )
}

/** The folder of the atlas that is wanted, built where it has to be. */
async function built(paths: string[], given: Given): Promise<string> {
  const { holdsAtlas, loadRecipe } = await import('../manifest.ts')
  const [only, ...more] = paths
  if (only !== undefined && more.length === 0 && (await holdsAtlas(only))) return only
  const { out } = given
  if (only === undefined && (await holdsAtlas(out))) {
    const { followed } = await import('../save/target.ts')
    const home = await followed(out)
    const sources = (await loadRecipe(out))?.sources.map((source) => resolve(home, source))
    // Who has built a map of papers of one's own here would lose it.
    if (sources?.join() !== TEN) return out
  }
  await buildFrom(recipeOf(only === undefined ? [TEN] : paths, given), out, given)
  return out
}
