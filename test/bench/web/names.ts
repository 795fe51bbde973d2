/**
 * `npm run bench:names -- --atlas DIR`: which of the regions and clusters on the screen carry a readable name, in a real
 * Chromium, at three zooms and on three screens.
 *
 *     npm run bench:names -- --atlas DIR                    an atlas, as `build` wrote it
 *     npm run bench:names -- --atlas DIR --pictures FOLDER  what was seen
 *     npm run bench:names -- --atlas DIR --screen 1280x720  one screen alone
 *
 * Ends with 1 where fewer than four of five clusters are named; on a phone, where a region is not.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { mapData } from '../../../web/data/map-data.ts'
import { camerasAt, type Named, namedIn, type Share } from '../../web/named.ts'
import { openBench } from './site.ts'

const { values } = parseArgs({
  options: { atlas: { type: 'string' }, pictures: { type: 'string' }, screen: { type: 'string' } },
})
if (values.atlas === undefined) {
  console.error('expected an atlas folder: npm run bench:names -- --atlas DIR')
  process.exit(2)
}
const LEAST = 0.8
const SCREENS = [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const
const RATIOS = [1, 0.45, 0.2]

const data = mapData(JSON.parse(readFileSync(join(values.atlas, 'atlas.json'), 'utf8')))
const bench = await openBench(values.atlas, {})
const share = ({ there, named }: Share): string => `${named}/${there}`.padStart(9)
let ok = true
console.log('screen      ratio   regions  clusters  misplaced  covered')
for (const [width, height] of SCREENS) {
  if (values.screen !== undefined && values.screen !== `${width}x${height}`) continue
  const page = await bench.browser.newPage({ viewport: { width, height } })
  page.setDefaultTimeout(300_000)
  // tsx names functions by a helper that pages do not have.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.goto(bench.viewer)
  await page.waitForFunction(() => window.__atlas?.ready)
  const isPhone = width < 560
  for (const ratio of isPhone ? [1] : RATIOS) {
    const found: Named = await namedIn(page, data, camerasAt(ratio))
    const enough = isPhone
      ? found.regions.named === found.regions.there
      : found.clusters.named >= LEAST * found.clusters.there
    ok &&= enough
    console.log(
      `${`${width}×${height}`.padEnd(10)} ${String(ratio).padStart(6)} ${share(found.regions)} ${share(found.clusters)} ${String(found.misplaced).padStart(10)} ${share(found.covered)} ${enough ? 'ok' : 'SHORT'}`,
    )
    if (values.pictures) await page.screenshot({ path: join(values.pictures, `names-${width}-${ratio}.png`) })
  }
  await page.close()
}
await bench.close()
process.exitCode = ok ? 0 : 1
