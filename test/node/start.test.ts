/** `npm start`, as a process of its own. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratch } from '../helpers/cli.ts'

const folder = scratch()
const TSX = join(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs')
const START = join(import.meta.dirname, '../../src/node/start.ts')

const bib = (
  title: string,
): string => `@article{own, title={${title}}, abstract={We train a vision transformer (ViT).
  Vision transformers learn.}, year={2024}}`

/** Starts in `cwd`, as npm does, and gives the titles of the map that is served then. */
function titles(cwd: string, ...args: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TSX, START, ...args, '--no-open', '--port', '0'], {
      cwd: import.meta.dirname,
      env: { ...process.env, INIT_CWD: cwd },
      stdio: 'pipe',
    })
    let [stdout, stderr] = ['', '']
    child.stderr.on('data', (text) => {
      stderr += text
    })
    child.stdout.on('data', async (text) => {
      stdout += text
      const [url] = /http:\S+/.exec(stdout) ?? []
      if (!url) return
      child.stdout.removeAllListeners('data')
      const { papers } = (await (await fetch(new URL('atlas/atlas.json', url))).json()) as {
        papers: { label: string[] }
      }
      child
        .removeAllListeners('close')
        .once('close', () => resolve(papers.label))
        .kill()
    })
    child.once('close', (code) => reject(new Error(`${code}: ${stderr}`)))
  })
}

test('without a path: the ten abstracts, until there is a map of papers of one’s own', async () => {
  const cwd = join(folder, 'a')
  mkdirSync(cwd)
  expect(await titles(cwd)).toHaveLength(10)
  expect(await titles(cwd)).toHaveLength(10)
  writeFileSync(join(cwd, 'my.bib'), bib('A map of mine'))
  expect(await titles(cwd, 'my.bib')).toEqual(['A map of mine'])
  writeFileSync(join(cwd, 'my.bib'), bib('Changed since'))
  expect(await titles(cwd)).toEqual(['A map of mine'])
  expect(await titles(cwd, 'my.bib', '--out', 'other')).toEqual(['Changed since'])
  expect(await titles(cwd, 'atlas')).toEqual(['A map of mine'])
  expect(existsSync(join(cwd, 'other', 'atlas.json'))).toBe(true)
}, 240_000)

test('a path that is not there is told, and nothing is shown', async () => {
  const cwd = join(folder, 'b')
  mkdirSync(cwd)
  await expect(titles(cwd, 'missing.bib')).rejects.toThrow(/1: .*missing\.bib/s)
  expect(existsSync(join(cwd, 'atlas'))).toBe(false)
})
