/** What is asked of the whole map: gaps, two periods, a part of it; views under names; sizes. */
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readManifest } from '../../src/folder/index.ts'
import { contrastGroups, type Side, sidesOfYear } from '../../src/related/contrast.ts'
import { gapsOf } from '../../src/related/gaps.ts'
import { mapData } from '../../web/data/map-data.ts'
import { fixture } from './fixture.ts'
import { openMap, settled, shown } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const plain = fixture(300)
const paperNumbers = [...plain.manifest.papers.id.keys()]
const kept = paperNumbers.map((p) => [...(p % 2 === 0 ? [0] : []), ...(p % 3 === 0 ? [1] : [])])
plain.manifest.collections = {
  name: ['mine', 'of others'],
  start: [0, ...paperNumbers.map((p) => kept.slice(0, p + 1).flat().length)],
  of: kept.flat(),
}
const data = mapData(plain.manifest)
const columns = readManifest(plain.manifest)
const atlas = { ...columns, papers: columns.papers.id }
const { site, complaints } = siteOfTests({ plain })
const PATIENCE = 120_000
const soon = <T>(get: () => T) => expect.poll(get, { timeout: 30_000 })
const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allTextContents()
const label = (concept: number): string => columns.concepts[concept].label

test(
  'gaps of the map and of a concept are those of the library; a click shows what lies between, and back',
  async () => {
    const page = await openMap(site, site.address('plain'), complaints)
    await page.locator('.empty').getByRole('button', { name: 'gaps', exact: true }).click()
    await page.waitForSelector('.gaps[data-count]')
    const all = gapsOf(atlas, { most: 30 })
    expect(all.length).toBeGreaterThan(10)
    const names = ({ a, b }: { a: number; b: number }): string[] => [label(a), label(b)]
    expect(await texts(page, '.gap bdi')).toEqual(all.slice(0, 10).flatMap(names))
    expect(await shown(page)).toBe(
      new Set(all.slice(0, 10).flatMap(({ a, b, bridges }) => [a, b, ...bridges])).size,
    )
    await page.getByRole('button', { name: `Show all ${all.length}` }).click()
    expect(await texts(page, '.gap bdi')).toEqual(all.flatMap(names))
    expect(new URL(page.url()).hash).toContain('panel=gaps')

    await page.locator('.gap').first().click()
    await page.waitForSelector('.pair-panel[data-kind="chain"]')
    expect(await texts(page, '.pair-panel .ends bdi')).toEqual(names(all[0]))
    await page.keyboard.press('Escape')
    await page.waitForSelector('.gaps[data-count]')
    expect(await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('node'))).toBeNull()
    await page.keyboard.press('Escape')
    await page.waitForSelector('.empty')
    expect(await shown(page)).toBe(data.nodes)

    const about = all[0].a
    const { slug } = columns.concepts[about]
    const one = await openMap(site, site.address('plain', `node=c:${slug}`), complaints)
    await one.getByRole('button', { name: /^Gaps: what nobody/ }).click()
    await one.waitForSelector('.gaps[data-count]')
    const own = gapsOf(atlas, { most: 30, about })
    expect((await texts(one, '.gap bdi')).slice(0, 20)).toEqual(own.slice(0, 10).flatMap(names))
    expect(await one.locator('.gaps h2').textContent()).toBe(`Gaps of ${label(about)}`)
    const again = await openMap(site, one.url(), complaints)
    await again.waitForSelector('.gaps[data-count]')
    expect(await texts(again, '.gap bdi')).toEqual(await texts(one, '.gap bdi'))
    const none = await openMap(site, site.address('plain', 'panel=gaps+c:nowhere'), complaints)
    await none.waitForSelector('.selection [role="alert"]:has-text("no concept")')
  },
  PATIENCE,
)

test(
  'two periods are compared as the library compares them, on the map by colours; the years are chosen by keys',
  async () => {
    const page = await openMap(site, site.address('plain', 'panel=compare+2018'), complaints)
    await page.waitForSelector('.compare [data-split="2018"]')
    const at = (year: number) =>
      contrastGroups(atlas, (paper) => sidesOfYear(columns.papers.year[paper], year), 12)
    const rows = async (): Promise<string[][]> =>
      Promise.all(['.before', '.after'].map((side) => texts(page, `.compare section${side} li bdi`)))
    expect(await rows()).toEqual(at(2018).more.map((side) => side.map((one) => one.label)))
    const facts = (await page.locator('.compare .facts').textContent())!
    const { papers, shared, only } = at(2018)
    expect(facts).toContain(`${papers[0]} papers before 2018, ${papers[1]} from 2018 on`)
    expect(facts).toContain(
      `${shared} concepts in both, ${only[0]} only before 2018, ${only[1]} only from 2018 on`,
    )
    await page.waitForSelector('.legend .scale:has-text("before 2018 and from 2018 on")')
    await page.getByLabel('First year of the second period').press('ArrowRight')
    await page.waitForSelector('.compare [data-split="2019"]')
    await soon(rows).toEqual(at(2019).more.map((side) => side.map((one) => one.label)))
    expect(new URL(page.url()).hash).toContain('panel=compare+2019')
    await page.locator('.compare section li button').first().click()
    await page.waitForSelector('article[data-neighbours]')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.compare [data-split="2019"]')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.empty')
    expect(await page.locator('.legend .scale').count()).toBe(0)
    await page.locator('.years').getByRole('button', { name: 'compare' }).click()
    await page.waitForSelector('.compare [data-split]')
  },
  PATIENCE,
)

