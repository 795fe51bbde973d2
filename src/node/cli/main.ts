/** The command line: one file per verb; what a verb needs is loaded when it runs. */
import { Command, CommanderError } from 'commander'
import { PACKAGE_VERSION } from '../root.ts'
import { plain } from '../terminal.ts'
import { add } from './add.ts'
import { build } from './build.ts'
import { compare } from './compare.ts'
import { completion } from './completion.ts'
import { embed } from './embed.ts'
import { explain } from './explain.ts'
import { exportTo } from './export.ts'
import { find } from './find.ts'
import { gaps } from './gaps.ts'
import { mcp } from './mcp.ts'
import { related } from './related.ts'
import { serve } from './serve.ts'
import { site } from './site.ts'
import { start } from './start.ts'
import { stats } from './stats.ts'
import { step } from './step.ts'
import { update } from './update.ts'
import { checkNeeded, UsageError } from './usage.ts'

const VERBS = [
  start,
  build,
  add,
  update,
  embed,
  exportTo,
  related,
  explain,
  find,
  gaps,
  compare,
  stats,
  serve,
  site,
  mcp,
  completion,
  step,
]

/** Exit codes. */
const DONE = 0
const COULD_NOT = 1
const WRONG_USAGE = 2

function programOf(): Command {
  const program = new Command('concept-atlas')
    .description(
      'Draws the map of what papers are about: concepts, links, and the sentence behind every link.',
    )
    .version(PACKAGE_VERSION)
    .exitOverride()
    .showHelpAfterError('(--help shows an example)')
    .addHelpText(
      'after',
      '\nExample:\n  $ concept-atlas build papers/ --out atlas && concept-atlas serve atlas',
    )
    .hook('preAction', (_, verb) => checkNeeded(verb))
  for (const verb of VERBS) verb(program)
  return program
}

/** Runs one command and gives its exit code: 0 done, 1 could not, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has what it wanted (`| head`).
    if (error.code === 'EPIPE') process.exit(DONE)
    process.stderr.write(`error: ${error.message}\n`)
    process.exit(COULD_NOT)
  })
  // Whoever does not want to hear of progress misses nothing.
  process.stderr.on('error', () => {})
  try {
    await programOf().parseAsync(argv)
    return DONE
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE
    const wrongUsage = error instanceof UsageError
    // Anything without a message of its own is a defect, whose place is worth knowing.
    const { message, stack } = error as Error
    const text = error instanceof TypeError ? (stack ?? message) : message
    process.stderr.write(`error: ${text.split('\n').map(plain).join('\n')}\n`)
    return wrongUsage ? WRONG_USAGE : COULD_NOT
  }
}
