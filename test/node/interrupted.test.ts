import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { correctionsOf, readCorrections, writeCorrections } from '../../src/corrections/file.ts'
import { loadCorrections } from '../../src/node/corrections.ts'
import { serveAtlas } from '../../src/node/server.ts'
import { loadAtlas, saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { atlas, scratch, start } from '../helpers/cli.ts'

const folder = scratch()

test('a build that is stopped at any moment leaves the old atlas whole', async () => {
  const dir = join(folder, 'atlas')
  const papers = join(folder, 'papers.jsonl')
  const record = (p: number) =>
    JSON.stringify({
      id: `${p}`,
      title: `Paper ${p} on vision transformers`,
      abstract: `We adapt ViT number ${p}. `.repeat(5),
    })
  writeFileSync(papers, Array.from({ length: 600 }, (_, p) => record(p)).join('\n'))
  await atlas(['build', 'data/abstracts.txt', '--out', dir])
  const before = await loadAtlas(dir)
  for (const [signal, after] of [
    ['SIGINT', 500],
    ['SIGTERM', 900],
    ['SIGKILL', 1200],
  ] as const) {
    const child = start(['build', papers, '--out', dir])
    const ended = new Promise((resolve) => child.on('close', resolve))
    const timer = setTimeout(() => child.kill(signal), after)
    await ended
    clearTimeout(timer)
    const now = await loadAtlas(dir)
    // Where the machine was quicker than the signal, the new one stands there, as whole.
    expect([before.papers.length, 600]).toContain(now.papers.length)
  }
  const { code } = await atlas(['build', papers, '--out', dir])
  expect(code).toBe(0)
  expect((await loadAtlas(dir)).papers).toHaveLength(600)
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
}, 90_000)

test.skipIf(spawnSync('strace', ['-V']).status !== 0)(
  'corrections that the server answers between any two renames of a build are kept, and all see one atlas',
  async () => {
    const dir = join(folder, 'between')
    await saveAtlas(smallAtlas([{ id: 'old', title: 'Old' }], [], []), dir)
    const serving = await serveAtlas(dir, { port: 0 })
    // Every rename takes a while: what is asked meanwhile falls between two of them.
    const slow = [
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      'trace=rename',
      '-e',
      'inject=rename:delay_exit=150000',
    ]
    const program = [process.execPath, '--import', 'tsx', 'src/node/bin.ts']
    const build = spawn('strace', [...slow, ...program, 'build', 'data/abstracts.txt', '--out', dir], {
      stdio: 'ignore',
    })
    let code: number | null | undefined
    build.on('close', (ended) => {
      code = ended
    })
    const answered: string[] = []
    const seen = new Set<number>()
    while (code === undefined) {
      const name = `c${answered.length}`
      const hide = { do: 'hide' as const, concept: [name] as [string] }
      const response = await fetch(new URL('atlas/corrections.json', serving.url), {
        method: 'PUT',
        headers: { origin: new URL(serving.url).origin, 'content-type': 'application/json' },
        body: writeCorrections(correctionsOf([{ correction: hide, at: 1, changed: 1, undone: false }])),
      })
      expect(response.status).toBe(200)
      expect(readCorrections(await response.text(), '').problems).toEqual([])
      answered.push(`["hide","${name}"]`)
      seen.add((await loadAtlas(dir)).papers.length)
      await new Promise((go) => setTimeout(go, 20))
    }
    expect(code).toBe(0)
    expect([...seen].sort()).toEqual([1, 10])
    const { corrections, problems } = await loadCorrections(dir)
    expect([problems, answered.filter((id) => !corrections.has(id))]).toEqual([[], []])
    expect((await loadAtlas(dir)).papers).toHaveLength(10)
    expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([])
    await serving.close()
  },
  240_000,
)
