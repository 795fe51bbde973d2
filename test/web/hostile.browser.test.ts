/** Papers that want to be more than text. */
import { expect, test } from 'vitest'
import { type FixtureAtlas, fixture } from './fixture.ts'
import { openMap, settled } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const MARKUP = '<img src=x onerror="window.broken = true"><script>window.broken = true</script>'
const TURNED = '\u202egnp.exe\u202d\u2066 isolate'
const NOTHING = '\u200b\u200d\ufeff'
const LONG = `${MARKUP} `.repeat(110).slice(0, 10_000)

/** Markup, turned writing, invisible names and a very long title, wherever a paper's text can stand. */
function hostile(): FixtureAtlas {
  const atlas = fixture(30)
  const { papers, concepts, communities } = atlas.manifest
  const [paper, second] = atlas.chunks[0].papers
  papers.label[0] = LONG
  papers.label[1] = TURNED
  papers.label[2] = NOTHING
  papers.venue[0] = `${MARKUP}${TURNED}`
  concepts.label[0] = `${MARKUP}${TURNED}${NOTHING}`
  concepts.label[1] = NOTHING
  concepts.aliases[0] = [
    [MARKUP, 'abbreviation', paper.id],
    [TURNED, 'same form'],
  ]
  communities[0].label = `${MARKUP} · ${TURNED}`
  Object.assign(paper, {
    title: LONG,
    authors: [{ name: MARKUP }, { name: TURNED }],
    links: [
      { kind: 'code', url: 'javascript:window.broken=true' },
      { kind: 'pdf', url: 'data:text/html,<script>window.broken=true</script>' },
      { kind: 'paper', url: 'https://example.org/"><script>' },
    ],
    doi: '10.1/"><img src=x>',
  })
  second.title = TURNED
  return atlas
}

const atlas = hostile()

const { site, complaints } = siteOfTests({ hostile: atlas })

const key = `c:${atlas.manifest.concepts.slug[0]}`
const STATES = [
  ['the opening view', ''],
  ['a paper', 'node=p:paper-00000'],
  ['a paper whose name is turned', 'node=p:paper-00001'],
  ['a paper without a visible name', 'node=p:paper-00002'],
  ['a concept', `node=${key}`],
  ['a pair', 'node=p:paper-00000&with=p:paper-00001'],
  ['a cluster', 'cluster=0'],
  ['the list', 'as=list'],
  ['a search', 'q=img'],
  ['an address', 'node=%3Cimg%20src=x%20onerror=window.broken=true%3E&cluster=%3Cscript%3E&q=%3Cimg%3E'],
]

test.each(STATES)('%s: papers change nothing but their own text', async (_, fragment) => {
  const page = await openMap(site, site.address('hostile', fragment), complaints)
  if (fragment.includes('node=p:')) await page.waitForSelector('.abstract, .shared, .selection[aria-label]')
  await settled(page)
  expect(await page.locator('#app :is(img, script, iframe, object, style, base, form[action])').count()).toBe(
    0,
  )
  const addresses = await page
    .locator('#app [href]')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).protocol))
  expect(addresses.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([])
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  // Nothing on the page runs out of the element that clips it, however long a name is.
  const wide = await page
    .locator('.selection, .legend, .top')
    .evaluateAll(
      (all) => all.filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1).length,
    )
  expect(wide).toBe(0)
})

test('turned writing stays within its own name', async () => {
  const page = await openMap(site, site.address('hostile', 'node=p:paper-00001'), complaints)
  await page.waitForSelector('.related ol li, .related .waiting')
  // Every place where a name of the papers stands isolates its direction from what is around it.
  const open = await page.evaluate((text) => {
    const walker = document.createTreeWalker(document.getElementById('app')!, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent?.includes(text)) continue
      let isolated = false
      for (let up = node.parentElement; up && up.id !== 'app'; up = up.parentElement)
        isolated ||= /isolate/.test(getComputedStyle(up).unicodeBidi)
      if (!isolated) found.push(node.parentElement!.outerHTML.slice(0, 120))
    }
    return found
  }, '\u202e')
  expect(open).toEqual([])
})

test('a name of ten thousand characters is shortened on the map and whole in its panel', async () => {
  const page = await openMap(site, site.address('hostile', 'node=p:paper-00000'), complaints)
  await page.waitForSelector('.selection h2')
  expect(await page.textContent('.selection h2')).toBe(LONG)
  const panel = (await page.locator('.selection h2').boundingBox())!
  expect(panel.height).toBeLessThan(220)
  const boxes = await page.evaluate(() => window.__atlas!.labelBoxes())
  for (const { width } of boxes) expect(width).toBeLessThan(700)
  expect((await page.locator('[aria-live]').first().textContent())!.length).toBeLessThan(400)
})
