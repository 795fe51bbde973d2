/**
 * `npm run bench:web -- --against COMMIT --atlas DIR [--loads N]`: this viewer beside that of a commit on the same atlas, in
 * the same Chromium, page by page in turns. Of several visits the least counts: other programs of the machine only ever add.
 */
import { writeFileSync } from 'node:fs'
import { median } from '../tree.ts'
import { openBench } from './site.ts'
import { type Visit, visit } from './visit.ts'

type Row = [
  what: string,
  name: keyof Visit,
  unit: string,
  limit: string,
  ok?: (now: number, then: number) => boolean,
]
const atMost = (ratio: number) => (now: number, then: number) => now <= ratio * then
/** What chance does to the least of a few visits. */
const NOT_WORSE = 1.05
const ROWS: Row[] = [
  ['first picture', 'shown', 'ms', '≤ 0.8 ×', atMost(0.8)],
  ['… after the data', 'first', 'ms', ''],
  ['… computed', 'shownCpu', 'ms', ''],
  ['typing, longest task', 'task', 'ms', '≤ 50 ms', (now) => now <= 50],
  ['… computed', 'taskCpu', 'ms', ''],
  ['… to the answer', 'answer', 'ms', ''],
  ['heap after it', 'heap', 'MB', '≤ 0.7 ×', atMost(0.7)],
  ['… with workers', 'all', 'MB', ''],
  ['frame, whole map', 'frame', 'ms', '≤ 1 ×', atMost(NOT_WORSE)],
  ['… slowest twentieth', 'slow', 'ms', '≤ 0.5 ×', atMost(0.5)],
  ['… computed', 'frameCpu', 'ms', ''],
  ['frame, near', 'nearFrame', 'ms', '≤ 1 ×', atMost(NOT_WORSE)],
  ['… slowest twentieth', 'nearSlow', 'ms', '≤ 0.5 ×', atMost(0.5)],
  ['… computed', 'nearCpu', 'ms', ''],
]

/** Prints the figures; whether all of them are within their limits. */
export async function against(
  commit: string,
  atlas: string | undefined,
  loads: number,
  json: string | undefined,
): Promise<boolean> {
  const bench = await openBench(atlas, { commit })
  const addresses = [bench.before, bench.viewer]
  const visits: Visit[][] = [[], []]
  for (let load = 0; load < loads; load++)
    for (const t of load % 2 === 0 ? [0, 1] : [1, 0]) {
      const seen = await visit(bench, addresses[t])
      visits[t].push(seen)
      const figures = ROWS.map(([, name]) => `${name} ${seen[name].toFixed()}`)
      console.error(`${t === 0 ? commit : 'this tree'}: ${figures.join(', ')}`)
    }
  await bench.close()

  const line = (cells: readonly string[]): string =>
    cells.map((cell, c) => (c === 0 ? cell.padEnd(24) : cell.padStart(12))).join(' ')
  console.log(line(['', commit.slice(0, 12), 'this tree', 'ratio', 'of medians', 'limit', '']))
  const rows = ROWS.map(([what, name, unit, limit, ok]) => {
    const all = visits.map((own) => own.map((one) => one[name]))
    const [then, now] = all.map((values) => Math.min(...values))
    const [usual, usualNow] = all.map(median)
    const figure = (value: number): string => `${value.toFixed(1)} ${unit}`
    const isOk = ok?.(now, then)
    const verdict = isOk === undefined ? '' : isOk ? 'ok' : 'SHORT'
    const ratios = [(now / then).toFixed(3), (usualNow / usual).toFixed(3)]
    console.log(line([what, figure(then), figure(now), ...ratios, limit, verdict]))
    return { what, then, now, usual, usualNow, unit, limit, ok: isOk }
  })
  if (json) writeFileSync(json, `${JSON.stringify({ commit, atlas: bench.atlas, rows, visits }, null, 1)}\n`)
  return rows.every(({ ok }) => ok !== false)
}
