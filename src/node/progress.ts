/** Progress and Problems on stderr. */
import type { Problem } from '../types.ts'
import { plain } from './terminal.ts'

export interface Progress {
  (stage: string, done: number, of: number): void
  /** Ends the line, so that what follows stands alone. */
  stop(): void
}

/** Milliseconds: quicker work says nothing; slower work says at most so often where it is. */
const PATIENCE = 1_000
const SPARSE = 5_000

/** A bar on a terminal, else a line every few seconds; nothing for work that is quickly done. */
export async function progressOn(stream: NodeJS.WriteStream): Promise<Progress> {
  const began = performance.now()
  const log = (report: Progress | ((...given: Parameters<Progress>) => void), stop: () => void): Progress =>
    Object.assign((stage: string, done: number, of: number) => report(stage, done, of), { stop })
  if (!stream.isTTY) {
    let said = began + PATIENCE - SPARSE
    return log(
      (stage, done, of) => {
        const now = performance.now()
        if (done === of || now - said < SPARSE) return
        said = now
        stream.write(`${stage} ${done}/${of}\n`)
      },
      () => {},
    )
  }
  const { SingleBar } = await import('cli-progress')
  const bar = new SingleBar({
    stream,
    format: '{stage} {bar} {value}/{total}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
  })
  let running = false
  return log(
    (stage, done, of) => {
      if (!running && performance.now() - began < PATIENCE) return
      if (!running) bar.start(of, done, { stage: stage.padEnd(12) })
      else {
        bar.setTotal(of)
        bar.update(done, { stage: stage.padEnd(12) })
      }
      running = true
    },
    () => {
      if (running) bar.stop()
    },
  )
}

const MOST = 20

/** Tells of Problems, one line each, the first few of many, and how many there are. */
export function reportProblems(problems: readonly Problem[], stream: NodeJS.WriteStream): void {
  for (const { file, place, what, done } of problems.slice(0, MOST))
    stream.write(`${plain(place ? `${file}, ${place}` : file)}: ${plain(what)} (${plain(done)})\n`)
  if (problems.length > MOST) stream.write(`… and ${problems.length - MOST} more\n`)
  if (problems.length > 0) stream.write(`${problems.length} problem${problems.length > 1 ? 's' : ''}\n`)
}
