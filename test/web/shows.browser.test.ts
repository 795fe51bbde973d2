/** What the viewer must show, counted from what `export --to json` says. */
import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readManifest } from '../../src/folder/index.ts'
import { shownConcepts } from '../../src/graph/shown.ts'
import { exported, type Filters, left, neighbours } from './exported.ts'
import { fixture, fixtureWithAside } from './fixture.ts'
import { openMap, settled, shown } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const plain = fixture(300)
const graph = exported(plain)

const apart = fixtureWithAside(600)

const { site, complaints } = siteOfTests({ plain, apart, large: fixture(2000) })

const positionOf = async (page: Page, key: string): Promise<{ x: number; y: number }> =>
  (await page.evaluate((k) => window.__atlas!.nodePosition(k), key))!

/** Seconds that the page's main thread has worked; a busy machine does not change them. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')!.value
}

test('the first picture of 2,000 nodes takes less than 3 seconds of work', async () => {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 800 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(site.address('large'))
  await page.waitForFunction(() => window.__atlas?.ready && window.__atlas.labelBoxes().length > 0)
  const seconds = await worked(session)
  expect(seconds).toBeGreaterThan(0.01)
  expect(seconds).toBeLessThan(3)
})

test('focus: the panel, the counter and the map agree with the export; Escape restores', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  const all = await shown(page)
  expect(all).toBe(graph.nodes.length)
  for (const key of ['c:tram', 'p:paper-00007']) {
    const { x, y } = await positionOf(page, key)
    await page.mouse.click(x, y)
    await page.waitForSelector(`article[data-neighbours="${neighbours(graph, key).size}"]`)
    const every = page.locator('.hub').getByRole('button', { name: 'all', exact: true })
    if ((await every.count()) > 0) await every.click()
    expect(new URL(page.url()).hash).toContain(`node=${key}`)
    await expect.poll(() => shown(page)).toBe(neighbours(graph, key).size + 1)
    await page.locator('.steps label', { hasText: '2' }).click()
    const reached = new Set([key, ...neighbours(graph, key)])
    for (const near of [...reached]) for (const next of neighbours(graph, near)) reached.add(next)
    await expect.poll(() => shown(page)).toBe(reached.size)
    await page.locator('.steps label', { hasText: '1' }).click()
    await page.keyboard.press('Escape')
    await page.waitForSelector('.empty')
    await expect.poll(() => shown(page)).toBe(all)
  }
}, 60_000)

test('hover, focus and the theme make sigma index nothing anew', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  const indexed = await page.evaluate(() => window.__atlas!.indexed())
  expect(indexed).toBeGreaterThan(0)
  for (const key of ['c:tram', 'c:glacier', 'p:paper-00003']) {
    const { x, y } = await positionOf(page, key)
    await page.mouse.move(x - 3, y)
    await page.mouse.move(x, y)
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>('.canvas')!.style.cursor === 'pointer',
    )
  }
  const { x, y } = await positionOf(page, 'c:tram')
  await page.mouse.click(x, y)
  await page.waitForSelector('.selection h2:has-text("tram")')
  await page.getByRole('button', { name: 'Dark colours' }).click()
  await page.keyboard.press('Escape')
  await page.waitForSelector('.empty')
  expect(await page.evaluate(() => window.__atlas!.indexed())).toBe(indexed)
})

test('the address holds everything: selection, filters, theme, and the camera within 1 %', async () => {
  const page = await openMap(site, `${site.address('plain', 'theirs=kept&node=c:tram')}`, complaints)
  await page.getByRole('checkbox', { name: 'uses' }).uncheck()
  await page.getByLabel('Last year').fill('2020')
  await page.getByRole('button', { name: 'Dark colours' }).click()
  await page.locator('.canvas').hover()
  await page.mouse.wheel(0, -300)
  await page.waitForFunction(() => location.hash.includes('view='))
  await settled(page)
  await page.getByLabel('Nearer').click()
  await settled(page)
  const view = (): number[] =>
    new URLSearchParams(new URL(page.url()).hash.slice(1)).get('view')!.split(',').map(Number)
  await expect
    .poll(async () => {
      const before = view()
      await settled(page)
      return before.every((number, at) => number === view()[at])
    })
    .toBe(true)
  const again = await openMap(site, page.url(), complaints)
  expect(again.context()).not.toBe(page.context())
  expect(await shown(again)).toBe(await shown(page))
  expect(await again.textContent('.selection h2')).toBe('tram')
  expect(await again.getByRole('checkbox', { name: 'uses' }).isChecked()).toBe(false)
  expect(await again.getByLabel('Last year').inputValue()).toBe('2020')
  expect(await again.locator('html').getAttribute('data-theme')).toBe('dark')
  expect(again.url()).toContain('theirs=kept')
  for (const key of ['c:tram', 'c:glacier', 'p:paper-00003']) {
    const [here, there] = [await positionOf(page, key), await positionOf(again, key)]
    expect(Math.hypot(here.x - there.x, here.y - there.y)).toBeLessThan(8)
  }
}, 60_000)

/** Sets one filter by hand. */
const BY_HAND: [string, Filters, (page: Page) => Promise<unknown>][] = [
  ['a role', { role: 'uses' }, (page) => page.getByRole('checkbox', { name: 'uses' }).uncheck()],
  ['a type', { type: 'method' }, (page) => page.getByRole('checkbox', { name: 'method' }).uncheck()],
  ['a cluster', { community: 2 }, (page) => page.locator('.legend input').nth(2).uncheck()],
  ['papers of a concept', { leastPapers: 4 }, (page) => page.getByLabel('Papers of a concept').fill('4')],
  ['the weight of a link', { leastWeight: 0.6 }, (page) => page.getByLabel('Weight of a link').fill('0.6')],
  ['years', { years: [2015, 2024] }, (page) => page.getByLabel('First year').fill('2015')],
]

