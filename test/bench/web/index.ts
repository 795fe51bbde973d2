/**
 * `npm run bench:web`: our viewer beside plain sigma on graphology, on the same atlas of 100,000 nodes and 370,000 edges,
 * in the same run of a real Chromium. Times depend on the machine and on what else it does; the ratios hardly do.
 *
 *     npm run bench:web                      the synthetic atlas, made anew
 *     npm run bench:web -- --atlas DIR       a real one, as `build` wrote it
 *     npm run bench:web -- --json FILE       the figures as JSON as well
 *     npm run bench:web -- --pictures DIR    what both have drawn
 *
 * Ends with 1 where a figure misses its limit.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchPlain, benchViewer, type Measured } from './measure.ts'
import { openBench } from './site.ts'

const { values } = parseArgs({
  options: { atlas: { type: 'string' }, json: { type: 'string' }, pictures: { type: 'string' } },
})
/** Our page is loaded so often; the median counts. */
const LOADS = 3

const bench = await openBench(values.atlas)
const picture = (name: string): string | undefined => values.pictures && join(values.pictures, `${name}.png`)
const ours: Measured[] = []
const say = (what: string, { first, frame, near, heap }: Measured): void =>
  console.error(
    `${what}: first ${first.toFixed()} ms, frame ${frame.toFixed()} and ${near.toFixed()} ms, heap ${heap.toFixed()} MB`,
  )
for (let load = 0; load < LOADS; load++) {
  ours.push(await benchViewer(bench, load === 0 ? picture('viewer') : undefined))
  say('viewer', ours[load])
}
const plain = await benchPlain(bench, picture('plain'))
say('plain', plain)
await bench.close()

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1]
const own = (name: 'first' | 'frame' | 'near' | 'heap' | 'heapBefore' | 'external' | 'search'): number =>
  median(ours.map((one) => one[name]!))

const rows: [
  what: string,
  ours: number,
  plain: number | undefined,
  unit: string,
  limit: string,
  ok: boolean,
][] = [
  ['first picture after the data', own('first'), plain.first, 'ms', '≤ 3000', own('first') <= 3000],
  ['… times faster', plain.first / own('first'), undefined, '×', '≥ 4', plain.first >= 4 * own('first')],
  ['frame, whole map', own('frame'), plain.frame, 'ms', '', true],
  ['… times faster', plain.frame / own('frame'), undefined, '×', '≥ 5', plain.frame >= 5 * own('frame')],
  ['frame, near', own('near'), plain.near, 'ms', '', true],
  ['… times faster', plain.near / own('near'), undefined, '×', '', true],
  ['heap', own('heap'), plain.heap, 'MB', '≤ 150', own('heap') <= 150],
  ['heap, garbage included', own('heapBefore'), plain.heapBefore, 'MB', '', true],
  ['typed arrays beside it', own('external'), plain.external, 'MB', '', true],
  ['search, first answer', own('search'), undefined, 'ms', 'works', own('search') > 0],
  ['wheel comes nearer', ours[0].wheel!, undefined, '×', '> 1', ours.every(({ wheel }) => wheel! > 1)],
  ['tap selects', Number(ours.every(({ tap }) => tap)), undefined, '', '1', ours.every(({ tap }) => tap)],
  [
    'sigma indexes again',
    Math.max(...ours.map(({ again }) => again!)),
    undefined,
    '',
    '0',
    ours.every(({ again }) => again === 0),
  ],
]
const { nodes, edges, bytes } = bench.atlas
console.log(
  `${nodes.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} edges, atlas.json ${(bytes / 1e6).toFixed(1)} MB\n`,
)
console.log(`${''.padEnd(32)}${'viewer'.padStart(10)}${'plain'.padStart(10)}      limit`)
const shown = (number: number | undefined): string =>
  (number === undefined ? '' : number.toFixed(number < 100 ? 1 : 0)).padStart(10)
for (const [what, mine, other, unit, limit, ok] of rows)
  console.log(
    `${what.padEnd(32)}${shown(mine)}${shown(other)} ${unit.padEnd(4)} ${limit.padEnd(7)} ${limit && (ok ? 'ok' : 'SHORT')}`,
  )
if (values.json)
  writeFileSync(
    values.json,
    `${JSON.stringify({ atlas: bench.atlas, viewer: ours, plain, rows: rows.map(([what, viewer, other, unit, limit, ok]) => ({ what, viewer, plain: other, unit, limit, ok })) }, null, 1)}\n`,
  )
process.exitCode = rows.every(([, , , , , ok]) => ok) ? 0 : 1
