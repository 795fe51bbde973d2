import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import { UndirectedGraph } from 'graphology'
import graphml from 'graphology-graphml'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { mapData } from '../../web/data/map-data.ts'
import { fixture } from './fixture.ts'
import { openMap, settled, shown } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const plain = fixture(300)
const data = mapData(plain.manifest)
const { site, complaints } = siteOfTests({ plain })
const PATIENCE = 120_000
const soon = <T>(get: () => T) => expect.poll(get, { timeout: 30_000 })

const count = async (page: Page): Promise<number> => {
  const label = await page.getByRole('button', { name: /^Basket/ }).getAttribute('aria-label')
  return Number(/\d+/.exec(label!)?.[0] ?? 0)
}
const open = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Basket/ }).click()
  await page.waitForSelector('.basket')
}
const names = (page: Page): Promise<string[]> => page.locator('.in-basket .row-name').allTextContents()
const take = async (page: Page, format: string): Promise<string> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.basket').getByRole('button', { name: format, exact: true }).click(),
  ])
  return readFileSync(await file.path(), 'utf8')
}

test(
  'marked in panels, by key and in lists; notes; a reload keeps it; taken away as lists and as a graph',
  async () => {
    const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints)
    await page.keyboard.press('b')
    await soon(() => count(page)).toBe(1)
    const first = page.locator('.links .unfold .row-name').first()
    const paper = (await first.textContent())!
    await page.locator('.links .keep').first().press('Enter')
    await soon(() => count(page)).toBe(2)
    expect(await page.locator('.selection > .keep').getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'List' }).click()
    await page.getByRole('button', { name: 'In the basket: violin', exact: true }).click()
    await soon(() => count(page)).toBe(3)
    await page.getByRole('button', { name: 'List' }).click()
    await open(page)
    expect(await names(page)).toEqual([paper, 'tram', 'violin'])
    expect(await shown(page)).toBe(3)
    await page.getByRole('button', { name: `Add a note on ${paper}` }).click()
    await page.getByLabel(`Note on ${paper}`).fill('Read *this* first.')
    await page.keyboard.press('Tab')
    await page.reload()
    await page.waitForFunction(() => window.__atlas?.ready)
    await soon(() => count(page)).toBe(3)
    await open(page)
    expect(await names(page)).toEqual([paper, 'tram', 'violin'])
    expect(await page.getByLabel(`Note on ${paper}`).inputValue()).toBe('Read *this* first.')

    const list = await take(page, 'Markdown')
    expect(list.match(/^- \[ \] /gm)).toHaveLength(1)
    expect(list).toContain('\n  > Read \\*this\\* first.\n')
    expect(list).toContain('## Concepts\n\n- **tram** — ')
    expect(await take(page, 'BibTeX')).toContain('  annote = {Read *this* first.},')
    expect(await take(page, 'RIS')).toContain('N1  - Read *this* first.\r\n')
    expect(JSON.parse(await take(page, 'CSL-JSON'))[0].note).toBe('Read *this* first.')
    const graph = graphml.parse(UndirectedGraph, await take(page, 'GraphML'))
    const [tram, violin] = ['c:tram', 'c:violin']
    const own = graph.filterNodes((_, { kind }) => kind === 'paper')
    expect(graph.nodes().sort()).toEqual([tram, violin, ...own].sort())
    expect(graph.hasEdge(own[0], tram)).toBe(true)

    await page.getByRole('button', { name: 'Take out tram', exact: true }).click()
    await soon(() => names(page)).toEqual([paper, 'violin'])
    await page.getByRole('button', { name: 'Put it back' }).click()
    await soon(() => count(page)).toBe(3)
    await page.getByRole('button', { name: 'Empty the basket' }).click()
    await soon(() => count(page)).toBe(0)
    await page.getByRole('button', { name: 'Put them back' }).click()
    await soon(() => count(page)).toBe(3)
    await page.keyboard.press('Escape')
    await page.waitForSelector('.empty')
    expect(await shown(page)).toBe(data.nodes)
  },
  PATIENCE,
)

test(
  'a cluster goes in as a whole; what this map has no more is told, and what is no basket is none',
  async () => {
    const page = await openMap(site, site.address('plain', 'cluster=1'), complaints)
    const members = [...data.community].filter((one) => one === 1).length
    await page.getByRole('button', { name: /into the basket/ }).click()
    await soon(() => count(page)).toBe(members)
    expect(await page.getByRole('button', { name: 'All of it is in the basket' }).isDisabled()).toBe(true)
    await page.evaluate(() => {
      const [name] = Object.keys(localStorage).filter((one) => one.startsWith('concept-atlas basket '))
      const kept = JSON.parse(localStorage.getItem(name)!)
      kept.marked.push({ key: 'p:gone', label: '<b>Gone</b>', at: 99 })
      localStorage.setItem(name, JSON.stringify(kept))
    })
    await page.reload()
    await page.waitForFunction(() => window.__atlas?.ready)
    await open(page)
    await page.waitForSelector('h3:has-text("No longer on this map")')
    expect((await names(page)).at(-1)).toBe('<b>Gone</b>')
    await soon(() => shown(page)).toBe(members)
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage)) localStorage.setItem(name, '{"format":')
    })
    await page.reload()
    await page.waitForFunction(() => window.__atlas?.ready)
    expect(await count(page)).toBe(0)
  },
  PATIENCE,
)

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)(
  'axe finds nothing, nothing runs over, targets are large enough (%s, %i px)',
  async (colorScheme, width) => {
    const viewport = { width, height: 844 }
    const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints, {
      colorScheme,
      viewport,
    })
    await page.keyboard.press('b')
    await page.locator('.links .keep').first().click()
    await open(page)
    await page
      .getByRole('button', { name: /^Add a note/ })
      .first()
      .click()
    await settled(page)
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => window.axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
    const wrong = await page.evaluate(() => [
      ...[document.documentElement, ...document.querySelectorAll('.selection, .tools, .top')]
        .filter((one) => one.scrollWidth > one.clientWidth)
        .map((one) => `wide: ${one.className}`),
      ...[...document.querySelectorAll('.tools button, .basket button, .basket textarea')]
        .filter((one) => one.checkVisibility())
        .filter(
          (one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 23.9,
        )
        .map((one) => one.outerHTML.slice(0, 120)),
    ])
    expect(wrong).toEqual([])
    // The tools stand in one row.
    const tops = await page
      .locator(':is(.tools > button, .tools > .menu):visible')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(10)
  },
  PATIENCE,
)