test('filters: map, counter and list show what the export says is left; reset restores', async () => {
  const page = await openMap(site, site.address('plain', 'as=list'), complaints)
  const together: Filters = {}
  const rows = (): Promise<number> => page.locator('.list tbody tr').count()
  for (const [name, filter, set] of BY_HAND) {
    await set(page)
    Object.assign(together, filter)
    const expected = left(graph, together).size
    await expect.poll(() => shown(page), { message: name }).toBe(expected)
    expect(await rows(), name).toBe(expected)
  }
  const expected = left(graph, together)
  const labels = graph.nodes.filter(({ key }) => expected.has(key)).map(({ attributes }) => attributes.label)
  const named = await page.locator('.list tbody th').allTextContents()
  expect(named.sort()).toEqual(labels.sort())
  await page.getByRole('button', { name: 'Show all again' }).click()
  await expect.poll(() => shown(page)).toBe(graph.nodes.length)
  expect(await rows()).toBe(graph.nodes.length)
}, 60_000)

test('what one paper alone has is put aside, found, shown with its paper, and shown by one control', async () => {
  const { papers, concepts } = apart.manifest
  const { links } = readManifest(apart.manifest)
  const first = shownConcepts(links, concepts.papers)
  const aside = concepts.slug.flatMap((_, c) => (concepts.papers[c] === 1 && first[c] === 0 ? [c] : []))
  const all = papers.id.length + concepts.papers.filter((count) => count > 0).length
  expect(aside.length).toBeGreaterThan(2)
  const page = await openMap(site, site.address('apart'), complaints)
  await expect.poll(() => shown(page)).toBe(all - aside.length)
  const control = page.locator('.legend li', { hasText: 'What one paper alone has' })
  expect(await control.locator('small').textContent()).toBe(String(aside.length))
  expect(await control.getByRole('checkbox').isChecked()).toBe(false)
  await control.getByRole('checkbox').check()
  await expect.poll(() => shown(page)).toBe(all)
  expect(page.url()).toContain('alone=1')
  await control.getByRole('checkbox').uncheck()
  await expect.poll(() => shown(page)).toBe(all - aside.length)

  const label = concepts.label[aside[0]]
  await page.locator('#search').fill(label)
  await page.getByRole('option', { name: label }).first().click()
  await expect.poll(() => page.url()).toContain(`node=c:${concepts.slug[aside[0]]}`)
  // Itself, its only paper, and the concepts of that paper which are shown anyway.
  const paper = papers.id.findIndex((_, p) =>
    links.concept.subarray(links.start[p], links.start[p + 1]).includes(aside[0]),
  )
  const own = [...links.concept.subarray(links.start[paper], links.start[paper + 1])]
  await expect.poll(() => shown(page)).toBeGreaterThan(1)
  const there = await openMap(site, site.address('apart', `node=p:${papers.id[paper]}`), complaints)
  await expect.poll(() => shown(there)).toBe(1 + own.length)
}, 60_000)

