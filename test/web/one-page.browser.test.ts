/** The map as one page, opened from disk: all of the viewer stands in it, also what it fetches later elsewhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFolder, readManifest } from '../../src/folder/index.ts'
import { exportFormat } from '../../src/node/export.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { fixture } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
const file = join(folder, 'map.html')
let browser: Browser

beforeAll(async () => {
  const { manifest, chunks } = fixture(120)
  const format = await exportFormat('html')
  if (!format || !('write' in format)) throw new Error('expected a format of text')
  const written = format.write(readFolder(readManifest(manifest), chunks))
  writeFileSync(file, [...(written as Iterable<string>)].join(''))
  browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('opened from disk it shows the map, evidence, related papers and what comes later, and fetches nothing', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url()) && request.url().split('#')[0] !== pathToFileURL(file).href)
      complaints.push(`outside: ${request.url()}`)
  })
  await page.goto(`${pathToFileURL(file).href}#node=p:paper-00003`)
  await page.waitForFunction(() => window.__atlas?.ready)
  await page.waitForSelector('.abstract mark')
  await page.waitForSelector('.related ol li', { timeout: 60_000 })
  await page.keyboard.press('?')
  await page.waitForSelector('#help-title')
  expect(complaints).toEqual([])
}, 180_000)
