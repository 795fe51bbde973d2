/** Takes the pictures of the README into web/pictures: `npx tsx test/web/pictures.ts`. Needs Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { buildFromFiles, saveAtlas } from '../../src/node/index.ts'
import { serveAtlas } from '../../src/node/server.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'

const WIDE = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

/** Searches for a name, chooses the first answer, and opens its first link. */
async function focus(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(name)
  await page.waitForTimeout(500)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1500)
  await page.locator('aside button[aria-expanded="false"]').first().click()
  await page.waitForTimeout(500)
}

const PICTURES: [
  file: string,
  viewport: typeof WIDE,
  scheme: 'light' | 'dark',
  act?: (page: Page) => Promise<void>,
][] = [
  ['map.png', WIDE, 'light'],
  ['focus-dark.png', WIDE, 'dark', (page) => focus(page, 'PEFT')],
  ['phone.png', PHONE, 'light'],
]

const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
const { atlas } = await buildFromFiles(['data/abstracts.txt'])
await saveAtlas(atlas, join(folder, 'atlas'))
const { url, close } = await serveAtlas(join(folder, 'atlas'))
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
for (const [file, viewport, colorScheme, act] of PICTURES) {
  const page = await browser.newPage({ viewport, colorScheme })
  await page.goto(url)
  await page.waitForFunction(() => window.__atlas?.ready)
  await page.waitForTimeout(1500)
  await act?.(page)
  await page.screenshot({ path: join('web', 'pictures', file) })
  await page.close()
}
await browser.close()
await close()
rmSync(folder, { recursive: true, force: true })
