import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readCorrections } from '../../src/corrections/file.ts'
import { serveAtlas } from '../../src/node/server.ts'
import { mapData, neighboursOf } from '../../web/data/map-data.ts'
import { scratch } from '../helpers/cli.ts'
import { fixture, writeFixture } from './fixture.ts'
import { openMap, settled } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const plain = fixture(300)
const data = mapData(plain.manifest)
const folder = scratch()

const { site, complaints } = siteOfTests({ plain })

/** Drawing a map anew takes a while where there is no graphics card. */
const PATIENCE = 120_000
const soon = <T>(get: () => T) => expect.poll(get, { timeout: 20_000 })

const papersOf = (key: string): number[] =>
  neighboursOf(data, data.nodeOf.get(key)!)
    .map(({ node }) => node)
    .filter((node) => node < data.papers)
const UNION = new Set([...papersOf('c:tram'), ...papersOf('c:violin')]).size

const counter = async (page: Page): Promise<[shown: number, text: string]> => {
  const element = page.locator('.counter')
  return [Number(await element.getAttribute('data-shown')), (await element.textContent())!]
}
const said = (page: Page): Promise<string | null> =>
  page.locator('.announcement [role="status"]').textContent()
const facts = async (page: Page): Promise<string> =>
  `${await page.textContent('.selection h2')}: ${(await page.textContent('.selection .kind'))!.trim()}`

/** Merges the selected concept with the one of this name, by keyboard from the open form on. */
async function merge(page: Page, name: string): Promise<void> {
  await page.locator('.correct summary').click()
  await page.getByLabel('It is the same as').focus()
  await page.keyboard.type(name)
  await page.locator('.merge-row').first().waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
}

