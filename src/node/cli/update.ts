import type { Command } from 'commander'
import { rebuild } from './build.ts'
import { type BuildGiven, withBuildOptions } from './build-options.ts'
import { verbOf } from './usage.ts'

export function update(program: Command): void {
  const verb = verbOf(
    program,
    'update <dir>',
    'Read again what an atlas was built from, with the options of that build and the corrections that it has got since, and build it anew. Clusters keep their names and colours and nodes their places as far as their papers are the same (build --out <dir> draws the map anew). An option that is given now goes before that one.',
    'update atlas',
  )
  withBuildOptions(verb).action((dir: string, given: BuildGiven) => rebuild(dir, given, true))
}
