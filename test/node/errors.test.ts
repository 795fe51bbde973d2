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
const shell = (command: string): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((done) => {
    const program = `${process.execPath} --import tsx ${resolve('src/node/bin.ts')}`
    const child = spawn('bash', ['-c', command.replaceAll('$ATLAS', program)])
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('close', (code) => done({ code, stdout, stderr }))
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
  const [empty, blank, slip, other] = await Promise.all([
    atlas(['related', dir, '--text', '-'], ''),
    atlas(['related', dir, '--text', '-', '--json'], ' \n\t'),
    atlas(['site', dir, '--uot', 'x']),
    atlas(['related', dir, '--text', folder]),
  ])
  expect([other.code, other.stderr]).toEqual([1, `error: ${folder}: expected a file, found a folder\n`])
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

test('folders of more files than a process may open, and atlases in folders', async () => {
  const many = join(folder, 'many')
  mkdirSync(many)
  for (let i = 0; i < 300; i++)
    writeFileSync(
      join(many, `p${i}.json`),
      JSON.stringify({ title: `ViT ${i}`, abstract: `We use ViTs ${i}.` }),
    )
  const out = join(many, 'atlas')
  const build = `ulimit -n 128; $ATLAS build ${many} --out ${out} --json --threads 1`
  for (const again of [false, true]) {
    const { code, stdout, stderr } = await shell(build)
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ papers: 300, problems: [] })])
    expect(stderr.includes('an atlas that was built before')).toBe(again)
  }
}, 240_000)

test('values that are nested without end are told, and nothing else is lost', async () => {
  const deep = (open: string, close = ''): string => open.repeat(100_000) + close.repeat(100_000)
  const nested = join(folder, 'nested')
  mkdirSync(nested)
  for (const [name, text] of [
    ['a.json', deep('[', ']')],
    ['b.json', `[{"title":"B","x":${deep('[', ']')}}]`],
    ['c.jsonl', `{"title":"C","x":${deep('{"a":', '}').replace('}', '1}')}}\n`],
    ['d.xml', `<PubmedArticleSet><PubmedArticle><A>${deep('<i>', '</i>')}`],
    ['e.bib', `@article{e, title = {${deep('{', '}')}}, year = 2020}`],
    ['f.bib', `@article{f, title = {${deep('{')}`],
    ['g.md', `---\ntitle: G\nx: ${'['.repeat(60_000)}\n---\nOf g.\n`],
    ['h.md', `---\ntitle: H\nx: "${'y'.repeat(100_000)}"\n---\nOf h.\n`],
    ['CITATION.cff', `cff-version: 1.2.0\ntitle: C\nx: ${deep('{a: ', '}')}\n`],
  ])
    writeFileSync(join(nested, name), text)
  writeFileSync(join(nested, 'z.jsonl'), '{"id":"z","title":"Z"}\n')
  // A note in a folder is only read where it says what it is.
  const notes = ['g.md', 'h.md'].map((name) => join(nested, name))
  const { papers, problems } = await readPapers([...notes, nested])
  expect(papers.map(({ id }) => id)).toEqual(expect.arrayContaining(['b-1', 'c-1', 'z']))
  const told = problems.map(({ file, what }) => `${file.slice(nested.length + 1)}: ${what}`).join('\n')
  expect(told).toMatch(/a\.json: expected a JSON object, found a list/)
  expect(told).toMatch(/g\.md: .*nested too deep/)
  expect(told).toMatch(/h\.md: front matter without an end in its first 64000 characters/)
  expect(told).toMatch(/CITATION\.cff: nested too deep/)
}, 240_000)

test('completion is read by the shell and knows verbs, options and values', async () => {
  const [bash, fish, zsh] = await Promise.all(
    ['bash', 'fish', 'zsh'].map(async (name) => (await atlas(['completion', name])).stdout),
  )
  const complete = (...words: string[]): string[] => {
    const line = words.map((word) => `'${word}'`).join(' ')
    const script = `${bash}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _concept_atlas; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\n').filter(Boolean)
  }
  expect(complete('concept-atlas', 's')).toEqual(['start', 'stats', 'serve', 'site'])
  expect(complete('concept-atlas', 'build', '--str')).toEqual(['--strict'])
  expect(complete('concept-atlas', 'related', 'x', '--facet', 'd')).toEqual(['dataset'])
  expect(complete('concept-atlas', 'completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']))
  for (const verb of ['build', 'export', 'related', 'serve'])
    for (const script of [fish, zsh]) expect(script).toContain(verb)
}, 240_000)
