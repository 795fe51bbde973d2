import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import { UndirectedGraph } from 'graphology'
import graphml from 'graphology-graphml'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { mapData } from '../../web/data/map-data.ts'
import { fixture } from './fixture.ts'
import { openMap, settled, shown } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const plain = fixture(300)
const data = mapData(plain.manifest)

const { site, complaints } = siteOfTests({ plain })

/** Two papers that share a concept, and the concept. */
function pair(): { a: number; b: number; concept: number } {
  const { start, concept } = plain.manifest.links
  for (let b = 1; b < data.papers; b++)
    for (let l = start[b]; l < start[b + 1]; l++)
      if (concept.slice(0, start[1]).includes(concept[l])) return { a: 0, b, concept: concept[l] }
  throw new Error('no pair')
}

test('the viewer weighs at most 150 kB gzipped; parts of the page and what reads new texts are fetched when they are wanted', async () => {
  const files = readdirSync(site.viewer, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())
  const sizes = new Map(
    files.map(({ parentPath, name }) => [name, gzipSync(readFileSync(join(parentPath, name))).length]),
  )
  const reading = readdirSync(join(site.viewer, 'reading'))
  const parts = readdirSync(join(site.viewer, 'later'))
  const later = [...reading, ...parts]
  expect([sizes.size > 6, reading.length, parts.length > 2]).toEqual([true, 3, true])
  const opening = [...sizes].filter(([name]) => !later.includes(name))
  const weight = (of: typeof opening): number => of.reduce((sum, [, size]) => sum + size, 0)
  expect(weight(opening)).toBeLessThan(150_000)
  // Workers come with the first question, after the first picture.
  const first = opening.filter(([name]) => !/worker/.test(name))
  expect(first.length).toBe(opening.length - 2)
  expect(weight(first)).toBeLessThan(100_000)
  const page = await openMap(site, site.address('plain', 'node=p:paper-00003'), complaints)
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.reload()
  await page.waitForSelector('.related ol li')
  expect(fetched.length).toBeGreaterThan(4)
  expect(fetched.filter((address) => /\/(?:reading|knowledge|later)\//.test(address))).toEqual([])
  await page.keyboard.press('?')
  await page.waitForSelector('#help-title')
  expect(fetched.filter((address) => /\/later\//.test(address)).length).toBe(1)
})

test('a paper says in which collections its owner keeps it', async () => {
  const page = await openMap(site, site.address('plain', 'node=p:paper-00003'), complaints)
  await page.waitForSelector('.abstract')
  expect(await page.locator('article .authors').allTextContents()).toContain(
    'Kept in My Library/Thesis, To read',
  )
})

test('shift-click on a second paper: what they share, with the sentences of both; the address keeps it', async () => {
  const { a, b, concept } = pair()
  const page = await openMap(site, site.address('plain', `node=${data.key[a]}&view=0.5,0.5,1`), complaints)
  await page.waitForSelector('.abstract mark')
  await settled(page)
  const at = (await page.evaluate((key) => window.__atlas!.nodePosition(key), data.key[b]))!
  await page.keyboard.down('Shift')
  await page.mouse.click(at.x, at.y)
  await page.keyboard.up('Shift')
  await page.waitForSelector('.pair-panel[data-kind="shared"]')
  expect(page.url()).toContain(`with=${data.key[b]}`)
  const again = await openMap(site, page.url(), complaints)
  const shared = again.locator('.shared', { hasText: plain.manifest.concepts.label[concept] }).first()
  await expect.poll(() => shared.locator('blockquote').count()).toBe(2)
  expect(await again.locator('[aria-live]').textContent()).toMatch(/^How .* are connected$/)
  await again.keyboard.press('Escape')
  await again.waitForSelector('article h2.paper-title')
})

test('related papers come with reasons and sentences', async () => {
  const page = await openMap(site, site.address('plain', 'node=p:paper-00003'), complaints)
  await page.waitForSelector('.related ol li')
  expect(await page.locator('.related ol li').count()).toBe(10)
  const why = page.locator('.why button').first()
  await why.click()
  expect(await why.getAttribute('aria-expanded')).toBe('true')
  expect(await page.locator('.reason').first().locator('blockquote').count()).toBe(2)
  const name = await page.locator('.related-name bdi').first().textContent()
  await page.locator('.related-name').first().click()
  await expect.poll(() => page.textContent('.selection h2')).toBe(name)
})

test('a row of the list is chosen, and said', async () => {
  const page = await openMap(site, site.address('plain', 'as=list'), complaints)
  await page.locator('.list tbody button').nth(2).click()
  const name = await page.locator('.list tr.current th').textContent()
  expect(await page.locator('[aria-live]').first().textContent()).toContain(`${name} selected`)
})

test('the years play, from the first to all', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await page.getByRole('button', { name: 'Play the years' }).click()
  await expect.poll(() => page.locator('.years b').textContent()).toMatch(/^2012(?:–2013)?$/)
  expect(await shown(page)).toBeLessThan(data.nodes)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'all years' }).click()
  expect(await shown(page)).toBe(data.nodes)
})

test('what is shown is taken away as GraphML, as a reading list and as a picture', async () => {
  const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints)
  const take = async (name: string): Promise<Buffer> => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.menu-items').getByRole('button', { name }).click(),
    ])
    return readFileSync(await file.path())
  }
  const graph = graphml.parse(UndirectedGraph, (await take('GraphML')).toString())
  expect(graph.order).toBe(await shown(page))
  expect(graph.hasNode('c:tram')).toBe(true)
  const list = (await take('Markdown')).toString()
  expect(list.match(/^- \[ \] /gm)!.length).toBe(graph.filterNodes((_, { kind }) => kind === 'paper').length)
  const { width, height, data: pixels } = PNG.sync.read(await take('PNG'))
  const map = (await page.locator('.canvas').boundingBox())!
  expect([width > map.width + 200, height > map.height]).toEqual([true, true])
  const colors = new Set<number>()
  for (let at = 0; at < pixels.length; at += 4) colors.add(pixels.readUIntBE(at, 3))
  expect(colors.size).toBeGreaterThan(100)
})

