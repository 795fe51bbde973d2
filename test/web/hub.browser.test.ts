/** A focus on a hub: its strongest neighbours, more on demand, the rest counted by cluster. */
import { expect, test } from 'vitest'
import { sharesOf, strongest } from '../../web/data/hub.ts'
import { isPaper, mapData, neighboursOf } from '../../web/data/map-data.ts'
import { NEAR } from '../../web/state/state.ts'
import { exported, neighbours } from './exported.ts'
import { fixture } from './fixture.ts'
import { openMap, shown } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const large = fixture(2000)
const data = mapData(large.manifest)
const { site, complaints } = siteOfTests({ large })
const all = neighbours(exported(large), 'c:tram').size

test('the strongest of each kind, half papers and half concepts; with 0 all of them', () => {
  for (let node = 0; node < data.nodes; node += 7)
    for (const most of [0, 1, 5, 30, 4000]) {
      const near = neighboursOf(data, node)
      const kinds = [true, false].map((paper) => near.filter((row) => isPaper(data, row.node) === paper))
      const room = most === 0 ? near.length : Math.min(most, near.length)
      const found = strongest(data, node, most, null)
      expect(found.nodes).toHaveLength(room)
      for (const rows of kinds) {
        const own = rows.filter((row) => found.nodes.includes(row.node))
        // They are the first of their kind, and less than half only where there are no more.
        expect(own).toEqual(rows.slice(0, own.length))
        expect(own.length).toBeGreaterThanOrEqual(Math.min(rows.length, Math.floor(room / 2)))
      }
      const shares = sharesOf(data, node, null, new Set(found.nodes))
      expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(near.length)
      expect(shares.reduce((sum, { shown }) => sum + shown, 0)).toBe(room)
    }
})

test('thirty at first, thirty more, all; the address keeps it, another focus begins anew', async () => {
  expect(all).toBeGreaterThan(2 * NEAR)
  const page = await openMap(site, site.address('large', 'node=c:tram'), complaints)
  await expect.poll(() => shown(page)).toBe(NEAR + 1)
  expect(await page.locator('.hub').getAttribute('data-all')).toBe(String(all))
  const counts = await page.locator('.hub li small').allTextContents()
  const sum = (at: 0 | 1): number =>
    counts.reduce((total, text) => total + Number(text.replaceAll(',', '').split(' of ')[at]), 0)
  expect([sum(0), sum(1)]).toEqual([NEAR, all])
  await page.getByRole('button', { name: '30 more' }).click()
  await expect.poll(() => shown(page)).toBe(2 * NEAR + 1)
  expect(page.url()).toContain('near=60')
  await page.locator('.hub').getByRole('button', { name: 'all', exact: true }).click()
  await expect.poll(() => shown(page)).toBe(all + 1)
  const labels = await page.evaluate(() => window.__atlas!.labelBoxes().length)
  expect(labels).toBeGreaterThan(3)
  await page.locator('.visit').first().click()
  await expect.poll(() => page.url()).not.toContain('near=')
}, 120_000)
