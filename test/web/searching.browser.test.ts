/** The search of the page, on atlases as `build` writes them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildFromFiles, saveAtlas } from '../../src/node/index.ts'
import { serveAtlas } from '../../src/node/server.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { settled } from './site.ts'

const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
let served: Awaited<ReturnType<typeof serveAtlas>>
let browser: Browser

const sentences: [id: string, title: string, abstract: string, author: string][] = [
  ['x1', 'A parser for questions', 'We parse questions with a chart parser.', 'Quillfeather, Ada'],
  ['x2', 'A tagger for tweets', 'We tag tweets with a conditional random field.', 'Ada Quillfeather'],
  ['p1', 'Discourse parsing with BERT', 'We apply BERT to discourse parsing.', 'Bo Other'],
  ['p2', 'Discourse parsing helps', 'We use discourse parsing for sentiment analysis.', 'Bo Other'],
  ...Array.from({ length: 7 }, (_, n): [string, string, string, string] => [
    `h${n}`,
    `BERT for natural language processing, part ${n}`,
    'BERT has advanced natural language processing.',
    'Cy Else',
  ]),
  ...Array.from({ length: 6 }, (_, n): [string, string, string, string] => [
    `s${n}`,
    `Sentiment analysis, part ${n}`,
    'Sentiment analysis is a task of natural language processing.',
    'Cy Else',
  ]),
]

beforeAll(async () => {
  const file = join(folder, 'in.jsonl')
  const records = sentences.map(([id, title, abstract, author]) => ({
    id,
    title,
    abstract,
    authors: [author],
    year: 2019,
    doi: `10.1234/${id}`,
  }))
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'))
  const { atlas } = await buildFromFiles([file])
  await saveAtlas(atlas, join(folder, 'atlas'))
  served = await serveAtlas(join(folder, 'atlas'))
  browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await served?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(fragment = ''): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${served.url}#${fragment}`)
  await page.waitForFunction(() => window.__atlas?.ready)
  await settled(page)
  return page
}

test.each([
  ['Quillfeather', 'Papers by author', ['A parser for questions', 'A tagger for tweets']],
  ['p2', 'Papers by identifier', ['Discourse parsing helps']],
  ['10.1234/x2', 'Papers by identifier', ['A tagger for tweets']],
])('%s is found: %s', async (words, group, titles) => {
  const page = await open()
  await page.keyboard.press('/')
  await page.keyboard.type(words)
  const rows = page.locator(`[role="group"][aria-label="${group}"] [role="option"]`)
  await expect.poll(() => rows.count()).toBe(titles.length)
  const found = await rows.locator('.hit-name').allTextContents()
  for (const title of titles) expect(found.join('\n')).toContain(title)
  await page.close()
})

test('Enter before the answer takes the first hit of what was typed', async () => {
  const page = await open()
  await page.keyboard.press('/')
  await page.keyboard.insertText('discourse parsing')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.selection h2:has-text("discourse parsing")')
  await page.close()
})

test('two concepts are joined over a rare one, not over a hub, as explain says', async () => {
  const page = await open('node=c:bert&with=c:sentiment-analysis')
  await page.waitForSelector('.pair-panel[data-kind="chain"]')
  expect(await page.locator('.way > .end').allTextContents()).toEqual([
    'BERT',
    'discourse parsing',
    'sentiment analysis',
  ])
  await page.waitForSelector('.way .pair blockquote mark')
  await page.close()
})