test('counts beside the filters are those of the export', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  const beside = async (name: string): Promise<number> =>
    Number(
      (
        await page
          .locator('.legend li', { has: page.getByRole('checkbox', { name, exact: true }) })
          .locator('small')
          .textContent()
      )?.replaceAll(',', ''),
    )
  const count = (fits: (attributes: (typeof graph.nodes)[number]['attributes']) => boolean): number =>
    graph.nodes.filter(({ attributes }) => fits(attributes)).length
  for (const type of ['task', 'method', 'dataset', 'metric', 'topic'])
    expect(await beside(type)).toBe(count((one) => one.conceptType === type))
  expect(await beside('paper')).toBe(count((one) => one.kind === 'paper'))
  for (const role of ['uses', 'proposes', 'mentions'])
    expect(await beside(role)).toBe(graph.edges.filter(({ attributes }) => attributes.role === role).length)
  for (const { id, label } of plain.manifest.communities)
    expect(await beside(`Show ${label}`)).toBe(count((one) => one.community === id))
})

test('a cluster: its members stay, its panel says what joins it, its papers are a reading list', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  const members = graph.nodes.filter(({ attributes }) => attributes.community === 3)
  const papers = members.filter(({ attributes }) => attributes.kind === 'paper')
  await page.locator('.legend .name').nth(3).click()
  await page.waitForSelector(`.cluster-panel[data-members="${members.length}"]`)
  expect(page.url()).toContain('cluster=3')
  expect(await shown(page)).toBe(members.length)
  expect(await page.locator('.joints li').count()).toBeGreaterThan(0)
  expect(await page.locator('[aria-live]').first().textContent()).toContain('Cluster tram')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.reading-list').getByRole('button', { name: 'CSL-JSON' }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  const titles = (JSON.parse(Buffer.concat(chunks).toString()) as { title: string }[]).map(
    ({ title }) => title,
  )
  expect(titles.sort()).toEqual(papers.map(({ attributes }) => attributes.label).sort())
  const again = await openMap(site, page.url(), complaints)
  expect(await shown(again)).toBe(members.length)
  await page.goBack()
  await page.waitForSelector('.empty')
  expect(await shown(page)).toBe(graph.nodes.length)
}, 60_000)

test('arrows on the map walk to the neighbour that lies there, and a sentence of evidence is reached by keys', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await page.locator('.canvas').focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForSelector('article[data-neighbours]')
  const focus = (): string => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('node')!
  let walked = 0
  for (const [arrow, angle] of [
    ['ArrowLeft', Math.PI],
    ['ArrowUp', -Math.PI / 2],
    ['ArrowRight', 0],
    ['ArrowDown', Math.PI / 2],
  ] as const) {
    const before = focus()
    const near = [...neighbours(graph, before)]
    await settled(page)
    const from = await positionOf(page, before)
    const places = new Map<string, { x: number; y: number }>()
    for (const key of near) places.set(key, await positionOf(page, key))
    await page.keyboard.press(arrow)
    await settled(page)
    if (focus() === before) continue
    walked++
    expect(near).toContain(focus())
    const to = places.get(focus())!
    const off = Math.atan2(to.y - from.y, to.x - from.x) - angle
    expect(Math.cos(off)).toBeGreaterThan(0.25)
  }
  expect(walked).toBeGreaterThan(0)
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.matches('.links .unfold'))) break
  }
  await page.keyboard.press('Enter')
  await page.waitForSelector('.links blockquote mark')
}, 90_000)

test('on a screen of twice the pixels all layers lie upon each other', async () => {
  const page = await openMap(site, site.address('plain', 'node=c:violin'), complaints, {
    deviceScaleFactor: 2,
  })
  const sizes = await page.locator('.canvas canvas').evaluateAll((all) =>
    (all as HTMLCanvasElement[]).map((one) => {
      // A layer that is hidden while it holds nothing has no size but the one it is given.
      const hidden = getComputedStyle(one).display === 'none'
      const { width, height } = one.style
      return hidden
        ? [Number.parseFloat(width), Number.parseFloat(height), one.width]
        : [one.clientWidth, one.clientHeight, one.width]
    }),
  )
  expect(sizes.length).toBeGreaterThan(3)
  const map = (await page.locator('.canvas').boundingBox())!
  for (const size of sizes)
    expect(size).toEqual([Math.round(map.width), Math.round(map.height), 2 * Math.round(map.width)])
})

