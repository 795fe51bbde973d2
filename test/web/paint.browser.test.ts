import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { channels } from '../../src/graph/oklab.ts'
import { paintOf } from '../../web/appearance/paint.ts'
import { nodeColor, palette } from '../../web/appearance/palette.ts'
import { mapData } from '../../web/data/map-data.ts'
import { yearsOf } from '../../web/data/years.ts'
import type { Coloring, Theme } from '../../web/state/state.ts'
import { fixture } from './fixture.ts'
import { openMap, settled } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const plain = fixture(300)
const data = mapData(plain.manifest)
/** Every third paper is not told of. */
const citations = plain.manifest.papers.id.map((_, paper) => (paper % 3 === 0 ? null : paper * paper))
const kept = {
  ...plain,
  manifest: { ...plain.manifest, kept: { name: ['citations'], values: [citations] } },
}
const { site, complaints } = siteOfTests({ plain, kept })
const PATIENCE = 120_000

/** Discs that nothing lies upon: of the largest concepts. */
const LARGEST = [...data.count.keys()].sort((a, b) => data.count[b] - data.count[a]).slice(0, 12)

/** How many of them have the colour at their middle that the colouring gives them. */
async function asTold(page: Page, coloring: Coloring, theme: Theme): Promise<number> {
  const picture = PNG.sync.read(await page.screenshot())
  const paint = paintOf(coloring, data, theme, { years: yearsOf(data), cited: null })
  const colors = palette(theme, data.communities, data.regions, paint)
  let told = 0
  for (const node of LARGEST) {
    const { x, y } = (await page.evaluate((key) => window.__atlas!.nodePosition(key), data.key[node]))!
    const at = (Math.round(y) * picture.width + Math.round(x)) * 4
    const rgb = channels(nodeColor(colors, data, node))
    if (rgb.every((channel, i) => Math.abs(channel - picture.data[at + i]) <= 3)) told++
  }
  return told
}

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)(
  'the colour of nodes follows the choice, its scale stands in the legend, the address keeps it (%s, %i px)',
  async (theme, width) => {
    const viewport = { width, height: 844 }
    const options = { colorScheme: theme, viewport }
    const page = await openMap(site, site.address('plain'), complaints, options)
    const legend = page.getByRole('button', { name: 'Legend', exact: true })
    const choose = async (name: string): Promise<void> => {
      if (width < 500) await legend.click()
      await page.locator('#Colour').selectOption({ label: name })
      if (name !== 'Cluster') await page.waitForSelector('.scale')
    }
    const close = async (): Promise<void> => {
      if (width < 500) await page.getByRole('button', { name: 'Close the legend' }).click()
      await settled(page)
    }
    const enough = width < 500 ? 6 : 9
    expect(await asTold(page, 'cluster', theme)).toBeGreaterThanOrEqual(enough)
    await choose('Year')
    const years = data.year.filter((year) => year !== null)
    const [first, last] = [Math.min(...years), Math.max(...years)]
    expect(await page.locator('.scale p').textContent()).toMatch(new RegExp(`^${first}\\d+${last}$`))
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => window.axe.run('.legend'))
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
    await close()
    await expect.poll(() => asTold(page, 'year', theme)).toBeGreaterThanOrEqual(enough)
    expect(page.url()).toContain('color=year')

    const again = await openMap(site, page.url(), complaints, options)
    await again.waitForSelector('.scale', { state: 'attached' })
    await settled(again)
    await expect.poll(() => asTold(again, 'year', theme)).toBeGreaterThanOrEqual(enough)

    for (const [name, coloring] of [
      ['Rise and fall', 'trend'],
      ['Number of papers', 'papers'],
      ['Type', 'type'],
      ['Cluster', 'cluster'],
    ] as const) {
      await choose(name)
      await close()
      await expect.poll(() => asTold(page, coloring, theme)).toBeGreaterThanOrEqual(enough)
    }
    expect(page.url()).not.toContain('color=')
    expect(await page.locator('#Colour').locator('option').allTextContents()).not.toContain(
      'Citations within the map',
    )
  },
  PATIENCE,
)

test('numbers that papers keep are colours with a scale, and sizes; other maps do without', async () => {
  const page = await openMap(site, site.address('kept'), complaints)
  await page.locator('#Colour').selectOption({ label: 'citations' })
  await page.waitForSelector('.scale')
  const row = await page.locator('.scale p span').allTextContents()
  expect(row.length).toBeGreaterThan(2)
  expect(await page.locator('.scale').textContent()).toContain(
    'citations, of concepts the mean; grey: without citations',
  )
  await page.locator('#Size').selectOption({ label: 'citations' })
  await settled(page)
  const sizeOf = async (paper: number): Promise<number> => {
    const place = await page.evaluate((key) => window.__atlas!.nodePosition(key), data.key[paper])
    return place!.radius
  }
  expect(await sizeOf(citations.findLastIndex((cited) => cited !== null))).toBeGreaterThan(
    1.5 * (await sizeOf(1)),
  )
  expect(new URL(page.url()).hash).toContain('color=kept:citations')
  const other = await openMap(site, site.address('plain', 'color=kept:citations'), complaints)
  expect(await other.locator('#Colour option').allTextContents()).not.toContain('citations')
  expect(await other.locator('#Colour').inputValue()).toBe('cluster')
})
