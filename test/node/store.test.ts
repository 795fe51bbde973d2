import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { writeText } from '../../src/node/aside.ts'
import { checkTarget, loadAtlas, saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { scratch } from '../helpers/cli.ts'

const folder = scratch()
const small = (title: string) =>
  smallAtlas(
    [{ id: 'a', title, abstract: 'ViT.' }],
    [{ slug: 'vit', label: 'ViT' }],
    [{ paper: 0, concept: 0, surface: 'ViT' }],
  )

describe('store', () => {
  test('what is saved loads, and a new atlas takes the place of the old', async () => {
    const dir = join(folder, 'deep', 'one')
    for (const title of ['first', 'second']) {
      await saveAtlas(small(title), dir)
      expect(await loadAtlas(dir)).toEqual(small(title))
    }
    expect(readdirSync(join(folder, 'deep'))).toEqual(['one'])
  })

  test('a run that fails leaves the old atlas whole', async () => {
    const dir = join(folder, 'two')
    await saveAtlas(small('old'), dir)
    const broken = small('new')
    broken.nodes.x[0] = Number.NaN
    await expect(saveAtlas(broken, dir)).rejects.toThrow('expected a finite number')
    expect((await loadAtlas(dir)).papers[0].title).toBe('old')
    expect(readdirSync(folder).filter((name) => name.includes('two'))).toEqual(['two'])
  })

  test('a run that is killed while it writes leaves the old atlas whole, and the next run sweeps up', async () => {
    const dir = join(folder, 'killed')
    await saveAtlas(small('old'), dir)
    const script = join(folder, 'killed.mts')
    const source = (path: string): string => JSON.stringify(pathToFileURL(resolve(path)).href)
    writeFileSync(
      script,
      `import { saveAtlas, loadAtlas } from ${source('src/node/store.ts')}
       const atlas = await loadAtlas(process.argv[2])
       atlas.papers[0].title = 'new'
       Object.defineProperty(atlas.nodes, 'y', { get: () => process.kill(process.pid, 'SIGKILL') })
       await saveAtlas(atlas, process.argv[2])`,
    )
    const tsx = resolve('node_modules/tsx/dist/cli.mjs')
    const signal = await new Promise((done) => {
      spawn(process.execPath, [tsx, script, dir], { stdio: 'inherit' }).on('close', (code, name) =>
        done(name ?? code),
      )
    })
    expect(['SIGKILL', 137]).toContain(signal)
    const left = (): string[] => readdirSync(dir).filter((name) => name.startsWith('.'))
    expect(left()).toHaveLength(1)
    expect((await loadAtlas(dir)).papers[0].title).toBe('old')
    await saveAtlas(small('new'), dir)
    expect((await loadAtlas(dir)).papers[0].title).toBe('new')
    expect(left()).toEqual([])
  })

  test('a generation that a killed run has not put into its place counts, and the next run finishes it', async () => {
    const dir = join(folder, 'three')
    await saveAtlas(small('old'), dir)
    await saveAtlas(small('new'), join(folder, 'other'))
    cpSync(join(folder, 'other'), join(dir, '.concept-atlas.next'), { recursive: true })
    // It was killed when it had moved one file.
    renameSync(join(dir, '.concept-atlas.next/papers/0000.json'), join(dir, 'papers/0000.json'))
    const before = readdirSync(dir, { recursive: true })
    expect((await loadAtlas(dir)).papers[0].title).toBe('new')
    expect(readdirSync(dir, { recursive: true })).toEqual(before)
    await checkTarget(dir)
    expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([])
    expect((await loadAtlas(dir)).papers[0].title).toBe('new')
  })

  test('nothing but an atlas is replaced', async () => {
    const dir = join(folder, 'mine')
    mkdirSync(dir)
    await saveAtlas(small('in an empty folder'), dir)
    writeFileSync(join(folder, 'file'), 'mine')
    await expect(saveAtlas(small('x'), join(folder, 'file'))).rejects.toThrow(
      'expected a folder, found a file',
    )
  })

  test('text that breaks off leaves the old file', async () => {
    const path = join(folder, 'text')
    await writeText(path, ['{"concept-atlas":', '1}'])
    function* broken(): Iterable<string> {
      yield '{"concept-atlas":'
      throw new Error('broken')
    }
    await expect(writeText(path, broken())).rejects.toThrow('broken')
    expect(readFileSync(path, 'utf8')).toBe('{"concept-atlas":1}')
    expect(readdirSync(folder).filter((name) => name.includes('text'))).toEqual(['text'])
  })
})
