import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadAtlas } from '../../src/node/store.ts'
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