test('the address is copied', async () => {
  const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Share' }).click()
  await page.waitForSelector('button:has-text("Copied")')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})

test('a click on the minimap looks there; ?embed leaves the map', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await page.getByLabel('Nearer').click()
  await settled(page)
  const place = () => page.evaluate(() => window.__atlas!.nodePosition('c:tram')!.x)
  const before = await place()
  await page.locator('.minimap').click({ position: { x: 40, y: 50 } })
  await settled(page)
  expect(Math.abs((await place()) - before)).toBeGreaterThan(20)
  const embedded = await openMap(site, site.address('plain').replace(/\/$/, '/?embed'), complaints)
  expect(await embedded.locator('.top, .legend, .years').filter({ visible: true }).count()).toBe(0)
  expect((await embedded.locator('.canvas').boundingBox())!.width).toBe(1280)
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing serious in any panel (%s)',
  async (colorScheme) => {
    const { a, b } = pair()
    const address = site.address('plain', `node=${data.key[a]}&with=${data.key[b]}&years=2014,2020`)
    const page = await openMap(site, address, complaints, { colorScheme })
    await page.waitForSelector('.shared blockquote')
    await page.evaluate(axe.source)
    const check = async (): Promise<void> => {
      const { violations } = await page.evaluate(() => window.axe.run())
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
    }
    await check()
    await page.keyboard.press('Escape')
    await page.waitForSelector('.related ol li')
    await page.locator('.why button').first().click()
    await page.getByRole('button', { name: 'Export' }).click()
    await check()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'List' }).click()
    await page.keyboard.press('Escape')
    await page.waitForSelector('.trends, .empty')
    await check()
    await page.getByRole('button', { name: 'Place a text' }).click()
    await page.waitForSelector('dialog.place[open]')
    await check()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.waitForSelector('dialog[open] dl')
    await check()
    await page.keyboard.press('Escape')
    await page.locator('.legend .name').first().click()
    await page.waitForSelector('.cluster-panel')
    await check()
    await page.keyboard.press('/')
    await page.keyboard.type('qua')
    await page.waitForSelector('[role="option"]')
    await check()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.aliases, .links')
    await page.getByRole('button', { name: 'Connect with another' }).click()
    await check()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Legend' }).click()
    await check()
  },
  120_000,
)
