import type { Command } from 'commander'
import { rebuild } from './build.ts'
import { type BuildGiven, withBuildOptions } from './build-options.ts'
import { verbOf } from './usage.ts'

export function update(program: Command): void {
  const verb = verbOf(
    program,
    'update <dir>',
    'Read again what an atlas was built from, with the options of that build and the corrections that it has got since, and build it anew. An option that is given now goes before that one.',
    'update atlas',
  )
  withBuildOptions(verb).action((dir: string, given: BuildGiven) => rebuild(dir, given))
}
