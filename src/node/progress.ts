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

/** How far a stage is; a stage of one step is only named. */
const told = (stage: string, done: number, of: number): string =>
  of === 1 ? `${stage} …` : `${stage} ${done}/${of}`

/** A bar on a terminal, else a line every few seconds; nothing for work that is done a second after it began. */
export async function progressOn(stream: NodeJS.WriteStream): Promise<Progress> {
  return stream.isTTY ? barOn(stream) : linesOn(stream)
}

function linesOn(stream: NodeJS.WriteStream): Progress {
  let said: number | undefined
  const report = (stage: string, done: number, of: number): void => {
    const now = performance.now()
    said ??= now + PATIENCE - SPARSE
    const begins = done === 0 && of > 1
    if (begins || done === of || now - said < SPARSE) return
    said = now
    stream.write(`${told(stage, done, of)}\n`)
  }
  return Object.assign(report, { stop: () => {} })
}

async function barOn(stream: NodeJS.WriteStream): Promise<Progress> {
  const { SingleBar } = await import('cli-progress')
  const bar = new SingleBar({
    stream,
    format: ({ barsize = 0 }, { progress, value, total }, { stage }) => {
      const full = Math.round(progress * barsize)
      const drawn = total === 1 ? '' : `${'█'.repeat(full)}${'░'.repeat(barsize - full)} `
      return drawn + told(stage, value, total)
    },
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
  })
  let began: number | undefined
  let running: string | undefined
  const stop = (): void => {
    if (running !== undefined) bar.stop()
    running = undefined
  }
  const report = (stage: string, done: number, of: number): void => {
    began ??= performance.now()
    if (running === undefined && performance.now() - began < PATIENCE) return
    if (running === stage) {
      bar.setTotal(of)
      bar.update(done, { stage })
    } else {
      // Only a start draws at once, and the stage may give the bar no time to draw until it is done.
      stop()
      bar.start(of, done, { stage })
      running = stage
    }
  }
  return Object.assign(report, { stop })
}

const MOST = 20

/** What was expected and what was done, without what was found and the names of records. */
const kindOf = ({ what, done }: Problem): string => {
  const kind = what
    .replace(/,? found .*$/s, '')
    .replace(/^.*: (?=the same |the id of another|crossref to|its brace|a value is|more than \d+ char)/s, '')
    .replace(/^(the same \w+ as|crossref to) .*$/s, '$1 …')
  const act = done.replace(/^(merged into|called) .*$/s, '$1 …')
  return `${kind} (${act})`.replace(/\d+/g, 'N')
}

/** Tells of Problems, one line each, the first few of many, and how many there are of each kind. */
export function reportProblems(problems: readonly Problem[], stream: NodeJS.WriteStream): void {
  for (const { file, place, what, done } of problems.slice(0, MOST))
    stream.write(`${plain(place ? `${file}, ${place}` : file)}: ${plain(what)} (${plain(done)})\n`)
  if (problems.length > MOST) stream.write(`… and ${problems.length - MOST} more\n`)
  if (problems.length === 0) return
  stream.write(`${problems.length} problem${problems.length > 1 ? 's' : ''}\n`)
  const kinds = new Map<string, number>()
  for (const kind of problems.map(kindOf)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  if (kinds.size === problems.length) return
  for (const [kind, count] of [...kinds].sort(([, a], [, b]) => b - a).slice(0, MOST))
    stream.write(`${String(count).padStart(6)} × ${plain(kind)}\n`)
}
