import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { scratch } from '../helpers/cli.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../..')
const folder = scratch()

test('npm pack gives a package with the command, the library, its types and the viewer', async () => {
  const packed = await run('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
    maxBuffer: 1 << 26,
  })
  const [{ filename, files }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n')))
  const names = files.map(({ path }: { path: string }) => path)
  for (const name of [
    'data/abstracts.txt',
    'data/vocabulary.tsv',
    'dist/web/index.html',
    'dist/src/index.d.ts',
    'README.md',
  ])
    expect(names).toContain(name)
  expect(names.filter((name: string) => /^(?:src|test|web)\//.test(name))).toEqual([])

  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  const npm = ['i', join(folder, filename), '--no-audit', '--no-fund', '--prefer-offline']
  await run('npm', npm, { cwd: folder })
  const command = join(folder, 'node_modules/.bin/concept-atlas')
  expect((await run(command, ['--help'])).stdout).toContain('Usage: concept-atlas')
  const abstracts = join(folder, 'node_modules/concept-atlas/data/abstracts.txt')
  const built = await run(command, ['build', abstracts, '--out', 'atlas', '--json'], { cwd: folder })
  expect(JSON.parse(built.stdout)).toMatchObject({ papers: 10, problems: [] })

  writeFileSync(
    join(folder, 'use.js'),
    `import * as library from 'concept-atlas'
     import { loadAtlas } from 'concept-atlas/node'
     console.log(JSON.stringify([Object.keys(library), (await loadAtlas('atlas')).papers.length]))`,
  )
  const [names2, papers] = JSON.parse((await run(process.execPath, ['use.js'], { cwd: folder })).stdout)
  expect(names2).toContain('buildAtlas')
  expect(papers).toBe(10)
  expect(existsSync(join(folder, 'node_modules/concept-atlas/dist/web/index.html'))).toBe(true)
}, 300_000)
