/** What a build remembers of what it was given, and how it is given that again. */
import { access } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { CORRECTIONS_FILE } from '../corrections/file.ts'
import type { Recipe } from '../folder/index.ts'
import { reasonOf, STDIN } from './files.ts'
import { isThere } from './save/generation.ts'
import { followed, isWithin } from './save/target.ts'
import { isZotero } from './zotero/api.ts'

const isFile = (source: string): boolean => source !== STDIN && !isZotero(source)

/** Relative to the atlas where it lies in the folder that holds the atlas, so that both may be moved together. */
function kept(path: string, home: string): string {
  if (!isFile(path)) return path
  const whole = resolve(path)
  return isWithin(whole, dirname(home)) ? relative(home, whole).split(sep).join('/') : whole
}

/** As it would be given in this folder, where it lies below it. */
function given(path: string, home: string): string {
  if (!isFile(path)) return path
  const whole = isAbsolute(path) ? path : resolve(home, path)
  return isWithin(whole, process.cwd()) ? relative('', whole) || '.' : whole
}

/** `recipe`, whose paths start from here, as the atlas `out` keeps it. Its own corrections need not be remembered. */
export async function remembered(recipe: Recipe, out: string): Promise<Recipe> {
  const home = await followed(out)
  const { vocabulary, corrections, ...rest } = recipe
  const others = corrections?.map((path) => kept(path, home)).filter((path) => path !== CORRECTIONS_FILE)
  const whole: Recipe = {
    ...rest,
    sources: [...new Set(recipe.sources.map((path) => kept(path, home)))].sort(),
    ...(vocabulary && { vocabulary: vocabulary.map((path) => kept(path, home)) }),
    ...(others && others.length > 0 && { corrections: others }),
  }
  // In one order, so that a build that is done again gives the same bytes.
  return Object.fromEntries(Object.entries(whole).sort(([a], [b]) => (a < b ? -1 : 1))) as typeof whole
}

/**
 * The recipe of the atlas `out` with paths that start from here, and with the corrections that it has got since. Throws an
 * Error where something that it was built from is no longer there, or cannot be read twice; of sources only where they are
 * to be `read`.
 */
export async function recalled(recipe: Recipe, out: string, read = true): Promise<Recipe> {
  const home = await followed(out)
  const again = `name what to read instead: concept-atlas build PATH… --out ${out}`
  const from = (paths: readonly string[]): string[] => paths.map((path) => given(path, home))
  const here = async (paths: readonly string[]): Promise<string[]> => {
    const all = from(paths)
    for (const path of all) {
      if (path === STDIN)
        throw new Error(`${out}: expected sources that can be read again, found standard input; ${again}`)
      if (isFile(path))
        await access(path).catch((error) => {
          throw new Error(`${path}: expected what ${out} was built from: ${reasonOf(error)}; ${again}`)
        })
    }
    return all
  }
  const corrections = await here(recipe.corrections ?? [])
  if (await isThere(home, CORRECTIONS_FILE)) corrections.push(join(out, CORRECTIONS_FILE))
  return {
    ...recipe,
    sources: read ? await here(recipe.sources) : from(recipe.sources),
    ...(recipe.vocabulary && { vocabulary: await here(recipe.vocabulary) }),
    ...(corrections.length > 0 && { corrections }),
  }
}
