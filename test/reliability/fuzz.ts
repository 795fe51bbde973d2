/**
 * `npm run fuzz -- [--runs 500000] [--seed 1] [--from 0] [--only refs.bib]`: mutates a sample of every format, and the small files of the golden
 * cases, at one place or at several, and reads them. Prints inputs that a reader throws at or never comes back from, and what
 * single damages have lost without a word (`losses.ts` says what counts); ends with 1 where there is any. A run is the same
 * whenever its number and the seed are: `--from 77 --runs 1` takes one of them again, `--only` those of the inputs of that name.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Found, Order, Report } from './fuzz-runs.ts'

const given = parseArgs({
  options: {
    runs: { type: 'string', default: '500000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
}).values
const [runs, seed, from] = [Number(given.runs), Number(given.seed), Number(given.from)]

/** Milliseconds without a word of a hundred runs that take 70 ms by themselves, on a machine that has other things to do. */
const PATIENCE = 300_000
/** Findings that are shown. */
const MOST_SHOWN = 200

const counts = { 'single places': 0, throws: 0, hangs: 0, 'silent losses': 0 }
let slowest = 0
let shown = 0
/** At once: a campaign that is ended before its time has told what it found. */
const show = (text: string): void => {
  if (++shown <= MOST_SHOWN) console.log(text)
}

/** The place where two texts differ, with what stands around it. */
function place(before: string, after: string): string {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  let end = 0
  const most = Math.min(before.length, after.length) - at
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++
  const around = (text: string): string =>
    JSON.stringify(text.slice(Math.max(0, at - 25), text.length - end + 25).slice(0, 130))
  return `\n      ${around(before)}\n      ${around(after)}`
}

function tell({ run, name, what, words, before, after }: Found): void {
  counts[what === 'throw' ? 'throws' : 'silent losses']++
  show(`${what} in run ${run}, ${name}: ${words.slice(0, 300)}${place(before, after)}`)
}

/** Runs up to `to`; gives the number of the run to go on from. */
function share(order: Order): Promise<number> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(new URL('./fuzz-runs.ts', import.meta.url))
    let at = order.from
    const hang = (): void => {
      counts.hangs++
      show(`no end of one of the runs ${at} to ${at + 99}`)
      child.kill('SIGKILL')
    }
    let watch = setTimeout(hang, PATIENCE)
    let isDone = false
    child.on('message', (report: Report) => {
      clearTimeout(watch)
      watch = setTimeout(hang, PATIENCE)
      if ('found' in report) tell(report.found)
      else if ('single' in report) {
        counts['single places'] += report.single
        slowest = Math.max(slowest, report.slowest)
        isDone = true
      } else {
        at = report.run
        if (at % 20_000 === 0) process.stderr.write(`${at} …\n`)
      }
    })
    child.on('error', reject).on('close', () => {
      clearTimeout(watch)
      resolve(isDone ? order.to : at + 100)
    })
    child.send(order)
  })
}

const began = performance.now()
for (let next = from; next < from + runs; )
  next = await share({ seed, from: next, to: from + runs, only: given.only })
const seconds = (performance.now() - began) / 1000
const rows = { inputs: runs, ...counts, 'inputs a second': runs / seconds, 'ms, the slowest': slowest }
for (const [what, many] of Object.entries(rows))
  console.log(`${String(Math.round(many)).padStart(9)}  ${what}`)
process.exitCode = counts.throws + counts.hangs + counts['silent losses'] > 0 ? 1 : 0
