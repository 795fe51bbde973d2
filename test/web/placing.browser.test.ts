/** Texts of one's own, pasted or dropped; nothing of them leaves the page. */
import axe from 'axe-core'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pdfOf } from '../helpers/pdf.ts'
import { fixture } from './fixture.ts'
import { openMap, shown } from './site.ts'
import { siteOfTests } from './site-of-tests.ts'

const { site, complaints } = siteOfTests({ plain: fixture(300) })

interface Dropped {
  name: string
  bytes: Uint8Array | string
}

/** Drops files on the map, as a person's file manager does. */
async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, bytes: [...Buffer.from(bytes)] }))
  const transfer = await page.evaluateHandle((all) => {
    const made = new DataTransfer()
    for (const { name, bytes } of all) made.items.add(new File([Uint8Array.from(bytes)], name))
    return made
  }, given)
  await page.dispatchEvent('.canvas', 'dragover', { dataTransfer: transfer })
  expect(await page.locator('html[data-dropping]').count()).toBe(1)
  await page.dispatchEvent('.canvas', 'drop', { dataTransfer: transfer })
  expect(await page.locator('html[data-dropping]').count()).toBe(0)
}

const WAIT = { timeout: 90_000 }
const BIB =
  '@article{a, title = {Snow cover and varnish}, abstract = {We measure snow cover.}, author = {Lee, Ann}, year = {2021}}'
const RIS = 'TY  - JOUR\nTI  - Waggle dance of tramways\nAB  - A tram has a timetable.\nER  - \n'
const PDF = pdfOf([
  { text: 'The glaze of pottery', x: 120, y: 720, size: 18 },
  { text: 'Ann Lee', x: 220, y: 690, size: 11 },
  { text: 'Abstract', x: 270, y: 630, size: 12 },
  {
    text: 'We measure the glaze and the thermal shock of pottery from a kiln, and we also',
    x: 100,
    y: 612,
    size: 10,
  },
  {
    text: 'find that a quantum of salt makes the glaze what it is, which is of interest.',
    x: 100,
    y: 600,
    size: 10,
  },
  { text: '1 Introduction', x: 72, y: 550, size: 12 },
])

test('a pasted abstract is placed beside its concepts', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await page.getByRole('button', { name: 'Place a text' }).click()
  await page.getByLabel('Title').fill('Snow on violins')
  await page
    .getByLabel('Abstract')
    .fill('We study how snow cover changes the varnish of a violin. Our method is graph attention networks.')
  await page.getByRole('button', { name: 'Place it' }).click()
  await page.waitForSelector('.placed .related li', WAIT)
  expect(await page.locator('.named').first().textContent()).toMatch(/^On this map.*snow cover/)
  expect(await shown(page)).toBe(await page.locator('.named').first().locator('li').count())
  await page.keyboard.press('Escape')
  await page.waitForSelector('.empty')
}, 120_000)

test('dropped files of several formats, an archive and a PDF among them, are placed; what is wrong is told', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await drop(page, [
    { name: 'mine.zip', bytes: zipSync({ 'a.bib': Buffer.from(BIB), 'b/c.ris': Buffer.from(RIS) }) },
    { name: 'pottery.pdf', bytes: PDF },
    { name: 'broken.jsonl', bytes: '{"title": ' },
  ])
  await page.waitForSelector('.placed .starts li', WAIT)
  const names = await page.locator('.placed .starts bdi').allTextContents()
  expect(names.sort()).toEqual(['Snow cover and varnish', 'The glaze of pottery', 'Waggle dance of tramways'])
  expect(await page.textContent('.problems')).toContain('broken.jsonl, line 1')
  const all = await shown(page)
  await page.evaluate(axe.source)
  await page.locator('.problems summary').click()
  const { violations } = await page.evaluate(() => window.axe.run())
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  await page.getByRole('button', { name: /glaze/ }).click()
  await page.waitForSelector('.placed .related li', WAIT)
  const named = await page.locator('.named').first().locator('li > button').allTextContents()
  expect(named.map((name) => name.trim())).toEqual(
    expect.arrayContaining(['glaze', 'kiln', 'pottery', 'thermal shock']),
  )
  expect(await shown(page)).toBe(named.length)
  await page.keyboard.press('Escape')
  await expect.poll(() => shown(page)).toBe(all)
  await page.keyboard.press('Escape')
  await page.waitForSelector('.empty')
}, 180_000)

test('a file without a paper is answered with what is wrong, and the next one is read', async () => {
  const page = await openMap(site, site.address('plain'), complaints)
  await drop(page, [{ name: 'picture.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3) }])
  await page.waitForSelector('dialog[open] [role="alert"]', WAIT)
  expect(await page.textContent('dialog[open] [role="alert"]')).toContain('picture.png: expected')
  await page
    .getByLabel('Files', { exact: true })
    .setInputFiles([{ name: 'a.bib', mimeType: 'text/plain', buffer: Buffer.from(BIB) }])
  await page.waitForSelector('.placed h2:has-text("Snow cover and varnish")', WAIT)
  expect(await page.textContent('.placed .authors')).toContain('Ann Lee')
}, 120_000)
