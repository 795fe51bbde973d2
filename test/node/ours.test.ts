/** Only what we wrote is replaced. */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFile, writeText } from '../../src/node/aside.ts'
import { writeFiles } from '../../src/node/export.ts'
import { writeSite } from '../../src/node/site.ts'
import { checkOutside, checkTarget, loadAtlas, saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { atlas, scratch } from '../helpers/cli.ts'

const folder = scratch()
const at = (...names: string[]): string => join(folder, ...names)
const small = (title: string, papers = 1) =>
  smallAtlas(
    Array.from({ length: papers }, (_, p) => ({ id: `${p}`, title: `${title} ${p}`, abstract: 'ViT.' })),
    [{ slug: 'vit', label: 'ViT' }],
    [{ paper: 0, concept: 0, surface: 'ViT' }],
  )
const title = async (dir: string): Promise<string | undefined> => (await loadAtlas(dir)).papers[0].title
const text = (...names: string[]): string => readFileSync(at(...names), 'utf8')
const put = (path: string[], content = 'mine'): void => writeFileSync(at(...path), content)
/** Everything in a folder but what is ours. */
const hidden = (dir: string): string[] => readdirSync(at(dir)).filter((name) => name.startsWith('.concept'))

describe('an atlas folder', () => {
  test('files of others stay, in its folders too; files of the old atlas that the new has not are gone', async () => {
    await saveAtlas(small('old', 300), at('one'))
    expect(readdirSync(at('one', 'papers'))).toHaveLength(3)
    mkdirSync(at('one', '.git'))
    for (const path of [['notes.md'], ['.git', 'HEAD'], ['papers', '0001.bak'], ['papers.bib']])
      put(['one', ...path])
    await saveAtlas(small('new', 1), at('one'))
    expect(await title(at('one'))).toBe('new 0')
    expect(readdirSync(at('one', 'papers')).sort()).toEqual(['0000.json', '0001.bak'])
    for (const path of [['notes.md'], ['.git', 'HEAD'], ['papers', '0001.bak'], ['papers.bib']])
      expect(text('one', ...path)).toBe('mine')
    expect(hidden('one')).toEqual([])
  })

  test.each([
    ['another program’s atlas.json', '{"pages":[]}'],
    ['an atlas.json that is no JSON', '<xml/>'],
    ['an atlas.json that is a list', '[]'],
    [
      'a list of files that leads out of the folder',
      '{"format":"concept-atlas","files":[["../victim",4,0]]}',
    ],
    ['a list of hidden files', '{"format":"concept-atlas","files":[[".git/HEAD",4,0]]}'],
  ])('%s is refused, and nothing is touched', async (name, manifest) => {
    const dir = at(name.replace(/\W/g, '-'))
    mkdirSync(dir)
    put(['victim'])
    writeFileSync(join(dir, 'atlas.json'), manifest)
    writeFileSync(join(dir, 'thesis.tex'), 'mine')
    for (const work of [() => checkTarget(dir), () => saveAtlas(small('x'), dir)])
      await expect(work()).rejects.toThrow(
        /expected .*atlas\.json.*choose another --out|choose another --out/s,
      )
    expect(readdirSync(dir).sort()).toEqual(['atlas.json', 'thesis.tex'])
    expect([text('victim'), readFileSync(join(dir, 'atlas.json'), 'utf8')]).toEqual(['mine', manifest])
  })

  test('what stands where a file has to is named, and stays', async () => {
    await saveAtlas(small('old'), at('way'))
    put(['way', 'papers', '0001.json'])
    await expect(saveAtlas(small('new', 300), at('way'))).rejects.toThrow(
      `${at('way', 'papers', '0001.json')}: expected nothing or what an earlier run wrote`,
    )
    expect([await title(at('way')), text('way', 'papers', '0001.json')]).toEqual(['old 0', 'mine'])
    expect(hidden('way')).toEqual([])
  })

  test('a folder in it that somebody has put elsewhere by a link is not written through', async () => {
    await saveAtlas(small('old'), at('linked'))
    mkdirSync(at('elsewhere'))
    put(['elsewhere', '0000.json'])
    execFileSync('rm', ['-r', at('linked', 'papers')])
    symlinkSync(at('elsewhere'), at('linked', 'papers'))
    await expect(saveAtlas(small('new'), at('linked'))).rejects.toThrow('found a file of somebody else')
    expect(text('elsewhere', '0000.json')).toBe('mine')
  })

  test('an atlas of a version that listed no files is known by their names', async () => {
    await saveAtlas(small('old', 300), at('older'))
    const { files, ...manifest } = JSON.parse(text('older', 'atlas.json'))
    expect(files.length).toBeGreaterThan(5)
    put(['older', 'atlas.json'], JSON.stringify(manifest))
    // That version wrote none.
    rmSync(at('older', 'names.json'))
    put(['older', 'papers', 'mine.json'])
    expect(await title(at('older'))).toBe('old 0')
    await saveAtlas(small('new'), at('older'))
    expect(await title(at('older'))).toBe('new 0')
    expect(readdirSync(at('older', 'papers')).sort()).toEqual(['0000.json', 'mine.json'])
  })

  test('a link stays a link, to nothing too; a folder with hidden files or corrections only is empty', async () => {
    await saveAtlas(small('old'), at('real'))
    symlinkSync('real', at('link'))
    symlinkSync('link', at('link-to-link'))
    await saveAtlas(small('new'), at('link-to-link'))
    expect([readlinkSync(at('link')), await title(at('real'))]).toEqual(['real', 'new 0'])
    symlinkSync(at('deep', 'none'), at('dangling'))
    await saveAtlas(small('new'), at('dangling'))
    expect([lstatSync(at('dangling')).isSymbolicLink(), await title(at('deep', 'none'))]).toEqual([
      true,
      'new 0',
    ])
    symlinkSync(at('loop'), at('loop'))
    await expect(checkTarget(at('loop'))).rejects.toThrow('a link that leads to itself')
    mkdirSync(at('volume'))
    mkdirSync(at('volume', 'lost+found'))
    put(['volume', '.gitkeep'])
    put(
      ['volume', 'corrections.json'],
      '{"format":"concept-atlas-corrections","version":1,"corrections":[]}\n',
    )
    await saveAtlas(small('new'), at('volume'))
    expect([await title(at('volume')), text('volume', '.gitkeep')]).toEqual(['new 0', 'mine'])
  })

  test('what cannot be written is found out before the work, and leaves no folder behind', async () => {
    put(['file'])
    for (const [out, found] of [
      [at('file'), 'expected a folder, found a file'],
      [at('file', 'below'), 'found a file on the way to it'],
      [at('new', 'x'.repeat(300)), 'a name that is too long'],
      ['/dev/null', 'found a device'],
      ['/proc/atlas', 'expected a place that can be written'],
    ])
      await expect(checkTarget(out)).rejects.toThrow(found)
    expect(existsSync(at('new'))).toBe(false)
    await checkTarget(at('fresh', 'deep'))
    expect(existsSync(at('fresh'))).toBe(false)
    if (process.getuid?.() === 0) return
    mkdirSync(at('closed'))
    chmodSync(at('closed'), 0o555)
    for (const out of [at('closed'), at('closed', 'new')])
      await expect(checkTarget(out)).rejects.toThrow('no permission to write there')
  })

  test('its own files are no papers, and nothing is exported over them', async () => {
    await saveAtlas(small('old'), at('own'))
    put(['own', 'papers.txt'])
    for (const name of ['atlas.json', 'papers/0000.json', 'corrections.json'])
      await expect(checkOutside(at('own'), at('own', name))).rejects.toThrow('expected another place')
    await checkOutside(at('own'), at('own', 'papers.txt'))
    await checkOutside(at('own'), at('elsewhere'))
  })
})

describe('a site', () => {
  test('keeps .git and CNAME, and refuses what people have edited', async () => {
    await saveAtlas(small('old', 300), at('atlas'))
    mkdirSync(at('public'))
    mkdirSync(at('public', '.git'))
    put(['public', '.git', 'HEAD'])
    await writeSite(at('atlas'), at('public'))
    put(['public', 'CNAME'])
    put(['atlas', 'notes.md'])
    await saveAtlas(small('new'), at('atlas'))
    await writeSite(at('atlas'), at('public'))
    expect([
      await title(at('public', 'atlas')),
      text('public', 'CNAME'),
      text('public', '.git', 'HEAD'),
    ]).toEqual(['new 0', 'mine', 'mine'])
    // What only stands beside the atlas is nobody else's business.
    expect(readdirSync(at('public', 'atlas')).sort()).toEqual([
      'atlas.json',
      'names.json',
      'papers',
      'related',
    ])
    expect(readdirSync(at('public', 'atlas', 'papers'))).toEqual(['0000.json'])
    put(['public', 'index.html'], 'edited')
    await expect(writeSite(at('atlas'), at('public'))).rejects.toThrow(
      'index.html: expected it as it was written',
    )
    expect(text('public', 'index.html')).toBe('edited')
  }, 120_000)

  test('a link to the atlas is no way around', async () => {
    symlinkSync(at('atlas'), at('same'))
    await expect(writeSite(at('atlas'), at('same'))).rejects.toThrow('found one that shares its files')
  })
})

describe('an export', () => {
  test('a file that it did not write stays; its own, an empty one and the same are written', async () => {
    put(['refs.bib'], '@misc{mine}\n')
    await expect(writeText(at('refs.bib'), ['@misc{a}\n'])).rejects.toThrow(
      'refs.bib: expected no file or one',
    )
    expect(text('refs.bib')).toBe('@misc{mine}\n')
    await writeText(at('refs.bib'), ['@misc{mine}\n'])
    put(['empty'], '')
    await writeText(at('empty'), ['x'])
    const graph = (n: number): string => `{"options":{},"attributes":{"format":"concept-atlas","n":${n}}}`
    await writeText(at('graph.json'), [graph(1)])
    await writeText(at('graph.json'), [graph(2)])
    expect([text('empty'), text('graph.json')]).toEqual(['x', graph(2)])
    await expect(writeText(at('own', 'atlas.json'), [graph(1)])).rejects.toThrow('expected no file or one')
    await expect(checkFile(at('refs.bib'), () => false)).rejects.toThrow('expected no file or one')
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  test('devices and pipes stay what they are; links lead to what is written', async () => {
    if (spawnSync('mkfifo', [at('pipe')]).status === 0) {
      await expect(writeText(at('pipe'), ['x'])).rejects.toThrow('found a pipe')
      expect(lstatSync(at('pipe')).isFIFO()).toBe(true)
    }
    await expect(writeText('/dev/null', ['x'])).rejects.toThrow('found a device')
    symlinkSync(at('target.txt'), at('to-file'))
    await writeText(at('to-file'), ['x'])
    expect([text('target.txt'), lstatSync(at('to-file')).isSymbolicLink()]).toEqual(['x', true])
    await expect(writeText(at('own'), ['x'])).rejects.toThrow('expected a file, found a folder')
  })

  test('a folder with anything in it is refused, whatever it is', async () => {
    mkdirSync(at('vault'))
    mkdirSync(at('vault', '.obsidian'))
    await writeFiles(at('vault'), [{ path: 'a/b.md', chunks: ['x'] }])
    await expect(writeFiles(at('vault'), [{ path: 'c.md', chunks: ['x'] }])).rejects.toThrow('found a;')
    expect(readdirSync(at('vault')).sort()).toEqual(['.obsidian', 'a'])
  })
})

describe('build', () => {
  test('never writes over what it reads', async () => {
    put(['papers.txt'], 'Abstract: We prune tokens of Vision Transformers (ViTs).\n')
    const input = text('papers.txt')
    const over = await atlas(['build', at('papers.txt'), '--out', at('own'), '--problems', at('papers.txt')])
    expect([over.code, over.stderr]).toEqual([2, expect.stringContaining('expected another file than')])
    expect(text('papers.txt')).toBe(input)
    await saveAtlas(small('old'), at('proj'))
    put(['proj', 'papers.txt'], input)
    const built = await atlas([
      'build',
      at('proj', 'papers.txt'),
      '--out',
      at('proj'),
      '--problems',
      at('proj', 'p'),
    ])
    expect([built.code, text('proj', 'papers.txt')]).toEqual([0, input])
    expect(await title(at('proj'))).not.toBe('old 0')
  }, 240_000)

  test('writes to a mount point, and leaves it one', () => {
    // Only who may mount can try; a folder whose parent takes nothing is like one in all that matters here.
    const mount = at('mnt')
    mkdirSync(mount)
    const script = `mount -t tmpfs tmpfs ${mount} && cd ${resolve('.')} && node --import tsx -e "
      const { saveAtlas, loadAtlas } = await import('./src/node/store.ts')
      await saveAtlas(await loadAtlas('${at('real')}'), '${mount}')
      await saveAtlas(await loadAtlas('${at('real')}'), '${mount}')
      console.log((await loadAtlas('${mount}')).papers[0].title)"`
    const ran = spawnSync('unshare', ['-rm', 'sh', '-c', script], { encoding: 'utf8' })
    if (ran.error || /unshare|mount:/.test(ran.stderr)) return
    expect([ran.status, ran.stdout]).toEqual([0, 'new 0\n'])
  }, 120_000)
})
