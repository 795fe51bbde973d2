/** What makes the map easy to use: keys, targets, large type, paper, lists, corrections that are taken back. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { mapData } from '../../web/data/map-data.ts'
import { exported, left } from './exported.ts'
import { fixture } from './fixture.ts'
import { openMap, settled, shown } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const plain = fixture(300)
const data = mapData(plain.manifest)
const graph = exported(plain)
const { site, complaints } = siteOfTests({ plain })
const PATIENCE = 120_000
const soon = <T>(get: () => T) => expect.poll(get, { timeout: 30_000 })

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.className ?? '')
const title = (page: Page): Promise<string | null> => page.textContent('.selection h2')

test(
  'a merge goes in either direction; taken back, one is where one was',
  async () => {
    const page = await openMap(site, site.address('plain', 'node=c:tram&view=0.4,0.45,0.5'), complaints)
    const merge = async (name: string): Promise<void> => {
      await page.locator('.correct summary').click()
      await page.getByLabel('It is the same as').fill('violin')
      await page.getByRole('button', { name }).first().click()
    }
    await merge('Merge into violin')
    await soon(() => title(page)).toBe('violin')
    await page.keyboard.press('Control+z')
    await soon(() => title(page)).toBe('tram')
    expect(page.url()).toContain('view=0.4,0.45,0.5')
    await merge('Merge violin into tram')
    await soon(() => page.locator('.aliases').textContent()).toContain('violin')
    expect(await title(page)).toBe('tram')
    await page.keyboard.press('Control+z')
    await soon(() => page.locator('.counter').textContent()).toContain(`of ${data.nodes} `)
    expect(await title(page)).toBe('tram')
  },
  PATIENCE,
)

test(
  'a PNG is as large as asked for, its legend fits, and what was pointed at is not on it',
  async () => {
    const page = await openMap(site, site.address('plain'), complaints)
    const map = (await page.locator('.canvas').boundingBox())!
    const take = async (ratio: number): Promise<PNG> => {
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('button', { name: `${ratio}×`, exact: true }).click()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.menu-items').getByRole('button', { name: 'PNG, as it looks now' }).click(),
      ])
      return PNG.sync.read(readFileSync(await file.path()))
    }
    const before = await take(1)
    const at = (await page.evaluate(() => window.__atlas!.nodePosition('c:tram')))!
    await page.mouse.move(at.x, at.y)
    await page.waitForTimeout(200)
    for (const ratio of [1, 2, 4]) {
      const picture = await take(ratio)
      expect(picture.height).toBe(Math.round((map.height + 34) * ratio))
      expect(Math.abs(picture.width - (map.width + 250) * ratio)).toBeLessThanOrEqual(ratio)
      if (ratio === 1) expect(picture.data.equals(before.data)).toBe(true)
      // No row of the legend reaches its border.
      for (let y = 0; y < picture.height; y++) {
        const end = (y * picture.width + picture.width - 1) * 4
        expect(picture.data.readUInt32BE(end)).toBe(picture.data.readUInt32BE(4 * (picture.width - 1)))
      }
    }
  },
  PATIENCE,
)

test(
  'a skip link, at most twelve stops to the map, and the focus goes on into the panel',
  async () => {
    const page = await openMap(site, site.address('plain'), complaints)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('skip')
    let stops = 1
    while ((await focused(page)) !== 'canvas' && stops < 30) {
      await page.keyboard.press('Tab')
      stops++
    }
    expect(stops).toBeLessThanOrEqual(12)
    await page.locator('.skip').focus()
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('canvas')
    await page.keyboard.press('ArrowRight')
    await page.waitForSelector('article[data-neighbours]')
    expect(await focused(page)).toBe('canvas')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('selection')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.empty')
    await soon(() => focused(page)).toBe('canvas')
    await page.keyboard.press('/')
    await page.keyboard.type('violin')
    await page.waitForSelector('[role="option"][aria-selected="true"]')
    await page.keyboard.press('Enter')
    await soon(() => focused(page)).toBe('selection')
    await page.locator('.visit').first().press('Enter')
    await soon(() => title(page)).not.toBe('violin')
    await soon(() => focused(page)).toBe('selection')
  },
  PATIENCE,
)

test.each([1280, 390])(
  'targets are 24 pixels or more, but for words in a line (%d px)',
  async (width) => {
    const viewport = { width, height: 844 }
    const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints, { viewport })
    const small = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('button, input, select, summary, a[href]')]
          .filter(
            (one) => one.checkVisibility() && !one.closest('mark, .authors, .skip, p:not([class]), p.own'),
          )
          .filter((one) => {
            const target = one.closest('label') ?? one
            const { width, height } = target.getBoundingClientRect()
            return width > 0 && (width < 23.9 || height < 23.9)
          })
          .map((one) => one.outerHTML.slice(0, 120)),
      )
    expect(await small()).toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForSelector('.empty')
    expect(await small()).toEqual([])
    await page.getByRole('button', { name: 'List' }).click()
    expect(await small()).toEqual([])
  },
  PATIENCE,
)

test(
  'the list is filtered and sorted, the address keeps the order, and no row lies under the counter',
  async () => {
    const page = await openMap(site, site.address('plain', 'as=list'), complaints)
    const column = (at: number): Promise<string[]> =>
      page.locator(`.list tbody tr > :nth-child(${at})`).allTextContents()
    await page.getByRole('button', { name: 'name', exact: true }).click()
    const names = await column(1)
    expect(names).toEqual([...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    await page.getByRole('button', { name: 'year', exact: true }).click()
    expect(page.url()).toContain('sort=-year')
    const years = (await column(4)).map(Number).filter((year) => year > 0)
    expect(years).toEqual([...years].sort((a, b) => b - a))
    const again = await openMap(site, page.url(), complaints)
    expect(await again.locator('th[aria-sort="descending"]').textContent()).toBe('year')
    await page.getByLabel('Filter the list').fill('TRAM paper 2015')
    await soon(async () => (await column(4)).join()).toMatch(/^2015(?:,2015)*$/)
    await page.getByLabel('Filter the list').fill('')
    const counter = (await page.locator('.counter').boundingBox())!
    const rows = (await page.locator('.list .rows').boundingBox())!
    expect(counter.y + counter.height).toBeLessThanOrEqual(rows.y)
  },
  PATIENCE,
)

test(
  'counts of links follow the filters',
  async () => {
    const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints)
    await page.getByRole('checkbox', { name: 'uses' }).uncheck()
    await page.getByLabel('Weight of a link').fill('0.6')
    const nodes = left(graph, { role: 'uses', leastWeight: 0.6 })
    const edges = graph.edges.filter(
      ({ source, target, attributes: { role, weight } }) =>
        nodes.has(source) && nodes.has(target) && role !== 'uses' && weight >= 0.6,
    )
    await soon(() => page.locator('.slider', { hasText: 'Weight' }).locator('small').textContent()).toBe(
      `${edges.length.toLocaleString('en')} links`,
    )
    const own = edges.filter(
      ({ source, target, attributes: { kind } }) => kind === 'link' && [source, target].includes('c:tram'),
    ).length
    await soon(() => page.locator('.links h3').first().textContent()).toContain(`${own} under the filters`)
  },
  PATIENCE,
)

test(
  'at 200 % nothing is cut off sideways and the map keeps its room; names grow with the text',
  async () => {
    const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints, {
      viewport: { width: 640, height: 400 },
    })
    const wide = (on: Page): Promise<number> =>
      on.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await wide(page)).toBeLessThanOrEqual(0)
    expect((await page.locator('.canvas').boundingBox())!.height).toBeGreaterThan(200)
    const large = await openMap(site, site.address('plain', 'node=c:tram'), complaints)
    const height = (): Promise<number> =>
      large.evaluate(() => window.__atlas!.labelBoxes().find(({ key }) => key === 'c:tram')!.height)
    const before = await height()
    await large.evaluate(() => {
      document.documentElement.style.fontSize = '187.5%'
    })
    await settled(large)
    await soon(height).toBeGreaterThan(1.7 * before)
    expect(await wide(large)).toBeLessThanOrEqual(0)
    const over = await large.evaluate(
      () =>
        [...document.querySelectorAll('.top, .tools, .legend, .selection')].filter(
          (one) => one.scrollWidth > one.clientWidth + 1,
        ).length,
    )
    expect(over).toBe(0)
  },
  PATIENCE,
)

test(
  'on paper there are the map and the whole panel, in dark ink, and no tools',
  async () => {
    const page = await openMap(site, site.address('plain', 'node=c:tram&theme=dark'), complaints)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    const picture = page.locator('.print-picture canvas')
    expect(await picture.evaluate((one: HTMLCanvasElement) => one.width)).toBeGreaterThan(1000)
    expect(await picture.isVisible()).toBe(true)
    for (const part of ['.tools', '.legend', '.canvas', '.years'])
      expect(await page.locator(part).isVisible(), part).toBe(false)
    const panel = await page
      .locator('.selection')
      .evaluate((one) => [one.scrollHeight - one.clientHeight, getComputedStyle(one).color])
    expect(panel).toEqual([0, 'rgb(0, 0, 0)'])
  },
  PATIENCE,
)

test(
  'the first screen says how to open papers of one’s own; they become a new map when that is asked for',
  async () => {
    const page = await openMap(site, site.address('plain'), complaints)
    const before = await shown(page)
    await page.locator('.own button').click()
    await page.getByLabel('Make a new map').check()
    const records = ['vision transformer', 'graph transformer', 'large language model'].map(
      (name, at) =>
        `@article{k${at}, title={The ${name} of mine}, abstract={We study the ${name}. A vision transformer (ViT) helps the ${name}.}, year={202${at}}}`,
    )
    await page.locator('.place input[type="file"]').setInputFiles({
      name: 'my.bib',
      mimeType: 'text/plain',
      buffer: Buffer.from(records.join('\n')),
    })
    await soon(() => page.locator('.top h1').textContent()).toContain('3 papers')
    await page.waitForSelector('.own:has-text("in this tab alone")')
    await page.locator('#search').fill('vision transformer')
    await page.locator('[role="option"]').first().click()
    await page.locator('.links .unfold').first().click()
    await page.waitForSelector('.links blockquote mark')
    await page.goto(site.address('plain'))
    await page.reload()
    await soon(() => shown(page)).toBe(before)
  },
  PATIENCE,
)
