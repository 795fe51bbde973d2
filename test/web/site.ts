/** The viewer, built once, with an atlas beside it, served under a strict Content-Security-Policy. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import sirv from 'sirv'
import { build } from 'vite'
import { KNOWLEDGE_FILES } from '../../src/knowledge.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { type FixtureAtlas, writeFixture } from './fixture.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'"

export interface Site {
  /** Serves these atlases, each under `/<name>/`. */
  address(name: string, fragment?: string): string
  browser: Browser
  /** The folder of the built viewer. */
  viewer: string
  close(): Promise<void>
}

/** A script and all that it imports, as the viewer is built, in one piece for a page. */
export async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bundled' } },
  })
  if (!Array.isArray(built)) throw new Error('expected one build per format of a library')
  const [{ output }] = built
  return output[0].code
}

/** How many nodes the page says it shows. */
export const shown = async (page: Page): Promise<number> =>
  Number(await page.locator('.counter').getAttribute('data-shown'))

/** An atlas `null` is a site without one. */
export async function openSite(atlases: Record<string, FixtureAtlas | null>): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
  const viewer = join(folder, 'viewer')
  // As it is shipped: in the environment of the tests libraries bring their warnings along.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({
    root: join(ROOT, 'web'),
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: viewer, emptyOutDir: true },
  })
  process.env.NODE_ENV = NODE_ENV
  const sites = join(folder, 'sites')
  for (const [name, atlas] of Object.entries(atlases)) {
    cpSync(viewer, join(sites, name), { recursive: true })
    if (atlas) writeFixture(join(sites, name, 'atlas'), atlas)
    for (const file of KNOWLEDGE_FILES) cpSync(join(ROOT, 'data', file), join(sites, name, 'knowledge', file))
  }
  const files = sirv(sites)
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', POLICY)
    files(request, response, () => {
      response.statusCode = 404
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
  return {
    address: (name, fragment = '') => `http://127.0.0.1:${port}/${name}/${fragment && `#${fragment}`}`,
    browser,
    viewer,
    async close() {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens an address and waits for its map; what the page complains about is added to `complaints`. */
export async function openMap(
  site: Site,
  address: string,
  complaints: string[],
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 800 }, ...options })
  page.setDefaultTimeout(60_000)
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith('http://127.0.0.1:')) complaints.push(`outside: ${request.url()}`)
  })
  await page.goto(address)
  await page.waitForFunction(() => window.__atlas?.ready)
  await settled(page)
  return page
}

/** Waits until nodes stay where they are: a flight has landed. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    const names = (): string => JSON.stringify(window.__atlas!.labelBoxes())
    for (let same = 0, before = ''; same < 4; ) {
      await frame()
      await new Promise((resolve) => setTimeout(resolve, 40))
      const now = names()
      same = now === before ? same + 1 : 0
      before = now
    }
    return true
  })
}
