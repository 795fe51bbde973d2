/** What the system refuses is one clear line and exit 1. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readPapers } from '../../src/node/index.ts'
import { saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { atlas, scratch } from '../helpers/cli.ts'

const folder = scratch()
const dir = join(folder, 'atlas')

beforeAll(() =>
  saveAtlas(
    smallAtlas(
      [{ id: 'a', title: 'T', abstract: 'ViT.' }],
      [{ slug: 'vit', label: 'ViT' }],
      [{ paper: 0, concept: 0, surface: 'ViT' }],
    ),
    dir,
  ),
)

/** Runs a command of the shell in which `$ATLAS` is the program. */
const shell = (command: string): Promise<{ code: number | null; stderr: string }> =>
  new Promise((done) => {
    const program = `${process.execPath} --import tsx ${resolve('src/node/bin.ts')}`
    const child = spawn('bash', ['-c', command.replaceAll('$ATLAS', program)])
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('close', (code) => done({ code, stderr }))
  })

test.skipIf(!existsSync('/dev/full'))(
  'a full standard output, for short and for long answers, and for --help',
  async () => {
    const runs = [`stats ${dir} --json`, `export ${dir} --to json --out -`, '--help'].map((args) =>
      shell(`$ATLAS ${args} > /dev/full`),
    )
    for (const { code, stderr } of await Promise.all(runs)) {
      expect([code, stderr.trim().split('\n').length]).toEqual([1, 1])
      expect(stderr).toMatch(/^error: ENOSPC/)
    }
  },
  240_000,
)

test('an empty text is nothing to ask about; a name with a slip is told before a missing one', async () => {
  const [empty, blank, slip] = await Promise.all([
    atlas(['related', dir, '--text', '-'], ''),
    atlas(['related', dir, '--text', '-', '--json'], ' \n\t'),
    atlas(['site', dir, '--uot', 'x']),
  ])
  for (const { code, stdout, stderr } of [empty, blank])
    expect([code, stdout, stderr]).toEqual([1, '', 'error: -: expected one abstract, found an empty file\n'])
  expect([slip.code, slip.stderr]).toEqual([2, expect.stringContaining("unknown option '--uot'")])
}, 240_000)

test('a pipe in a folder is told of and skipped; one that is named is read', async () => {
  const papers = join(folder, 'papers')
  mkdirSync(papers)
  writeFileSync(join(papers, 'a.jsonl'), '{"id":"a","title":"T","abstract":"We use ViTs."}\n')
  if (spawnSync('mkfifo', [join(papers, 'pipe.bib')]).status !== 0) return
  const { papers: found, problems } = await readPapers([papers])
  expect([found.map(({ id }) => id), problems]).toEqual([
    ['a'],
    [{ file: `${papers}/pipe.bib`, place: '', what: 'expected a file, found a pipe', done: 'skipped' }],
  ])
  const writer = spawn('bash', ['-c', `cat ${papers}/a.jsonl > ${papers}/pipe.bib`])
  expect((await readPapers([join(papers, 'pipe.bib')])).papers.map(({ id }) => id)).toEqual(['a'])
  writer.kill()
})

test('completion is read by the shell and knows verbs, options and values', async () => {
  const [bash, fish, zsh] = await Promise.all(
    ['bash', 'fish', 'zsh'].map(async (name) => (await atlas(['completion', name])).stdout),
  )
  const complete = (...words: string[]): string[] => {
    const line = words.map((word) => `'${word}'`).join(' ')
    const script = `${bash}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _concept_atlas; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\n').filter(Boolean)
  }
  expect(complete('concept-atlas', 's')).toEqual(['stats', 'serve', 'site'])
  expect(complete('concept-atlas', 'build', '--str')).toEqual(['--strict'])
  expect(complete('concept-atlas', 'related', 'x', '--facet', 'd')).toEqual(['dataset'])
  expect(complete('concept-atlas', 'completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']))
  for (const verb of ['build', 'export', 'related', 'serve'])
    for (const script of [fish, zsh]) expect(script).toContain(verb)
}, 240_000)
