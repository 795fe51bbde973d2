import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { json } from '../../src/export/json.ts'
import { KNOWLEDGE_FILES } from '../../src/knowledge.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import type { Paper } from '../../src/types.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const papers: Paper[] = readFileSync(join(ROOT, 'data/abstracts.txt'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line, i) => ({
    id: String(i),
    title: '',
    abstract: line.replace(/^Abstract:/, ''),
    keywords: [],
    authors: [],
    links: [],
  }))

/** The whole library as one script for a page: `atlasOf(papers, files)` gives the export. */
async function bundle(folder: string): Promise<string> {
  const entry = join(folder, 'entry.ts')
  writeFileSync(
    entry,
    `import { json } from ${JSON.stringify(join(ROOT, 'src/export/json.ts'))}
     import { readKnowledge } from ${JSON.stringify(join(ROOT, 'src/knowledge.ts'))}
     import { buildAtlas } from ${JSON.stringify(join(ROOT, 'src/pipeline.ts'))}
     const bytes = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
     window.atlasOf = async (papers, files) =>
       [...json(await buildAtlas(papers, await readKnowledge(async (file) => bytes(files[file]))))].join('')`,
  )
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bundle' }, minify: false },
  })
  const [{ output }] = built as unknown as { output: { code: string }[] }[]
  return output[0].code
}

declare global {
  interface Window {
    atlasOf(papers: Paper[], files: Record<string, string>): Promise<string>
  }
}

test('a browser draws the same map as Node, to the byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundle(folder) })
    const files = Object.fromEntries(
      KNOWLEDGE_FILES.map((file) => [file, readFileSync(join(ROOT, 'data', file)).toString('base64')]),
    )
    const drawn = await page.evaluate(([own, known]) => window.atlasOf(own, known), [papers, files] as const)
    expect(drawn).toBe([...json(await buildAtlas(papers, await loadKnowledge()))].join(''))
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
