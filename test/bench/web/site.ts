/** Both pages beside one atlas, served to a browser. */
import { cpSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import sirv from 'sirv'
import { build } from 'vite'
import { MANIFEST_FILE } from '../../../src/folder/index.ts'
import { loadManifest } from '../../../src/node/manifest.ts'
import { saveAtlas } from '../../../src/node/store.ts'
import { viewerFolder } from '../../../src/node/viewer.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../../chromium.ts'
import { checkOut } from '../tree.ts'
import { LARGE, syntheticAtlas } from './synthetic.ts'

export interface Bench {
  viewer: string
  plain: string
  /** The viewer of a commit. */
  before: string
  browser: Browser
  atlas: {
    nodes: number
    edges: number
    bytes: number
    /** Key and name of the concept with the most papers. */
    hub: { key: string; label: string }
    /** Key of another node. */
    other: string
  }
  close(): Promise<void>
}

/** `given` is an atlas folder; without it one is made. `beside`: plain sigma is built, too, or the viewer of a commit. */
export async function openBench(
  given: string | undefined,
  beside: { plain?: boolean; commit?: string },
): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-bench-'))
  const atlas = given ? resolve(given) : join(folder, 'made')
  if (!given) await saveAtlas(syntheticAtlas(LARGE), atlas)
  const site = join(folder, 'site')
  const addAtlas = (to: string): void => symlinkSync(atlas, join(to, 'atlas'))
  const viteBuild = (root: string, configFile: string | false, name: string): Promise<unknown> =>
    build({
      root,
      base: './',
      configFile,
      logLevel: 'error',
      build: { outDir: join(site, name), emptyOutDir: true },
    })
  cpSync(await viewerFolder(), site, { recursive: true })
  addAtlas(site)
  if (beside.plain) await viteBuild(fileURLToPath(new URL('plain', import.meta.url)), false, 'plain')
  if (beside.commit !== undefined) {
    const tree = join(folder, 'tree')
    checkOut(beside.commit, tree)
    await viteBuild(join(tree, 'web'), join(tree, 'vite.config.ts'), 'before')
    addAtlas(join(site, 'before'))
  }
  const files = sirv(site)
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404).end()
    }),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
  return {
    viewer: address,
    plain: `${address}plain/`,
    before: `${address}before/`,
    browser,
    atlas: { ...(await about(atlas)), bytes: statSync(join(atlas, MANIFEST_FILE)).size },
    async close() {
      await browser.close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function about(folder: string): Promise<Omit<Bench['atlas'], 'bytes'>> {
  const { nodes, links, cooccurrences, concepts, papers } = await loadManifest(folder)
  const { slug, label } = concepts.reduce((most, one) => (one.papers > most.papers ? one : most))
  return {
    nodes: nodes.x.length,
    edges: links.concept.length + cooccurrences.a.length,
    hub: { key: `c:${slug}`, label },
    other: `p:${papers.id[0]}`,
  }
}
