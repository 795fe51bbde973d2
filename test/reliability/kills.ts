/**
 * `npm run kills`: kills a save, and a correction, at every rename, unlink, rmdir, mkdir, symlink, fsync, open and write that
 * it makes, while this process reads the same folder and corrects in it. Needs Linux and strace; takes minutes.
 *
 * After every kill: the atlas is the old or the new one, whole; every correction that was answered is kept; the next save
 * is not held up and leaves nothing beside the atlas. Prints how often what was seen, and ends with 1 where anything is lost.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { correctionsOf } from '../../src/corrections/file.ts'
import { addCorrections, loadCorrections } from '../../src/node/corrections.ts'
import { loadAtlas, saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'

const CALLS = ['rename', 'unlink', 'rmdir', 'mkdir', 'symlink', 'fsync', 'openat', 'write']
const PAPERS = 200
/** JavaScript starts sooner than TypeScript; below the package, so that it finds what it needs. */
const BUILT = resolve('dist/kills')
const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-kills-'))
const dir = join(folder, 'atlas')

const small = (title: string) =>
  smallAtlas(
    Array.from({ length: PAPERS }, (_, p) => ({ id: `${p}`, title: `${title} ${p}`, abstract: 'ViT.' })),
    [{ slug: 'vit', label: 'ViT' }],
    [{ paper: 0, concept: 0, surface: 'ViT' }],
  )
const hide = (name: string) =>
  correctionsOf([
    { correction: { do: 'hide' as const, concept: [name] as [string] }, at: 1, changed: 1, undone: false },
  ])

execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json', '--outDir', BUILT, '--declaration', 'false'])
await saveAtlas(small('new'), join(folder, 'new'))
const from = (file: string): string => JSON.stringify(`${BUILT}/src/${file}`)
const SAVE = join(folder, 'save.mjs')
writeFileSync(
  SAVE,
  `import { loadAtlas, saveAtlas } from ${from('node/store.js')}
   await saveAtlas(await loadAtlas(${JSON.stringify(join(folder, 'new'))}), ${JSON.stringify(dir)})`,
)
const CORRECT = join(folder, 'correct.mjs')
writeFileSync(
  CORRECT,
  `import { addCorrections } from ${from('node/corrections.js')}
   import { correctionsOf } from ${from('corrections/file.js')}
   for (let i = 0; i < 4; i++) {
     const name = process.argv[2] + i
     await addCorrections(${JSON.stringify(dir)}, correctionsOf([{ correction: { do: 'hide', concept: [name] }, at: 1, changed: 1, undone: false }]))
     console.log(name)
   }`,
)

/** Runs a script and kills it before its `when`-th such call; gives what it said, and whether it came to its end. */
function killed(
  script: string,
  call: string,
  when: number,
  word: string,
): Promise<{ said: string; isDone: boolean }> {
  return new Promise((done, fail) => {
    const inject = [
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      `trace=${call}`,
      '-e',
      `inject=${call}:signal=KILL:when=${when}`,
    ]
    // One thread for files: strace counts the calls of each thread on its own.
    const child = spawn('strace', [...inject, process.execPath, script, word], {
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [said, wrong] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      wrong += text
    })
    child.on('error', fail).on('close', (code, signal) => {
      if (code === 1) fail(new Error(`${script} ${call} ${when}: ${wrong}`))
      else done({ said, isDone: code === 0 && signal === null })
    })
  })
}

const counts = new Map<string, number>()
const count = (what: string, many = 1): void => {
  counts.set(what, (counts.get(what) ?? 0) + many)
}
const answered = new Set<string>()
let isOver = false
let word = 0

async function reading(): Promise<void> {
  while (!isOver) {
    const { papers } = await loadAtlas(dir)
    const titles = new Set(papers.map(({ title }) => title.split(' ')[0]))
    if (titles.size !== 1 || papers.length !== PAPERS) count('ATLAS MIXED')
    count('atlases read meanwhile')
    await new Promise((go) => setTimeout(go, 5))
  }
}
async function correcting(): Promise<void> {
  while (!isOver) {
    const name = `here ${++word}`
    await addCorrections(dir, hide(name))
    answered.add(name)
    count('corrections answered here')
    await new Promise((go) => setTimeout(go, 10))
  }
}

async function check(run: string): Promise<void> {
  const title = (await loadAtlas(dir)).papers[0].title.split(' ')[0]
  if (title !== 'old' && title !== 'new') count('ATLAS LOST')
  count(`${run}: ${title}`)
  await saveAtlas(small('old'), dir)
  const { corrections, problems } = await loadCorrections(dir)
  if (problems.length > 0) count('CORRECTIONS BROKEN')
  for (const name of answered) if (!corrections.has(`["hide","${name}"]`)) count('CORRECTION LOST')
  const left = readdirSync(dir).filter((name) => name.startsWith('.') && !name.includes('corrections'))
  if (left.length > 0) count(`LEFT OVER ${left}`)
}

await saveAtlas(small('old'), dir)
const meanwhile = Promise.all([reading(), correcting()])
let runs = 0
for (const [run, script] of [
  ['save killed', SAVE],
  ['correction killed', CORRECT],
] as const)
  for (const call of CALLS) {
    // A script starts with calls of its own; of opens and writes those that matter come after a few dozen.
    for (let when = 1; when <= 150; when++) {
      const { said, isDone } = await killed(script, call, when, `there ${++word} `)
      for (const name of said.split('\n').filter(Boolean)) {
        answered.add(name)
        count('corrections answered there')
      }
      await check(run)
      if (isDone) break
      runs++
      count(`${run}, runs`)
    }
    process.stderr.write(`${run} at ${call}: ${runs} runs so far\n`)
  }
isOver = true
await meanwhile
rmSync(folder, { recursive: true })
rmSync(BUILT, { recursive: true })
for (const [what, many] of [...counts].sort()) console.log(`${String(many).padStart(8)}  ${what}`)
console.log(`${String(runs).padStart(8)}  kills in all`)
process.exitCode = [...counts.keys()].some((what) => /^[A-Z]{4}/.test(what)) ? 1 : 0
