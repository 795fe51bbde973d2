/** Regions and clusters: on the map at three zooms, and as a tree in the legend. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { intersect } from '../../web/appearance/labels.ts'
import { type FixtureAtlas, fixture } from './fixture.ts'
import { openMap, shown } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

/** Three regions of three clusters each, and ten papers without a link. */
function levelled(): FixtureAtlas {
  const { manifest, chunks } = fixture(2000)
  manifest.regions = ['#0072b2', '#d55e00', '#009e73'].map((color, id) => ({ label: `region ${id}`, color }))
  for (const one of manifest.communities) one.region = Math.floor(one.id / 3)
  const alone = manifest.papers.id.length - 10
  const { links, nodes, communities, cooccurrences } = manifest
  const end = links.start[alone]
  for (let paper = alone; paper < alone + 10; paper++) {
    communities[nodes.community[paper]].papers--
    nodes.community[paper] = -1
    links.start[paper + 1] = end
  }
  for (const column of [links.concept, links.role, links.weight]) column.length = end
  expect(cooccurrences.a.length).toBeGreaterThan(0)
  return { manifest, chunks }
}

const atlas = levelled()
const { site, complaints } = siteOfTests({ levels: atlas })
const labels = (page: Page, kind: string): Promise<string[]> =>
  page.evaluate(
    (start) => window.__atlas!.labelBoxes().flatMap(({ key }) => (key.startsWith(start) ? [key] : [])),
    kind,
  )

test.each([
  [1440, 900],
  [1280, 720],
])(
  'regions and clusters are named from afar, clusters nearer; no name overlaps (%d × %d)',
  async (width, height) => {
    for (const ratio of [1, 0.45, 0.25]) {
      const page = await openMap(site, site.address('levels', `view=0.5,0.5,${ratio}`), complaints, {
        viewport: { width, height },
      })
      expect((await labels(page, 'region:')).length).toBe(ratio === 1 ? 3 : 0)
      expect((await labels(page, 'community:')).length).toBeGreaterThanOrEqual(ratio === 1 ? 8 : 1)
      const boxes = await page.evaluate(() => window.__atlas!.labelBoxes())
      for (let a = 0; a < boxes.length; a++)
        for (let b = 0; b < a; b++)
          expect(intersect(boxes[a], boxes[b]), `${boxes[a].key} ${boxes[b].key}`).toBe(false)
      await page.close()
    }
  },
)

test('on a phone the regions carry names', async () => {
  const viewport = { width: 390, height: 844 }
  const page = await openMap(site, site.address('levels'), complaints, { viewport })
  expect(await labels(page, 'region:')).toHaveLength(3)
})

test('the legend is a tree: it folds, hides a region, keeps one alone', async () => {
  const page = await openMap(site, site.address('levels', 'alone=1'), complaints)
  const cluster = page.locator('.legend .region li')
  expect(await cluster.count()).toBe(0)
  await page.getByRole('button', { name: 'region 1', exact: true }).click()
  expect(await cluster.count()).toBe(3)
  const { papers, concepts, nodes } = atlas.manifest
  const sizeOf = (ids: number[]): number =>
    nodes.community.filter(
      (community, node) => ids.includes(community) && (concepts.papers[node - papers.id.length] ?? 1) > 0,
    ).length
  await page.getByLabel('Show region 0').click()
  await expect.poll(() => shown(page)).toBe(sizeOf([3, 4, 5, 6, 7, 8]))
  expect(new URL(page.url()).hash).toContain('hide=0,1,2')
  await page.getByLabel('Only region 1').focus()
  await page.getByLabel('Only region 1').press('Enter')
  await expect.poll(() => shown(page)).toBe(sizeOf([3, 4, 5]))
  await page.locator('.region li input').first().click()
  await expect.poll(() => shown(page)).toBe(sizeOf([4, 5]))
  expect(await page.getByLabel('Show region 1').evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(
    true,
  )
  await page.getByRole('button', { name: 'Show all again' }).click()
  await expect.poll(() => shown(page)).toBe(sizeOf([0, 1, 2, 3, 4, 5, 6, 7, 8]))
})

test('papers without a link are a line of the legend', async () => {
  const page = await openMap(site, site.address('levels'), complaints)
  const all = await shown(page)
  const line = page.locator('.legend li', { hasText: 'papers without a link' })
  expect(await line.locator('small').textContent()).toBe('10')
  await line.locator('input').click()
  await expect.poll(() => shown(page)).toBe(all + 10)
  expect(new URL(page.url()).hash).toContain('unlinked=1')
})
