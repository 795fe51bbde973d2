/** Takes the pictures of the README into web/pictures: `npm run pictures`. Needs Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { buildFromFiles, saveAtlas } from '../../src/node/index.ts'
import { serveAtlas } from '../../src/node/server.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { settled } from './site.ts'

const WIDE = { width: 1280, height: 800 }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }

interface Picture {
  file: string
  options: Parameters<typeof browser.newPage>[0]
  /** State of the viewer, as in its address. */
  fragment?: string
  /** What must be there before the picture is taken. */
  until?: string
}

const PICTURES: Picture[] = [
  { file: 'map.png', options: { viewport: WIDE, colorScheme: 'light' } },
  {
    file: 'evidence.png',
    options: { viewport: WIDE, colorScheme: 'light' },
    fragment: 'node=c:vtab-1k&link=p:abstracts-2',
    until: '.links blockquote mark',
  },
  {
    file: 'dark.png',
    options: { viewport: WIDE, colorScheme: 'dark' },
    fragment: 'node=p:abstracts-2&with=p:abstracts-10',
    until: '.shared blockquote mark',
  },
  {
    file: 'phone.png',
    options: { ...PHONE, colorScheme: 'light' },
    fragment: 'node=c:vision-transformer',
    until: '.aliases',
  },
]

async function take(
  page: Page,
  url: string,
  { file, fragment = '', until = '.empty' }: Picture,
): Promise<void> {
  // tsx names the functions that go into the page by a helper of its own.
  await page.addInitScript({ content: 'globalThis.__name = (made) => made' })
  await page.goto(`${url}#${fragment}`)
  await page.waitForFunction(() => window.__atlas?.ready)
  await page.waitForSelector(until)
  await settled(page)
  await page.screenshot({ path: join('web', 'pictures', file) })
  await page.close()
}

const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
const { atlas } = await buildFromFiles(['data/abstracts.txt'])
await saveAtlas(atlas, join(folder, 'atlas'))
const { url, close } = await serveAtlas(join(folder, 'atlas'))
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
for (const picture of PICTURES) await take(await browser.newPage(picture.options), url, picture)
await browser.close()
await close()
rmSync(folder, { recursive: true, force: true })