test('without motion a flight has landed with the next frame', async () => {
  const page = await openMap(site, site.address('plain'), complaints, { reducedMotion: 'reduce' })
  await page.keyboard.press('/')
  await page.keyboard.type('violin')
  await page.waitForSelector('[role="option"][aria-selected="true"]')
  const where = await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    const places: string[] = []
    document
      .getElementById('search')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    for (let at = 0; at < 6; at++) {
      await frame()
      if (at > 2) places.push(JSON.stringify(window.__atlas!.nodePosition('c:violin')))
    }
    return places
  })
  expect(new Set(where).size).toBe(1)
  expect(await page.textContent('.selection h2')).toBe('violin')
})

test('a finger: a tap focuses, a button connects with a second node, the sheet is drawn up', async () => {
  const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const page = await openMap(site, site.address('plain'), complaints, options)
  await page.waitForSelector('.empty h2:has-text("Tap a concept")')
  const at = await positionOf(page, 'c:tram')
  await page.touchscreen.tap(at.x, at.y)
  await page.waitForSelector('.selection h2:has-text("tram")')
  const height = async (): Promise<number> => (await page.locator('.selection').boundingBox())!.height
  const before = await height()
  await page.getByRole('button', { name: 'More of this' }).tap()
  await expect.poll(height).toBeGreaterThan(before)
  await page.getByRole('button', { name: 'More of this' }).tap()
  await page.getByRole('button', { name: 'Connect with another' }).tap()
  await page.locator('#search').fill('glacier')
  await page.locator('[role="option"]').first().tap()
  await page.waitForSelector('.pair-panel')
  expect(page.url()).toContain('with=c:glacier')
  await page.getByRole('button', { name: 'Legend' }).tap()
  const legend = (await page.locator('.legend').boundingBox())!
  expect([legend.width, legend.y + legend.height]).toEqual([390, 844])
  await page.getByRole('button', { name: 'Close the legend' }).tap()
  await expect.poll(() => page.locator('.legend').isVisible()).toBe(false)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
}, 60_000)

test('names keep clear of buttons, minimap and counter, also where the map is moved below them', async () => {
  const page = await openMap(site, site.address('large'), complaints)
  const over = (): Promise<number> =>
    page.evaluate(() => {
      const covers = [...document.querySelectorAll('.map-buttons, .minimap, .counter')]
        .map((element) => element.getBoundingClientRect())
        .filter(({ width }) => width > 0)
      if (covers.length !== 3) throw new Error(`expected three, found ${covers.length}`)
      return window
        .__atlas!.labelBoxes()
        .filter((box) =>
          covers.some(
            ({ left, right, top, bottom }) =>
              box.x < right && left < box.x + box.width && box.y < bottom && top < box.y + box.height,
          ),
        ).length
    })
  for (let nearer = 0; nearer < 3; nearer++) {
    await page.getByLabel('Nearer').click()
    await settled(page)
    expect(await over()).toBe(0)
  }
  await page.mouse.move(600, 400)
  await page.mouse.down()
  await page.mouse.move(660, 470, { steps: 8 })
  expect(await over()).toBe(0)
  await page.mouse.up()
  await settled(page)
  expect(await over()).toBe(0)
})

test('a graphics card that is taken away is said to be gone; given back, the map is drawn again and answers', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  const drawn = async (): Promise<number> => (await page.locator('.canvas').screenshot()).length
  const before = await drawn()
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.sigma-nodes')!
    const card = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!
    card.loseContext()
    Object.assign(window, { card })
  })
  await page.waitForSelector('.lost')
  await page.evaluate(() => (window as unknown as { card: WEBGL_lose_context }).card.restoreContext())
  await page.waitForSelector('.lost', { state: 'detached' })
  await settled(page)
  await expect.poll(drawn).toBeGreaterThan(0.95 * before)
  const { x, y } = await positionOf(page, 'c:tram')
  await page.mouse.click(x, y)
  await page.waitForSelector(`article[data-neighbours="${neighbours(graph, 'c:tram').size}"]`)
})
