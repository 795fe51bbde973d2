import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { HTML_MOST_NODES } from '../../src/export/html.ts'
import { shownPart } from '../../src/export/shown-part.ts'
import { writeText } from '../../src/node/aside.ts'
import { FORMATS_TOLD } from '../../src/node/cli/export.ts'
import { exportFormat, FORMAT_NAMES, writeFiles } from '../../src/node/export.ts'
import { saveAtlas } from '../../src/node/store.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { paper } from '../graph/planted.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { atlas as run, scratch } from '../helpers/cli.ts'
import { hostileAtlas, plantedAtlas } from './atlases.ts'

const folder = scratch()
const at = (name: string): string => join(folder, name)

describe('export', () => {
  test('writes formats of several files as a folder', async () => {
    await saveAtlas(plantedAtlas(), at('atlas'))
    const { code, stdout } = await run([
      'export',
      at('atlas'),
      '--to',
      'csv',
      '--out',
      at('tables'),
      '--json',
    ])
    expect([code, JSON.parse(stdout)]).toEqual([0, { out: at('tables'), format: 'csv' }])
    expect(readdirSync(at('tables')).sort()).toEqual(['edges.csv', 'nodes.csv'])
    const again = await run(['export', at('atlas'), '--to', 'csv', '--out', at('tables')])
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('expected no folder or an empty one, found edges.csv, nodes.csv')
    const printed = await run(['export', at('atlas'), '--to', 'csv', '--out', '-'])
    expect(printed.code).toBe(2)
    expect(printed.stderr).toContain('expected a folder, since csv is several files')
  })

  test('holds what the map shows, json all, and what --min-papers says', async () => {
    const given = Array.from({ length: 110 }, (_, p) => ({ id: String(p), abstract: 'a b c d e f.' }))
    // Every paper has `a`, the first ones five of their own beside it, one of which they propose.
    const names = ['b', 'c', 'd', 'e', 'f']
    const own = [0, 1, 2].flatMap((paper) => names.map((surface) => ({ paper, surface })))
    const concepts = ['a', ...own.map(({ paper, surface }) => `${surface}${paper}`)]
    const whole = smallAtlas(
      given,
      concepts.map((slug) => ({ slug, label: slug })),
      [
        ...given.map((_, paper) => ({ paper, concept: 0, surface: 'a' })),
        ...own.map(({ paper, surface }, at) => ({
          paper,
          concept: at + 1,
          surface,
          weight: (1 + names.indexOf(surface)) / 5,
          ...(surface === 'b' && { role: 'proposes' as const }),
        })),
      ],
    )
    await saveAtlas(whole, at('alone'))
    const labels = async (...options: string[]): Promise<string[]> => {
      const { code, stdout } = await run(['export', at('alone'), '--out', '-', ...options])
      expect(code).toBe(0)
      return concepts.filter((slug) => stdout.includes(`"c:${slug}"`))
    }
    // The shared one, what is proposed, and of the rest the strongest.
    const shown = ['a', 'b0', 'f0', 'b1', 'f1', 'b2', 'f2']
    expect(await labels('--to', 'graphml')).toEqual(shown)
    expect(await labels('--to', 'json')).toEqual(concepts)
    expect(await labels('--to', 'graphml', '--min-papers', '1')).toEqual(concepts)
    expect(await labels('--to', 'json', '--min-papers', '2')).toEqual(['a'])
    const refused = await run(['export', at('alone'), '--to', 'json', '--out', '-', '--min-papers', '0'])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--min-papers')])
    const part = shownPart(whole)
    expect(part.papers).toHaveLength(110)
    // Where nothing is put aside, the atlas as it is.
    expect(shownPart(part)).toBe(part)
  }, 60_000)

  test('leaves what is there as it is, and nothing of its own behind', async () => {
    mkdirSync(at('empty'))
    await writeFiles(at('empty'), [{ path: 'a/b.md', chunks: ['x', 'y'] }])
    expect(readFileSync(at('empty/a/b.md'), 'utf8')).toBe('xy')
    writeFileSync(at('file'), 'kept')
    await expect(writeFiles(at('file'), [])).rejects.toThrow('expected a folder, found a file')
    const broken = function* (): Generator<string> {
      yield 'x'
      throw new Error('broken')
    }
    await expect(writeFiles(at('new'), [{ path: 'a', chunks: broken() }])).rejects.toThrow('broken')
    expect(existsSync(at('new'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('takes choices, and says which formats there are', async () => {
    await saveAtlas(plantedAtlas(), at('chosen'))
    const choices = ['--only', 'concepts', '--min-papers', '2', '--min-weight', '0.2', '--communities', '0,1']
    const { code, stdout } = await run(['export', at('chosen'), '--to', 'json', '--out', '-', ...choices])
    const { nodes, edges, attributes } = JSON.parse(stdout)
    expect([code, attributes.communities.length, edges.length > 0]).toEqual([0, 2, true])
    for (const { attributes: node } of nodes) expect([node.kind, node.papers >= 2]).toEqual(['concept', true])
    for (const { attributes: edge } of edges) expect(edge.weight).toBeGreaterThanOrEqual(0.2)
    const wrong = await run(['export', at('chosen'), '--to', 'turtle', '--papers', '--out', '-'])
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--papers: expected --to json')])
    for (const name of FORMAT_NAMES) expect(FORMATS_TOLD).toMatch(new RegExp(`[ ,]${name}\\b`))
  }, 120_000)

  test('refuses a page for a map that is too large, and says what to do', async () => {
    const papers = Array.from({ length: HTML_MOST_NODES + 1 }, (_, p) => paper(String(p)))
    const format = (await exportFormat('html'))!
    if (!('write' in format)) throw new Error('html is one file')
    expect(() => format.write(smallAtlas(papers, [], []))).toThrow(
      /up to 5000 nodes.*found 5001.*concept-atlas site/,
    )
  }, 120_000)

  test('draws the map as PNG, the same bytes every time', async () => {
    await saveAtlas(plantedAtlas(), at('drawn'))
    for (const name of ['a.png', 'b.png'])
      expect((await run(['export', at('drawn'), '--to', 'png', '--out', at(name)])).code).toBe(0)
    const bytes = readFileSync(at('a.png'))
    expect(bytes.equals(readFileSync(at('b.png')))).toBe(true)
    const { width, data } = PNG.sync.read(bytes)
    expect(width).toBe(3200)
    // The heading of the legend is text: dark pixels on the background.
    const dark = (x: number, y: number): boolean => data[4 * (y * width + x)] < 100
    let letters = 0
    for (let y = 80; y < 112; y++) for (let x = 2520; x < 2800; x++) if (dark(x, y)) letters++
    expect(letters).toBeGreaterThan(400)
  }, 60_000)

  test('knows every format by its name', async () => {
    for (const name of FORMAT_NAMES) expect(await exportFormat(name)).toBeDefined()
    expect(await exportFormat('docx')).toBeUndefined()
  }, 120_000)

  test('writes one page that opens from disk, whatever the papers say', async () => {
    const format = (await exportFormat('html'))!
    if (!('write' in format)) throw new Error('html is one file')
    const text = '</script><img src=x onerror="document.title=1">'
    await writeText(at('map.html'), format.write(hostileAtlas(text)))
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
    try {
      const page = await browser.newPage()
      const complaints: string[] = []
      const requests: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => requests.push(request.url()))
      await page.goto(pathToFileURL(at('map.html')).href)
      await page.waitForFunction(() => window.__atlas?.ready)
      // The sentence is loaded out of the page when a link is looked at.
      const panel = page.getByRole('complementary', { name: 'Selection' })
      await panel.getByText(text, { exact: true }).first().click()
      await panel.getByText('proposes').first().click()
      expect(await panel.locator('mark').first().textContent()).toBe(text)
      expect(await page.title()).toBe('Concept Atlas')
      expect(complaints).toEqual([])
      expect(requests.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([
        pathToFileURL(at('map.html')).href,
      ])
    } finally {
      await browser.close()
    }
  }, 120_000)
})
