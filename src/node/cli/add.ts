import type { Command } from 'commander'
import { buildFrom, recipeIn } from './build.ts'
import { type BuildGiven, recipeOf, withBuildOptions } from './build-options.ts'
import { UsageError, verbOf } from './usage.ts'

export function add(program: Command): void {
  const verb = verbOf(
    program,
    'add <dir> <path...>',
    'Add papers to an atlas: files, folders, - and zotero: as for build, with the options of that build and the corrections that it has got since. Clusters keep their names and colours and nodes their places as far as their papers are the same; what has changed is told.',
    'add atlas new.bib',
  )
  withBuildOptions(verb).action(addTo)
}

/** Adds the papers of `paths` to the atlas in `dir`, and says what has become of it. */
async function addTo(dir: string, paths: string[], given: BuildGiven): Promise<void> {
  const { holdsAtlas } = await import('../manifest.ts')
  if (!(await holdsAtlas(dir)))
    throw new UsageError(`${dir} holds no atlas that papers could be added to; (--help shows an example)`)
  const { loadGrowing } = await import('../store.ts')
  const { grow } = await import('../grow.ts')
  const { mapOf } = await import('../../graph/change.ts')
  const { sources, ...then } = await recipeIn(dir, false)
  const { atlas, grown, files } = await loadGrowing(dir)
  const before = mapOf(atlas)
  await buildFrom({ ...then, ...recipeOf([...sources, ...paths], given) }, dir, given, {
    before,
    earlier: grown?.map ?? before,
    added: { paths, files, grow: (records) => grow(atlas, grown, records) },
  })
}