test(
  'two collections are compared; a paper of both counts on both sides',
  async () => {
    const page = await openMap(site, site.address('plain', 'panel=compare'), complaints)
    await page.getByRole('button', { name: 'Collections' }).click()
    await page.waitForSelector('h2:has-text("mine and of others")')
    const found = contrastGroups(atlas, (paper) => kept[paper] as Side[], 12)
    const [one, other] = found.papers
    await soon(() => page.locator('.compare .facts').textContent()).toContain(
      `${one} papers in mine, ${other} in of others; ${found.leftOut} in neither are left out`,
    )
    const rows = (): Promise<string[][]> =>
      Promise.all(['.before', '.after'].map((side) => texts(page, `.compare section${side} li bdi`)))
    expect(await rows()).toEqual(found.more.map((side) => side.map((one) => one.label)))
    await page.locator('.which select').first().selectOption('of others')
    await page.waitForSelector('h2:has-text("of others and mine")')
    await soon(rows).toEqual(found.more.map((side) => side.map((one) => one.label)).reverse())
    const again = await openMap(site, page.url(), complaints)
    await again.waitForSelector('h2:has-text("of others and mine")')
    await again.getByRole('button', { name: 'Periods' }).click()
    await again.waitForSelector('.compare [data-split]')
  },
  PATIENCE,
)

test(
  'a rectangle is drawn with shift, by its button and by a finger; what lies in it stays',
  async () => {
    const page = await openMap(site, site.address('plain'), complaints)
    const map = (await page.locator('.canvas').boundingBox())!
    const before = await page.evaluate(() => window.__atlas!.nodePosition('c:tram')!)
    const drag = async (): Promise<void> => {
      await page.mouse.move(map.x + 40, map.y + 40)
      await page.mouse.down()
      await page.mouse.move(map.x + 200, map.y + 160)
      await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2)
      await page.mouse.up()
    }
    await page.keyboard.down('Shift')
    await drag()
    await page.keyboard.up('Shift')
    await page.waitForSelector('.area')
    const inside = async (): Promise<number> =>
      page.evaluate(
        ([keys, x, y, right, bottom]) =>
          (keys as string[]).filter((key) => {
            const at = window.__atlas!.nodePosition(key)!
            return at.x >= Number(x) && at.x <= Number(right) && at.y >= Number(y) && at.y <= Number(bottom)
          }).length,
        [data.key, map.x + 40, map.y + 40, map.x + map.width / 2, map.y + map.height / 2] as const,
      )
    const members = Number(await page.locator('.area').getAttribute('data-members'))
    expect(members).toBeGreaterThan(10)
    expect(members).toBe(await inside())
    expect(await shown(page)).toBe(members)
    expect(await page.evaluate(() => window.__atlas!.nodePosition('c:tram')!)).toEqual(before)
    await page.getByRole('button', { name: /into the basket/ }).click()
    await page.waitForSelector(`[aria-label="Basket, ${members}"]`)
    const again = await openMap(site, page.url(), complaints)
    await soon(() => shown(again)).toBe(members)
    await page.keyboard.press('Escape')
    await page.waitForSelector('.empty')

    await page.getByRole('button', { name: 'Choose a part of the map' }).click()
    await drag()
    await page.waitForSelector(`.area[data-members="${members}"]`)
    expect(await page.getByRole('button', { name: 'Choose a part' }).getAttribute('aria-pressed')).toBe(
      'false',
    )
    await page.keyboard.press('Escape')
    // A drag without shift moves the map, a click with shift is one.
    await drag()
    await settled(page)
    expect(await page.evaluate(() => window.__atlas!.nodePosition('c:tram')!)).not.toEqual(before)
    expect(await page.locator('.area').count()).toBe(0)

    const phone = await openMap(site, site.address('plain'), complaints, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    await phone.getByRole('button', { name: 'Choose a part of the map' }).tap()
    const small = (await phone.locator('.canvas').boundingBox())!
    const session = await phone.context().newCDPSession(phone)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: small.x + x, y: small.y + y }],
      })
    await touch('touchStart', 30, 30)
    await touch('touchMove', 120, 120)
    await touch('touchMove', small.width - 40, small.height - 80)
    await touch('touchEnd', 0, 0)
    await phone.waitForSelector('.area')
    expect(Number(await phone.locator('.area').getAttribute('data-members'))).toBeGreaterThan(20)
  },
  PATIENCE,
)

