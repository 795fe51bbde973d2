import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serveAtlas } from '../../src/node/server.ts'
import { saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { scratch } from '../helpers/cli.ts'

const folder = scratch()
const dir = join(folder, 'atlas')
let serving: Serving

beforeAll(async () => {
  await saveAtlas(smallAtlas([{ id: 'a', title: 'A' }], [], []), dir)
  serving = await serveAtlas(dir, { port: 0 })
}, 120_000)
afterAll(() => serving?.close())

/** Asks without the tidying that fetch does to paths and hosts. */
const ask = (
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(serving.url)
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode!, text }))
    })
      .on('error', reject)
      .end()
  })

describe('server', () => {
  test('serves the viewer and the atlas, with strict headers', async () => {
    const page = await fetch(serving.url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<!doctype html>')
    const manifest = await fetch(new URL('atlas/atlas.json', serving.url))
    expect(await manifest.json()).toMatchObject({ format: 'concept-atlas' })
    for (const { headers } of [page, manifest]) {
      const policy = headers.get('content-security-policy')
      expect(policy).toContain("default-src 'self'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('serves what new texts are read with, and nothing else of data/', async () => {
    const words = await fetch(new URL('knowledge/vocabulary.tsv', serving.url))
    expect([words.status, (await words.text()).includes('\t')]).toEqual([200, true])
    expect((await fetch(new URL('knowledge/model/tagger.bin', serving.url))).status).toBe(200)
    for (const path of ['README.md', 'abstracts.txt', 'model/', '../package.json', 'model%2ftagger.bin/../x'])
      expect([path, (await ask(`/knowledge/${path}`)).status]).toEqual([path, 404])
  })

  test('only 127.0.0.1, only reading, only its two folders', async () => {
    expect(new URL(serving.url).hostname).toBe('127.0.0.1')
    expect((await ask('/', { host: 'evil.example' })).status).toBe(403)
    expect((await ask('/', {}, 'POST')).status).toBe(405)
    for (const path of [
      '/../package.json',
      '/atlas/../../package.json',
      '/atlas/..%2f..%2fpackage.json',
      '/%2e%2e/package.json',
      '/atlas/%00',
      '/%',
    ]) {
      const { status, text } = await ask(path)
      expect([path, status >= 400]).toEqual([path, true])
      expect(text).not.toContain('"concept-atlas"')
    }
  })

  test('a busy port that was asked for is an error; else the next is taken', async () => {
    const { port } = new URL(serving.url)
    await expect(serveAtlas(dir, { port: Number(port) })).rejects.toThrow(
      `port ${port} is in use; choose another`,
    )
    const blocker = createServer()
    await new Promise<void>((resolve) => {
      blocker.once('error', () => resolve()).listen(4173, '127.0.0.1', resolve)
    })
    const other = await serveAtlas(dir)
    expect(Number(new URL(other.url).port)).toBeGreaterThan(4173)
    await other.close()
    blocker.close()
  })
})
