import axe from 'axe-core'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { intersect } from '../../web/appearance/labels.ts'
import { NEAR } from '../../web/state/state.ts'
import { exported, neighbours } from './exported.ts'
import { type FixtureAtlas, fixture } from './fixture.ts'
import { openMap, settled } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const plain = fixture(300)
const { manifest } = plain

/** A folder of some other program. */
function unknownFormat(): FixtureAtlas {
  const atlas = fixture(20)
  atlas.manifest.format = 'something else' as 'concept-atlas'
  return atlas
}

const { site, complaints } = siteOfTests({
  plain,
  large: fixture(2000),
  broken: unknownFormat(),
  missing: null,
})

const graph = exported(plain)
const tram = neighbours(graph, 'c:tram').size

test('search forgives a typo; Enter selects and centres', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await page.keyboard.press('/')
  await page.keyboard.type('quantm')
  await page.waitForSelector('[role="option"][aria-selected="true"]')
  expect(await page.textContent('[role="option"]')).toContain('quantum')
  await page.keyboard.press('Enter')
  await settled(page)
  expect(await page.textContent('.selection h2')).toBe('quantum')
  const box = (await page.locator('.canvas').boundingBox())!
  const at = (await page.evaluate(() => window.__atlas!.nodePosition('c:quantum')))!
  expect(Math.abs(at.x - box.x - box.width / 2)).toBeLessThan(5)
  expect(Math.abs(at.y - box.y - box.height / 2)).toBeLessThan(5)
})

test('a click focuses: the panel counts the neighbours, the sentence is there, Escape restores', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  const shown = (): Promise<string | null> => page.locator('.counter').getAttribute('data-shown')
  const all = await shown()
  const indexed = await page.evaluate(() => window.__atlas!.indexed())
  const at = (await page.evaluate(() => window.__atlas!.nodePosition('c:tram')))!
  await page.mouse.move(at.x, at.y)
  await page.mouse.click(at.x, at.y)
  await page.waitForSelector('.selection h2:has-text("tram")')
  expect(await page.locator('article').getAttribute('data-neighbours')).toBe(String(tram))
  expect(await shown()).toBe(String(Math.min(tram, NEAR) + 1))

  await page.locator('.links .unfold').first().click()
  const quote = page.locator('.links blockquote').first()
  await quote.waitFor()
  expect(await quote.locator('mark').textContent()).toBe('tram')
  expect(await quote.textContent()).toMatch(
    /^\S.* tram, with a budget of \$O\(n \\log n\)\$ steps & <b>no<\/b>/,
  )

  await page.goBack()
  await expect.poll(() => page.locator('.links blockquote').count()).toBe(0)
  expect(await page.textContent('.selection h2')).toBe('tram')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.empty')
  expect(await shown()).toBe(all)
  expect(await page.evaluate(() => window.__atlas!.indexed())).toBe(indexed)
})

test('a paper shows its abstract with every mention marked', async () => {
  const page = await openMap(site, site.address('plain', 'node=p:paper-00003'), complaints)
  await page.waitForSelector('.abstract mark')
  const { start, concept } = manifest.links
  const own = concept.slice(start[3], start[4]).map((c) => manifest.concepts.label[c])
  expect((await page.locator('.abstract mark').allTextContents()).sort()).toEqual(own.sort())
  expect(await page.locator('.out a').getAttribute('href')).toBe('https://example.org/code/3')
  expect(await page.locator('.out a').getAttribute('rel')).toContain('noopener')
})

test.each(['light', 'dark'] as const)('labels never overlap, the map is drawn (%s)', async (colorScheme) => {
  const page = await openMap(site, site.address('large'), complaints, { colorScheme })
  for (let zoom = 0; zoom < 3; zoom++) {
    const boxes = await page.evaluate(() => window.__atlas!.labelBoxes())
    expect(boxes.length).toBeGreaterThan(5)
    for (let a = 0; a < boxes.length; a++)
      for (let b = 0; b < a; b++)
        expect(intersect(boxes[a], boxes[b]), `${boxes[a].key} ${boxes[b].key}`).toBe(false)
    await page.getByLabel('Nearer').click()
    await settled(page)
  }
  const { data } = PNG.sync.read(await page.locator('.canvas').screenshot())
  const colors = new Set<number>()
  for (let at = 0; at < data.length; at += 4)
    colors.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2])
  expect(colors.size).toBeGreaterThan(200)
})

