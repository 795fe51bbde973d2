/** What a build does with problems: tells of them, keeps them in a file, or stops. */
import type { Problem } from '../../types.ts'
import { UsageError } from './usage.ts'

/** How an error ends that leaves everything as it was. */
export const NOTHING = 'nothing was written'

/** Tells of new problems, keeps all of them where that is asked for, and stops at any where that is. */
export async function tell(
  fresh: readonly Problem[],
  all: readonly Problem[],
  { problemsFile, strict, of }: { problemsFile: string | undefined; strict: boolean | undefined; of: string },
): Promise<void> {
  const { reportProblems } = await import('../progress.ts')
  reportProblems(fresh, process.stderr)
  if (problemsFile !== undefined) {
    const { writeText } = await import('../aside.ts')
    const lines = all.map((problem) => `${JSON.stringify(problem)}\n`)
    await writeText(problemsFile, lines, isOfProblems)
  }
  if (strict && all.length > 0)
    throw new Error(`${of}: expected no problem (--strict), found ${all.length}; ${NOTHING}`)
}

/** Whether a file begins as one of `--problems`. */
const isOfProblems = (head: string): boolean => /^\{"file":".*?","place":"/.test(head)

/** Throws where the file is one of `paths`, which the build reads, or another one than an earlier build wrote. */
export async function checkProblemsFile(file: string, paths: readonly string[]): Promise<void> {
  const { checkFile } = await import('../aside.ts')
  const { isSamePlace } = await import('../save/target.ts')
  for (const path of paths)
    if (await isSamePlace(path, file))
      throw new UsageError(`--problems: expected another file than the build reads, found ${file}`)
  await checkFile(file, isOfProblems)
}
