/**
 * `npm run bench:web`: our viewer beside plain sigma on graphology, on the same atlas of 100,000 nodes and 370,000 edges,
 * in the same run of a real Chromium. Times depend on the machine and on what else it does; the ratios hardly do.
 *
 *     npm run bench:web                      the synthetic atlas, made anew
 *     npm run bench:web -- --atlas DIR       a real one, as `build` wrote it
 *     npm run bench:web -- --json FILE       the figures as JSON as well
 *     npm run bench:web -- --pictures DIR    what both have drawn
 *     npm run bench:web -- --loads 1         faster; our page is loaded three times otherwise
 *     npm run bench:web -- --against COMMIT  instead of plain sigma: the viewer of a commit, page by page in turns
 *
 * Ends with 1 where a figure misses its limit.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { against } from './against.ts'
import { benchPlain, benchViewer, type Measured } from './measure.ts'
import { openBench } from './site.ts'

const { values } = parseArgs({
  options: {
    atlas: { type: 'string' },
    json: { type: 'string' },
    pictures: { type: 'string' },
    loads: { type: 'string', default: '3' },
    against: { type: 'string' },
  },
})
if (values.against !== undefined) {
  const ok = await against(values.against, values.atlas, Number(values.loads), values.json)
  process.exit(ok ? 0 : 1)
}
/** Our page is loaded so often; the median counts. */
const LOADS = Number(values.loads)

const bench = await openBench(values.atlas, { plain: true })
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
const own = (name: keyof Measured): number => median(ours.map((one) => Number(one[name])))
const both = (name: keyof Measured): [ours: number, plain: number] => [own(name), Number(plain[name])]
const ratio = (name: keyof Measured): number => Number(plain[name]) / own(name)

type Row = [what: string, ours: number, plain: number | undefined, unit: string, limit: string, ok: boolean]
const rows: Row[] = [
  ['first picture after the data', ...both('first'), 'ms', '≤ 3000', own('first') <= 3000],
  ['… times faster', ratio('first'), undefined, '×', '≥ 4', ratio('first') >= 4],
  ['computed until then', ...both('firstCpu'), 'ms', '', true],
  ['frame, whole map', ...both('frame'), 'ms', '', true],
  ['… times faster', ratio('frame'), undefined, '×', '≥ 5', ratio('frame') >= 5],
  ['computed for it', ...both('frameCpu'), 'ms', '', true],
  ['frame, near', ...both('near'), 'ms', '', true],
  ['… times faster', ratio('near'), undefined, '×', '', true],
  ['computed for it', ...both('nearCpu'), 'ms', '', true],
  ['heap', ...both('heap'), 'MB', '≤ 150', own('heap') <= 150],
  ['heap, garbage included', ...both('heapBefore'), 'MB', '', true],
  ['typed arrays beside it', ...both('external'), 'MB', '', true],
  ['search, first answer', own('search'), undefined, 'ms', 'works', own('search') > 0],
  ['wheel comes nearer', own('wheel'), undefined, '×', '> 1', ours.every(({ wheel }) => wheel! > 1)],
  ['tap selects', own('tap'), undefined, '', '1', ours.every(({ tap }) => tap)],
  ['sigma indexes again', own('again'), undefined, '', '0', ours.every(({ again }) => again === 0)],
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
