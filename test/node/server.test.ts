import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
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

  test('an address is what it spells, whichever of its letters are encoded', async () => {
    for (const path of ['%61tlas/atlas.json', 'atlas/atlas%2ejson', '%69ndex.html', 'atlas%2Fatlas.json'])
      expect([path, (await fetch(new URL(path, serving.url))).status]).toEqual([path, 200])
    expect((await fetch(new URL('%61tlas/corrections.json', serving.url))).status).not.toBe(405)
  })

  test('what cannot be done is answered with what can', async () => {
    for (const [path, allowed] of [
      ['', 'GET, HEAD'],
      ['atlas/atlas.json', 'GET, HEAD'],
      ['atlas/corrections.json', 'GET, HEAD, PUT'],
    ]) {
      const { status, headers } = await fetch(new URL(path, serving.url), { method: 'DELETE' })
      expect([path, status, headers.get('allow')]).toEqual([path, 405, allowed])
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

describe('files over HTTP', () => {
  type Answer = { status: number; text: string; headers: IncomingHttpHeaders }
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(serving.url)
      request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
        let text = ''
        response.setEncoding('latin1').on('data', (piece: string) => {
          text += piece
        })
        response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }))
      })
        .on('error', reject)
        .end()
    })
  const CHUNK = '/atlas/papers/0000.json'
  const file = join(dir, 'papers/0000.json')

  test.each([
    ['bytes=0-3', 206, [0, 4]],
    ['bytes=2-', 206, [2]],
    ['bytes=-5', 206, [-5]],
    ['bytes=-99999', 206, [0]],
    ['bytes=3-99999', 206, [3]],
    [' bytes = 3 - 5 ', 200, [0]],
    ['bytes=5-2', 200, [0]],
    ['bytes=0-1,3-4', 200, [0]],
    ['bytes=-', 200, [0]],
    ['bytes=a-b', 200, [0]],
    ['bytes=1.5-2', 200, [0]],
    ['bytes=-1-2', 200, [0]],
    ['lines=0-1', 200, [0]],
    ['bytes=99999-', 416, [0, 0]],
    ['bytes=99999-99999999999999999999999999', 416, [0, 0]],
    ['bytes=-0', 416, [0, 0]],
  ] as const)('Range: %s', async (range, status, cut) => {
    const whole = readFileSync(file, 'latin1')
    const answer = await get(CHUNK, { range })
    expect([answer.status, answer.text]).toEqual([status, whole.slice(...cut)])
    if (status === 206)
      expect(answer.headers['content-range']).toMatch(new RegExp(`^bytes \\d+-\\d+/${whole.length}$`))
    expect((await get(CHUNK)).status).toBe(200)
  })

  test('an ETag that is known is answered with 304, and changes with the file', async () => {
    const { headers, text } = await get(CHUNK)
    const etag = headers.etag!
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get(CHUNK, { 'if-none-match': known })
      expect([again.status, again.text]).toEqual([304, ''])
    }
    expect((await get(CHUNK, { 'if-range': '"other"', range: 'bytes=0-1' })).text).toBe(text)
    expect((await get(CHUNK, { 'if-range': etag, range: 'bytes=0-1' })).status).toBe(206)
    const head = await get(CHUNK, {}, 'HEAD')
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', `${text.length}`])
    await saveAtlas(smallAtlas([{ id: 'a', title: 'B' }], [], []), dir)
    expect((await get(CHUNK, { 'if-none-match': etag })).status).toBe(200)
  })

  test('a file is asked for of a build: another build is a conflict, whatever file it is', async () => {
    const of = `?of=${encodeURIComponent((await get('/atlas/atlas.json')).headers.etag!)}`
    for (const path of [CHUNK, '/atlas/atlas.json'])
      expect([path, (await get(path + of)).status, (await get(`${path}?of=x`)).status]).toEqual([
        path,
        200,
        409,
      ])
    expect((await get(`/atlas/papers/9999.json${of}`)).status).toBe(404)
    await saveAtlas(smallAtlas([{ id: 'a', title: 'B' }], [], []), dir)
    for (const path of [CHUNK, '/atlas/atlas.json'])
      expect([path, (await get(path + of)).status]).toEqual([path, 409])
  })

  test('nothing hidden, nothing by a link that leads out, no pipe and no folder is sent', async () => {
    writeFileSync(join(folder, 'secret'), 'secret')
    writeFileSync(join(dir, '.env'), 'secret')
    mkdirSync(join(dir, '.git'))
    writeFileSync(join(dir, '.git/config'), 'secret')
    symlinkSync(join(folder, 'secret'), join(dir, 'out'))
    symlinkSync(folder, join(dir, 'up'))
    symlinkSync('atlas.json', join(dir, 'in.json'))
    spawnSync('mkfifo', [join(dir, 'pipe')])
    for (const path of [
      '.env',
      '.git/config',
      'out',
      'up/secret',
      'pipe',
      'papers',
      'papers/',
      '%2eenv',
      '.%00',
      '..\\x',
      '%5c..',
    ])
      expect([path, (await get(`/atlas/${path}`)).status]).toEqual([path, 404])
    expect((await get('/atlas/in.json')).status).toBe(200)
    expect((await get('/atlas/atlas.json?x=1#y')).status).toBe(200)
  })

  test('files and folders that go away, or may not be read, end nothing', async () => {
    rmSync(file)
    expect((await get(CHUNK)).status).toBe(404)
    mkdirSync(file)
    expect((await get(CHUNK)).status).toBe(404)
    rmSync(dir, { recursive: true })
    expect((await get('/atlas/atlas.json')).status).toBe(404)
    expect((await get('/atlas/corrections.json')).status).toBe(200)
    const own = { origin: new URL(serving.url).origin, 'content-type': 'application/json' }
    const body = '{"format":"concept-atlas-corrections","version":1,"corrections":[]}'
    const put = await fetch(new URL('atlas/corrections.json', serving.url), {
      method: 'PUT',
      headers: own,
      body,
    })
    expect([put.status, existsSync(dir)]).toEqual([409, false])
    writeFileSync(dir, 'a file')
    expect((await get(CHUNK)).status).toBe(404)
    rmSync(dir)
    await saveAtlas(smallAtlas([{ id: 'a', title: 'C' }], [], []), dir)
    expect((await get(CHUNK)).status).toBe(200)
    // As a person who may not read it; root may read anything.
    chmodSync(file, 0)
    expect([200, 404]).toContain((await get(CHUNK)).status)
    chmodSync(file, 0o644)
  })

  test('who hangs up before the end ends nothing', async () => {
    writeFileSync(join(dir, 'large.txt'), 'x'.repeat(5_000_000))
    for (let i = 0; i < 20; i++)
      await new Promise<void>((resolve) => {
        const { port } = new URL(serving.url)
        const asked = request({ host: '127.0.0.1', port, path: '/atlas/large.txt' }, (response) => {
          response.once('data', () => asked.destroy())
          response.on('error', () => {}).on('close', resolve)
        })
        asked.on('error', () => resolve()).end()
      })
    expect((await get('/atlas/large.txt')).text).toHaveLength(5_000_000)
  })

  test('of a long file a piece at its end, and files are closed again', async () => {
    writeFileSync(join(dir, 'large.txt'), `${'x'.repeat(500_000)}end`)
    const open = (): number => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0)
    const before = open()
    for (let i = 0; i < 50; i++) {
      expect((await get('/atlas/large.txt', { range: 'bytes=-3' })).text).toBe('end')
      expect((await get('/atlas/large.txt', { range: 'bytes=10-400000' })).text).toHaveLength(399_991)
    }
    expect(open()).toBeLessThan(before + 20)
  })

  test('the map alone may be framed where that was asked for, the rest nowhere', async () => {
    const framers = async (url: string): Promise<string> =>
      /frame-ancestors ([^;]*)/.exec((await fetch(url)).headers.get('content-security-policy')!)![1]
    expect(await framers(`${serving.url}?embed`)).toBe("'none'")
    const open = await serveAtlas(dir, { port: 0, embedFrom: ['https://a.example', 'http://b.example:8080'] })
    expect(await framers(`${open.url}?embed`)).toBe('https://a.example http://b.example:8080')
    expect(await framers(`${open.url}?x=1&embed=1#c`)).toBe('https://a.example http://b.example:8080')
    for (const address of ['', '?embedded', '?x=embed', 'atlas/atlas.json?embed'])
      expect(await framers(open.url + address)).toBe("'none'")
    await open.close()
  })
})