test(
  'merge, undo, redo, download; a reload keeps it',
  async () => {
    const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints)
    const before = await facts(page)
    await merge(page, 'violin')
    await soon(() => said(page)).toBe('“tram” is part of “violin” now.')
    await settled(page)
    expect(await facts(page)).toMatch(new RegExp(`^violin: \\w+ in ${UNION} papers$`))
    expect(await page.locator('.links').first().getAttribute('data-count')).toBe(String(UNION))
    expect(await page.locator('.aliases').textContent()).toMatch(/a correction says so\s*tram/)
    expect((await counter(page))[1]).toContain(`of ${data.nodes - 1} nodes`)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('canvas')

    // An old link to what was merged leads to what it is part of.
    await page.goto(site.address('plain', 'node=c:tram'))
    await page.reload()
    await page.waitForFunction(() => window.__atlas?.ready)
    expect(await facts(page)).toMatch(new RegExp(`^violin: \\w+ in ${UNION} papers$`))

    await page.getByRole('button', { name: 'Corrections, 1' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('corrections.json')
    const { corrections, problems } = readCorrections(readFileSync(await file.path(), 'utf8'), 'f')
    expect([[...corrections.keys()], problems]).toEqual([['["merge","tram","violin"]'], []])
    expect(await page.locator('.lasting').textContent()).toContain(
      'build PAPERS --corrections corrections.json',
    )
    await page.getByRole('button', { name: 'Undo: merge “tram” into “violin”' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    await settled(page)
    expect((await counter(page))[1]).toContain(`of ${data.nodes} nodes`)
    await page.keyboard.press('Control+z')
    await soon(() => counter(page).then(([, text]) => text)).toContain(`of ${data.nodes - 1} nodes`)
    await page.keyboard.press('Control+Shift+z')
    await soon(() => counter(page).then(([, text]) => text)).toContain(`of ${data.nodes} nodes`)
    await page.evaluate(() => {
      location.hash = 'node=c:tram'
    })
    await soon(() => facts(page)).toBe(before)
  },
  PATIENCE,
)

test(
  'rename, retype, split and hide show at once; what does not apply changes nothing',
  async () => {
    const concept = data.aliases.findIndex((aliases) => aliases.length > 0)
    const page = await openMap(
      site,
      site.address('plain', `node=${data.key[data.papers + concept]}`),
      complaints,
    )
    await page.locator('.correct summary').click()
    await page.getByLabel('Name', { exact: true }).fill('violin')
    await page.getByRole('button', { name: 'Rename' }).click()
    await expect
      .poll(() => said(page))
      .toBe('Nothing changed: “violin” is another concept; merge the two instead.')
    await page.getByLabel('Name', { exact: true }).fill('street  car')
    await page.keyboard.press('Enter')
    await soon(() => page.textContent('.selection h2')).toBe('street car')
    await page.getByLabel('Type').selectOption('topic')
    await soon(() => facts(page)).toMatch(/^street car: topic in/)
    for (const { surface } of data.aliases[concept]) {
      await page.getByRole('button', { name: `Split off ${surface}`, exact: true }).click()
      await soon(() => page.locator('.apart').textContent()).toContain(surface)
    }
    await page.locator('#search').fill('street car')
    expect(await page.locator('[role="option"]').first().textContent()).toContain('street car')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Hide it: it is no concept' }).click()
    await soon(() => said(page)).toBe('“street car” is hidden.')
    await page.waitForSelector('.empty')
    expect((await counter(page))[0]).toBeLessThan(data.nodes)
    await page.locator('.announcement button').click()
    // Back where one was: at the concept, and all nodes are there again.
    await soon(() => page.textContent('.selection h2')).toBe('street car')
    await soon(() => counter(page).then(([, text]) => text)).toContain(`of ${data.nodes} nodes`)
  },
  PATIENCE,
)

test(
  'serve keeps them in the atlas folder, and brings them back',
  async () => {
    const dir = join(folder, 'atlas')
    writeFixture(dir, plain)
    const { url, close } = await serveAtlas(dir, { port: 0 })
    try {
      const page = await openMap(site, `${url}#node=c:tram`, complaints)
      await merge(page, 'violin')
      const file = join(dir, 'corrections.json')
      const kept = (): string => {
        try {
          return readFileSync(file, 'utf8')
        } catch {
          return ''
        }
      }
      await soon(kept).toContain('{"do":"merge","concept":["tram"')
      const other = await (await site.browser.newContext()).newPage()
      await other.goto(`${url}#node=c:tram`)
      await other.waitForFunction(() => window.__atlas?.ready)
      expect(await other.textContent('.selection h2')).toBe('violin')
      await other.getByRole('button', { name: 'Corrections, 1' }).click()
      expect(await other.locator('.lasting').textContent()).toContain(
        'kept in corrections.json in the atlas folder',
      )
      await page.keyboard.press('Control+z')
      await soon(kept).toContain('"undone":true')
    } finally {
      await close()
    }
  },
  PATIENCE,
)

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)(
  'axe finds nothing serious, nothing runs over (%s, %i px)',
  async (colorScheme, width) => {
    const viewport = { width, height: 844 }
    const page = await openMap(site, site.address('plain', 'node=c:tram'), complaints, {
      colorScheme,
      viewport,
    })
    await page.evaluate(axe.source)
    const grave = async (): Promise<string[]> => {
      const { violations } = await page.evaluate(() => window.axe.run())
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
    }
    await page.locator('.correct summary').click()
    await page.getByLabel('It is the same as').fill('violin')
    await page.locator('.merge-row').first().waitFor()
    expect(await grave()).toEqual([])
    await page.locator('.merge-row').first().click()
    await page.getByRole('button', { name: 'Corrections, 1' }).click()
    expect(await grave()).toEqual([])
    const runsOver = await page.evaluate(
      () =>
        [document.documentElement, ...document.querySelectorAll('.corrections, .tools, .top')].filter(
          (element) => element.scrollWidth > element.clientWidth,
        ).length,
    )
    expect(runsOver).toBe(0)
  },
  PATIENCE,
)