test(
  'views are kept under names over a reload, in the address, and forgotten',
  async () => {
    const page = await openMap(site, site.address('plain', 'node=c:tram&color=type'), complaints)
    const menu = (): Promise<void> => page.getByRole('button', { name: 'Share' }).click()
    await page.getByLabel('Nearer').click()
    await settled(page)
    await menu()
    await page.getByLabel('Name of this view').fill('Trams, near')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.waitForSelector('.views [aria-current]')
    await page.waitForSelector('h1:has-text("Trams, near")')
    const kept = page.url()
    expect(new URLSearchParams(new URL(kept).hash.slice(1)).get('name')).toBe('Trams, near')
    const place = await page.evaluate(() => window.__atlas!.nodePosition('c:tram')!)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.empty')
    expect(new URL(page.url()).hash).not.toContain('name=')
    await page.getByLabel('Show everything').click()
    await settled(page)
    await page.reload()
    await page.waitForFunction(() => window.__atlas?.ready)
    await menu()
    await page.locator('.views .view').click()
    await page.waitForSelector('article[data-neighbours]')
    await settled(page)
    await page.waitForTimeout(400)
    expect(page.url()).toBe(kept)
    const there = await page.evaluate(() => window.__atlas!.nodePosition('c:tram')!)
    expect(Math.hypot(there.x - place.x, there.y - place.y)).toBeLessThan(0.01)
    await menu()
    await page.getByRole('button', { name: 'Forget Trams, near' }).click()
    await soon(() => page.locator('.views li').count()).toBe(0)
    await page.reload()
    await page.waitForFunction(() => window.__atlas?.ready)
    await menu()
    await page.waitForSelector('.views')
    expect(await page.locator('.views li').count()).toBe(0)
  },
  PATIENCE,
)

test(
  'size says another thing, in the address; a drawing has the colours that the map has',
  async () => {
    const page = await openMap(site, site.address('plain', 'color=year'), complaints)
    const radius = (key: string) => page.evaluate((one) => window.__atlas!.nodePosition(one)!.radius, key)
    const [old, fresh] = [2012, 2024].map((year) => data.key[data.year.indexOf(year)])
    expect(await radius(old)).toBe(await radius(fresh))
    await page.getByLabel('Size').selectOption('year')
    await soon(async () => (await radius(fresh)) > 1.5 * (await radius(old))).toBe(true)
    expect(new URL(page.url()).hash).toContain('size=year')
    await page.getByLabel('Size').selectOption('alike')
    await soon(async () => (await radius(fresh)) === (await radius('c:tram'))).toBe(true)
    await page.waitForSelector('.legend .scale')
    await page.getByRole('button', { name: 'Export' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.menu-items').getByRole('button', { name: 'SVG' }).click(),
    ])
    const drawing = readFileSync(await file.path(), 'utf8')
    const inks = (year: number): string[] => {
      const paper = data.label[data.year.indexOf(year)]
      const [, ink] = new RegExp(`stroke="(#[0-9a-f]{6})"><title>${paper.replace(/[?.]/g, '\\$&')}<`).exec(
        drawing,
      )!
      return [ink]
    }
    expect(inks(2012)).not.toEqual(inks(2024))
    for (const { color } of plain.manifest.communities) expect(drawing).not.toContain(color)
    expect(drawing).toContain('>2012<')
  },
  PATIENCE,
)

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)(
  'axe finds nothing in the new panels, nothing runs over, targets are large enough (%s, %i px)',
  async (colorScheme, width) => {
    const viewport = { width, height: 844 }
    for (const panel of ['gaps', 'compare+2018', 'compare+["mine","of+others"]', 'area+-100,-100,100,100']) {
      const page = await openMap(site, site.address('plain', `panel=${panel}`), complaints, {
        colorScheme,
        viewport,
      })
      await page.waitForSelector('.gaps[data-count], .compare, .area')
      if (panel === 'gaps') {
        await page.getByRole('button', { name: 'Share' }).click()
        await page.getByLabel('Name of this view').fill('mine')
        await page.getByRole('button', { name: 'Keep', exact: true }).click()
        await page.waitForSelector('.views li')
      }
      await settled(page)
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate(() => window.axe.run())
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        panel,
      ).toEqual([])
      const wrong = await page.evaluate(() => [
        ...[document.documentElement, ...document.querySelectorAll('.selection, .legend, .tools, .top')]
          .filter((one) => one.scrollWidth > one.clientWidth)
          .map((one) => `wide: ${one.className}`),
        ...[...document.querySelectorAll('.selection, .menu-items, .map-buttons, .coloring')]
          .flatMap((part) => [...part.querySelectorAll('button, input, select')])
          .filter((one) => one.checkVisibility())
          .filter((one) => {
            const { width, height } = one.getBoundingClientRect()
            return Math.min(width, height) < 23.9
          })
          .map((one) => one.outerHTML.slice(0, 120)),
      ])
      expect(wrong, panel).toEqual([])
      await page.close()
    }
  },
  PATIENCE,
)
