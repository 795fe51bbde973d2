/** The static site as `site` writes it, below a path of an ordinary web server under the strictest policy. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import sirv from 'sirv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFolder, readManifest } from '../../src/folder/index.ts'
import { saveAtlas } from '../../src/node/index.ts'
import { writeSite } from '../../src/node/site.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { fixture } from './fixture.ts'

const POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
let server: Server
let browser: Browser
let address = ''

beforeAll(async () => {
  const { manifest, chunks } = fixture(120)
  await saveAtlas(readFolder(readManifest(manifest), chunks), join(folder, 'atlas'))
  await writeSite(join(folder, 'atlas'), join(folder, 'www', 'group', 'maps'))
  const files = sirv(join(folder, 'www'))
  server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', POLICY)
    files(request, response, () => {
      response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/group/maps/`
  browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the map, evidence, related papers and texts of one’s own work below a path', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) complaints.push(`outside: ${request.url()}`)
  })
  await page.goto(`${address}#node=p:paper-00003`)
  await page.waitForFunction(() => window.__atlas?.ready)
  await page.waitForSelector('.abstract mark')
  await page.waitForSelector('.related ol li', { timeout: 60_000 })
  await page.getByRole('button', { name: 'Place a text' }).click()
  await page.getByLabel('Abstract').fill('A glacier has an albedo and a melt rate.')
  await page.getByRole('button', { name: 'Place it' }).click()
  await page.waitForSelector('.placed .named li', { timeout: 90_000 })
  expect(complaints).toEqual([])
}, 180_000)

test('the page allows itself no inline script, no eval and no outside origin', async () => {
  const page = readFileSync(join(folder, 'www', 'group', 'maps', 'index.html'), 'utf8')
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page)![1]
  expect(policy).toMatch(/^default-src 'self';/)
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  for (const [, attributes, inside] of page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    expect(attributes).toMatch(/src="\.\//)
    expect(inside).toBe('')
  }
  const tab = await browser.newPage()
  await tab.goto(address)
  await tab.waitForFunction(() => window.__atlas?.ready)
  const evaluated = await tab.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.broken = true'
    document.body.append(script)
    return 'broken' in window
  })
  expect(evaluated).toBe(false)
}, 60_000)
