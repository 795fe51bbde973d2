import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readCorrections } from '../../src/corrections/file.ts'
import { atlas, scratch, start } from '../helpers/cli.ts'

const folder = scratch()
const at = (...names: string[]): string => join(folder, ...names)
const file = (...corrections: object[]): string =>
  JSON.stringify({ format: 'concept-atlas-corrections', version: 1, corrections })
const HIDE = { do: 'hide', concept: ['CIFAR-100'] }
const labels = (out: string): string[] =>
  JSON.parse(readFileSync(at(out, 'atlas.json'), 'utf8')).concepts.label
const kept = (out: string): string[] => [
  ...readCorrections(readFileSync(at(out, 'corrections.json'), 'utf8'), '').corrections.keys(),
]

const running: ReturnType<typeof start>[] = []
afterAll(() => {
  for (const child of running) child.kill()
})

/** `serve` as a process of its own, once it has said where. */
async function serve(out: string): Promise<string> {
  const child = start(['serve', at(out), '--port', '0', '--json'])
  running.push(child)
  let said = ''
  for await (const piece of child.stdout.setEncoding('utf8')) {
    said += piece
    if (said.includes('\n')) break
  }
  return JSON.parse(said).url
}

const papers = ['data/abstracts.txt']

test('build replays corrections and thesauri, and notes what each did or why it no longer applies', async () => {
  writeFileSync(at('own.json'), file(HIDE, { do: 'hide', concept: 'gone' }, { do: 'fly', concept: 'x' }))
  writeFileSync(at('t.txt'), 'label\treplace by\nfew-shot learning\tVision Transformer\nnot here\t\n')
  const given = [
    '--corrections',
    at('own.json'),
    '--corrections',
    at('t.txt'),
    '--corrections',
    at('none.json'),
  ]
  const done = await atlas([
    'build',
    ...papers,
    '--out',
    at('one'),
    ...given,
    '--json',
    '--problems',
    at('p.jsonl'),
  ])
  expect(done.code).toBe(0)
  const { corrections, problems } = JSON.parse(done.stdout)
  expect(
    corrections.map(({ place, outcome }: { place: string; outcome: string }) => [place, outcome]),
  ).toEqual([
    ['line 2', 'done'],
    ['line 3', 'not'],
    ['correction 1', 'done'],
    ['correction 2', 'not'],
  ])
  expect(corrections[2]).toMatchObject({
    file: at('own.json'),
    what: 'hide “CIFAR-100”',
    note: '“CIFAR-100” is hidden',
  })
  expect(problems.map(({ place, done }: { place: string; done: string }) => `${place} ${done}`)).toEqual([
    'correction 3 skipped',
    ' skipped',
    'correction 2 no longer applies',
  ])
  expect(readFileSync(at('p.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3)
  expect(done.stderr).toContain('correction 1: hide “CIFAR-100” (“CIFAR-100” is hidden)')
  expect(done.stderr).toContain('2 of 4 corrections replayed, 2 do not apply to these papers')
  expect(done.stderr).toContain('no concept is called “gone” (no longer applies)')
  expect(labels('one')).not.toContain('CIFAR-100')
  expect(labels('one')).not.toContain('few-shot learning')
  // What people have said stays with the atlas; rules of a thesaurus stay in it.
  expect(kept('one')).toEqual(['["hide","CIFAR-100"]', '["hide","gone"]'])
  const strict = await atlas([
    'build',
    ...papers,
    '--out',
    at('two'),
    '--corrections',
    at('own.json'),
    '--strict',
  ])
  expect([strict.code, existsSync(at('two'))]).toEqual([1, false])
}, 120_000)

test('a build that is not given the corrections of the folder keeps them, and says so', async () => {
  const again = await atlas(['build', ...papers, '--out', at('one')])
  expect([again.code, labels('one').includes('CIFAR-100')]).toEqual([0, true])
  expect(again.stderr).toContain(
    `2 corrections are kept, not replayed; --corrections ${at('one', 'corrections.json')}`,
  )
  expect(kept('one')).toHaveLength(2)
  const own = await atlas([
    'build',
    ...papers,
    '--out',
    at('one'),
    '--corrections',
    at('one', 'corrections.json'),
  ])
  expect([own.code, labels('one').includes('CIFAR-100')]).toEqual([0, false])
  writeFileSync(at('one', 'corrections.json'), '{ by hand, and broken')
  await atlas(['build', ...papers, '--out', at('one')])
  expect(readFileSync(at('one', 'corrections.json'), 'utf8')).toBe('{ by hand, and broken')
}, 120_000)

test('serve keeps what its own page sends, merged and checked, and nothing else', async () => {
  await atlas(['build', ...papers, '--out', at('served')])
  const url = await serve('served')
  const address = new URL('atlas/corrections.json', url)
  const { host, origin, port } = address
  const own = { origin, 'content-type': 'application/json' }
  const put = (
    body: string,
    headers: Record<string, string> = own,
  ): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        path: address.pathname,
        method: 'PUT',
        headers: { host, ...headers },
      }
      const sent = request(options, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
        })
        response.on('end', () => resolve({ status: response.statusCode!, text }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const manifest = await fetch(new URL('atlas/atlas.json', url), { method: 'HEAD' })
  expect(manifest.headers.get('link')).toBe(
    '<corrections.json>; rel="edit", <basket.json>; rel="edit", <views.json>; rel="edit"',
  )
  expect(await (await fetch(address)).json()).toMatchObject({ corrections: [] })

  const merge = { do: 'merge', concept: ['a'], into: ['b'] }
  const [first, second] = await Promise.all([put(file(HIDE)), put(file(merge))])
  expect([first.status, second.status]).toEqual([200, 200])
  expect(kept('served').sort()).toEqual(['["hide","CIFAR-100"]', '["merge","a","b"]'])
  const shown = await fetch(address)
  const etag = shown.headers.get('etag')!
  expect(await shown.text()).toBe(readFileSync(at('served', 'corrections.json'), 'utf8'))
  expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304)

  const before = readFileSync(at('served', 'corrections.json'), 'utf8')
  const evil = file({ do: 'hide', concept: ['evil'] })
  const refused: [status: number, body: string, headers: Record<string, string>][] = [
    [403, evil, { 'content-type': 'application/json' }],
    [403, evil, { ...own, origin: 'http://evil.example' }],
    [403, evil, { ...own, origin: 'null' }],
    [403, evil, { ...own, 'sec-fetch-site': 'cross-site' }],
    [403, evil, { ...own, host: 'evil.example', origin: 'http://evil.example' }],
    [415, evil, { ...own, 'content-type': 'text/plain' }],
    [422, file({ do: 'fly', concept: ['a'] }), own],
    [422, '{"format":', own],
    [422, '<html>', own],
    [413, ' '.repeat(3_000_000), own],
  ]
  for (const [status, body, headers] of refused) {
    // The server hangs up on a body that is too long while it is still sent.
    const answer = await put(body, headers).catch(({ code }) => ({ status: 413, text: String(code) }))
    expect([answer.status, answer.text === '']).toEqual([status, false])
  }
  expect((await fetch(address, { method: 'POST', headers: own, body: evil })).status).toBe(405)
  expect(
    (await fetch(new URL('atlas/atlas.json', url), { method: 'PUT', headers: own, body: '{}' })).status,
  ).toBe(405)
  expect(readFileSync(at('served', 'corrections.json'), 'utf8')).toBe(before)

  // The basket in the same way, in a file of its own.
  const basket = (key: string): string =>
    `{"format":"concept-atlas-basket","version":1,"marked":[{"key":"${key}","label":"x","note":"why","at":1}]}`
  const basketAt = new URL('atlas/basket.json', url)
  const keep = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(basketAt, { method: 'PUT', headers: { 'content-type': 'application/json', ...headers }, body })
  expect(await (await fetch(basketAt)).json()).toMatchObject({ marked: [] })
  expect((await keep(basket('p:1'))).status).toBe(403)
  const both = await Promise.all(
    ['p:1', 'c:vit'].map((key) => keep(basket(key), { origin: url.slice(0, -1) })),
  )
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const { marked } = JSON.parse(readFileSync(at('served', 'basket.json'), 'utf8'))
  expect(marked.map(({ key, note }: { key: string; note: string }) => [key, note])).toEqual([
    ['c:vit', 'why'],
    ['p:1', 'why'],
  ])
  expect((await keep('{"format":', { origin: url.slice(0, -1) })).status).toBe(422)

  // So are views.
  const view = '{"format":"concept-atlas-views","version":1,"views":[{"key":"mine","fragment":"q=x","at":1}]}'
  const viewsAt = new URL('atlas/views.json', url)
  const sent = await fetch(viewsAt, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: url.slice(0, -1) },
    body: view,
  })
  expect(sent.status).toBe(200)
  expect(JSON.parse(readFileSync(at('served', 'views.json'), 'utf8'))).toEqual(JSON.parse(view))

  // What another process has written is shown at once.
  writeFileSync(at('served', 'corrections.json'), file(merge))
  const anew = await fetch(address, { headers: { 'if-none-match': etag } })
  expect([anew.status, (await anew.text()).includes('merge')]).toEqual([200, true])
  writeFileSync(at('served', 'corrections.json'), '{ by hand')
  expect((await put(file(HIDE))).status).toBe(409)
  expect(readFileSync(at('served', 'corrections.json'), 'utf8')).toBe('{ by hand')
}, 120_000)
