/** Regions and clusters: on the map at three zooms, and as a tree in the legend. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { MANIFEST_FILE, writeFolder } from '../../src/folder/index.ts'
import { PALETTE } from '../../src/graph/colors.ts'
import { intersect } from '../../web/appearance/labels.ts'
import { mapData } from '../../web/data/map-data.ts'
import { syntheticAtlas } from '../bench/web/synthetic.ts'
import { type FixtureAtlas, fixture } from './fixture.ts'
import { camerasAt, namedIn } from './named.ts'
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

/** A library of 36 fields in nine regions. */
function crowded(): FixtureAtlas {
  const made = syntheticAtlas({ papers: 4000, concepts: 1500, links: 14_000, pairs: 4000 })
  const regions = PALETTE.slice(0, 9).map((color, id) => ({ label: made.communities[4 * id].label, color }))
  const communities = made.communities.map((one) => ({ ...one, region: Math.floor(one.id / 4) }))
  const files = [...writeFolder({ ...made, regions, communities })].map(({ path, chunks }) => ({
    path,
    read: () => JSON.parse([...chunks].join('')),
  }))
  const [manifest] = files.filter(({ path }) => path === MANIFEST_FILE).map(({ read }) => read())
  return {
    manifest,
    chunks: files.filter(({ path }) => path.startsWith('papers/')).map(({ read }) => read()),
  }
}

const atlas = levelled()
const crowd = crowded()
const { site, complaints } = siteOfTests({ levels: atlas, crowd })
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

test.each([
  [1440, 900],
  [1280, 720],
  [390, 844],
])(
  'of many clusters four of five carry a readable name, from afar and near; on a phone the regions do (%d × %d)',
  async (width, height) => {
    const data = mapData(crowd.manifest)
    const page = await openMap(site, site.address('crowd'), complaints, { viewport: { width, height } })
    for (const ratio of width < 560 ? [1] : [1, 0.45, 0.2]) {
      const { regions, clusters, misplaced } = await namedIn(page, data, camerasAt(ratio).slice(0, 3))
      expect(clusters.there).toBeGreaterThan(5)
      if (ratio === 1) expect(regions).toEqual({ there: 9, named: 9 })
      if (width < 560) continue
      expect(clusters.named / clusters.there, `at ${ratio}`).toBeGreaterThanOrEqual(0.8)
      if (ratio === 1) expect(misplaced / clusters.named).toBeLessThan(0.5)
    }
  },
  180_000,
)

test('the name of a region stands for the cluster that has the same', async () => {
  const page = await openMap(site, site.address('crowd'), complaints)
  const named = await labels(page, '')
  const { communities, regions } = crowd.manifest
  const first = communities.find(({ region, label }) => region === 0 && label === regions![0].label)!
  expect(named).toContain('region:0')
  expect(named).not.toContain(`community:${first.id}`)
  const near = await openMap(site, site.address('crowd', 'view=0.5,0.5,0.45'), complaints)
  expect((await labels(near, 'region:')).length).toBe(0)
})

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
