/** What libraries make of our graph: plain sigma, as we ship it, and graphology-svg draw it as it comes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UndirectedGraph } from 'graphology'
import render from 'graphology-svg'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { json } from '../../src/export/json.ts'
import { readFolder, readManifest } from '../../src/folder/index.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { fixture } from './fixture.ts'
import { bundled } from './site.ts'

const atlas = fixture(90)
const text = [...json(readFolder(readManifest(atlas.manifest), atlas.chunks))].join('')

test('sigma draws the graph, and what the JSON export holds of it', async () => {
  const code = await bundled(join(import.meta.dirname, 'plain-sigma.ts'))
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
  try {
    const page = await browser.newPage({ viewport: { width: 400, height: 600 } })
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.setContent('<!doctype html><body style="margin: 0">')
    await page.addScriptTag({ content: code })
    const drawn = await page.evaluate(([given, graph]) => window.drawBoth(given, graph), [
      atlas,
      text,
    ] as const)
    const nodes = JSON.parse(text).nodes.length
    expect([complaints, drawn]).toEqual([[], [nodes, nodes]])
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    const { width, height, data } = PNG.sync.read(await page.screenshot())
    const coloured = (from: number, to: number): number => {
      let count = 0
      for (let at = from * width; at < to * width; at++) {
        const channels = data.subarray(4 * at, 4 * at + 3)
        if (Math.max(...channels) - Math.min(...channels) > 60) count++
      }
      return count
    }
    // Two drawings, one below the other.
    expect(coloured(0, height / 2)).toBeGreaterThan(200)
    expect(coloured(height / 2, height)).toBeGreaterThan(200)
  } finally {
    await browser.close()
  }
}, 180_000)

test('graphology-svg draws it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
  const file = join(folder, 'graph.svg')
  const error = await new Promise((resolve) => {
    render(UndirectedGraph.from(JSON.parse(text)), file, {}, resolve)
  })
  expect(error).toBeFalsy()
  expect(readFileSync(file, 'utf8').match(/<circle/g)?.length).toBe(JSON.parse(text).nodes.length)
  rmSync(folder, { recursive: true })
})
