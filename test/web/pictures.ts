/**
 * `npm run pictures` takes the pictures of the README into web/pictures; `npm run pictures -- --out FOLDER ATLAS…` a sheet of each
 * atlas, in both themes and three sizes, to be looked at. Needs Chromium.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
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

/** Every atlas as it opens. */
const SHEET: Picture[] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [
    { name: '1440x900', options: { viewport: { width: 1440, height: 900 } } },
    { name: '1280x720', options: { viewport: { width: 1280, height: 720 } } },
    { name: '390x844', options: PHONE },
  ].map(({ name, options }) => ({
    file: `${name}-${colorScheme}.png`,
    options: { ...options, colorScheme },
    until: 'canvas',
  })),
)

async function take(
  page: Page,
  url: string,
  { file, fragment = '', until = '.empty' }: Picture,
  folder: string,
): Promise<void> {
  // tsx names the functions that go into the page by a helper of its own.
  await page.addInitScript({ content: 'globalThis.__name = (made) => made' })
  await page.goto(`${url}#${fragment}`)
  await page.waitForFunction(() => window.__atlas?.ready)
  await page.waitForSelector(until, { state: 'attached' })
  await settled(page)
  await page.screenshot({ path: join(folder, file) })
  await page.close()
}

/** Takes pictures of an atlas into a folder; the names of their files begin with `prefix`. */
async function takeAll(
  dir: string,
  pictures: readonly Picture[],
  folder: string,
  prefix = '',
): Promise<void> {
  const { url, close } = await serveAtlas(dir)
  for (const picture of pictures)
    await take(
      await browser.newPage(picture.options),
      url,
      { ...picture, file: `${prefix}${picture.file}` },
      folder,
    )
  await close()
}

const { values, positionals: atlases } = parseArgs({
  options: { out: { type: 'string' } },
  allowPositionals: true,
})
if ((values.out === undefined) !== (atlases.length === 0))
  throw new Error('expected --out FOLDER and atlases')
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
if (values.out !== undefined) {
  mkdirSync(values.out, { recursive: true })
  for (const dir of atlases) await takeAll(dir, SHEET, values.out, `${basename(dir)}-`)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
  const { atlas } = await buildFromFiles(['data/abstracts.txt'])
  await saveAtlas(atlas, join(folder, 'atlas'))
  await takeAll(join(folder, 'atlas'), PICTURES, join('web', 'pictures'))
  rmSync(folder, { recursive: true, force: true })
}
await browser.close()
