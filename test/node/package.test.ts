import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { scratch } from '../helpers/cli.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../..')
const folder = scratch()

/** A copy of what the package is made of, so that building it does not disturb what other tests look at. */
function checkout(): string {
  const copy = join(folder, 'checkout')
  mkdirSync(copy)
  for (const name of [
    'src',
    'web',
    'data',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'vite.config.ts',
    'LICENSE',
  ])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

test('npm pack gives a package with the command, the library, its types and the viewer', async () => {
  const packed = await run('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: checkout(),
    maxBuffer: 1 << 26,
  })
  const [{ filename, files }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n')))
  const names = files.map(({ path }: { path: string }) => path)
  for (const name of [
    'data/abstracts.txt',
    'data/vocabulary.tsv',
    'dist/web/index.html',
    'dist/src/index.d.ts',
  ])
    expect(names).toContain(name)
  expect(names.filter((name: string) => /^(?:src|test|web)\//.test(name))).toEqual([])

  const user = join(folder, 'user')
  mkdirSync(user)
  writeFileSync(join(user, 'package.json'), '{"private":true,"type":"module"}')
  const npm = ['i', join(folder, filename), '--no-audit', '--no-fund', '--prefer-offline']
  await run('npm', npm, { cwd: user })
  const command = join(user, 'node_modules/.bin/concept-atlas')
  expect((await run(command, ['--help'])).stdout).toContain('Usage: concept-atlas')
  const abstracts = join(user, 'node_modules/concept-atlas/data/abstracts.txt')
  const built = await run(command, ['build', abstracts, '--out', 'atlas', '--json'], { cwd: user })
  expect(JSON.parse(built.stdout)).toMatchObject({ papers: 10, problems: [] })

  writeFileSync(
    join(user, 'use.js'),
    `import * as library from 'concept-atlas'
     import { loadAtlas } from 'concept-atlas/node'
     console.log(JSON.stringify([Object.keys(library), (await loadAtlas('atlas')).papers.length]))`,
  )
  const [names2, papers] = JSON.parse((await run(process.execPath, ['use.js'], { cwd: user })).stdout)
  expect(names2).toContain('buildAtlas')
  expect(papers).toBe(10)
  expect(existsSync(join(user, 'node_modules/concept-atlas/dist/web/index.html'))).toBe(true)
}, 300_000)