test('from page load to a sentence by keyboard alone', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await page.keyboard.press('/')
  await page.keyboard.type('violin')
  await page.waitForSelector('[role="option"]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.links')
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab')
    const { unfold, ring } = await page.evaluate(() => ({
      unfold: document.activeElement?.classList.contains('unfold'),
      ring:
        document.activeElement === document.body ? null : getComputedStyle(document.activeElement!).outline,
    }))
    if (ring !== null) expect(ring).toMatch(/^(?:rgb|color).*\b(?:solid|auto)\b.*\b[2-9](?:\.\d+)?px/)
    if (unfold) break
  }
  await page.keyboard.press('Enter')
  await page.waitForSelector('.links blockquote mark')
})

test.each(['light', 'dark'] as const)('axe finds nothing serious (%s)', async (colorScheme) => {
  const page = await openMap(site, site.address('plain', 'node=p:paper-00003'), complaints, { colorScheme })
  await page.waitForSelector('.abstract mark')
  await page.evaluate(axe.source)
  for (const unfold of [false, true]) {
    if (unfold) await page.locator('.links .unfold').first().click()
    const { violations } = await page.evaluate(() => window.axe.run())
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
  }
})

test('on a phone the selection is a sheet under the map', async () => {
  const viewport = { width: 390, height: 844 }
  const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints, { viewport })
  const map = (await page.locator('.canvas').boundingBox())!
  const sheet = (await page.locator('.selection').boundingBox())!
  expect([map.width, sheet.width]).toEqual([390, 390])
  expect(map.height).toBeGreaterThan(250)
  expect(sheet.y).toBeGreaterThan(map.y + 250)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('without WebGL the page says so, and what to do', async () => {
  const page = await site.browser.newPage()
  await page.addInitScript(() => {
    const context = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, kind: string) => null
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
      return kind.includes('webgl') ? null : context.call(this, kind)
    } as typeof HTMLCanvasElement.prototype.getContext
  })
  await page.goto(site.address('plain'))
  await page.waitForSelector('.failure')
  expect(await page.textContent('.failure')).toMatch(/no WebGL 2.*hardware acceleration/s)
  expect(await page.locator('#search').count()).toBe(1)
})

test('names stay where they are while the map is moved', async () => {
  const page = await openMap(site, site.address('large'), complaints)
  const before = await page.evaluate(() => window.__atlas!.labelBoxes())
  const at = (await page.evaluate(() => window.__atlas!.nodePosition('c:tram')))!
  const box = (await page.locator('.canvas').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 30, y + 12, { steps: 4 })
  await page.waitForTimeout(300)
  await page.mouse.up()
  await settled(page)
  const after = await page.evaluate(() => window.__atlas!.labelBoxes())
  const to = (await page.evaluate(() => window.__atlas!.nodePosition('c:tram')))!
  const [dx, dy] = [to.x - at.x, to.y - at.y]
  expect(Math.hypot(dx, dy)).toBeGreaterThan(10)
  const places = new Map(after.map((label) => [label.key, label]))
  // What lies over the map takes no names below it.
  const covering = await page.evaluate(() =>
    [...document.querySelectorAll('.map-buttons, .minimap, .counter, .legend, .selection')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return { x, y, width, height }
    }),
  )
  const inSight = before.filter(
    (one) => !covering.some((over) => intersect({ ...one, x: one.x + dx, y: one.y + dy }, over)),
  )
  expect(inSight.length).toBeGreaterThan(before.length - 4)
  for (const { key, x, y } of inSight) {
    const now = places.get(key)
    expect(now, key).toBeDefined()
    expect(Math.abs(now!.x - x - dx) + Math.abs(now!.y - y - dy), key).toBeLessThan(0.01)
  }
  for (let a = 0; a < after.length; a++)
    for (let b = 0; b < a; b++) expect(intersect(after[a], after[b])).toBe(false)
})

test('an atlas that is not there, or is none, is answered with what to do', async () => {
  for (const name of ['missing', 'broken']) {
    const page = await site.browser.newPage()
    await page.goto(site.address(name))
    await page.waitForSelector('.failure')
    expect(await page.textContent('.failure')).toContain('concept-atlas build')
  }
})
