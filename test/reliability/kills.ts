/**
 * `npm run kills -- [--only save]`: kills saves and corrections before every rename, unlink, rmdir, mkdir, symlink, fsync, open
 * and write that they make, while this process reads the folder and corrects in it, and once more while it saves there, too.
 * Needs Linux and strace; takes minutes.
 *
 * After every kill: the atlas is the old or the new one, whole; every correction that was answered is kept; the next save
 * and the next correction are not held up, and leave nothing beside the atlas. Prints a table of what was seen, and ends
 * with 1 where anything is lost or blocked.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { correctionsOf, writeCorrections } from '../../src/corrections/file.ts'
import { addCorrections, loadCorrections } from '../../src/node/corrections.ts'
import { loadAtlas, saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { BUILT, type Operation, prepare, Waiting } from './killed.ts'

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
const NOT_KILLED = 'not killed'
const CALLS = ['rename', 'unlink', 'rmdir', 'mkdir', 'symlink', 'fsync', 'openat', 'write']
/** The old atlas has a file more than the new one, which is then removed. */
const PAPERS = new Map([
  ['old', 130],
  ['new', 3],
  ['other', 3],
])
/** Milliseconds after which who comes next counts as held up: less than the minute that a lock of another machine is waited for. */
const BLOCKED = 50_000
const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-kills-'))
const [dir, source, script] = [join(folder, 'atlas'), join(folder, 'new'), join(folder, 'work.mjs')]

const small = (title: string) =>
  smallAtlas(
    Array.from({ length: PAPERS.get(title)! }, (_, p) => ({
      id: `${p}`,
      title: `${title} ${p}`,
      abstract: 'ViT.',
    })),
    [{ slug: 'vit', label: 'ViT' }],
    [{ paper: 0, concept: 0, surface: 'ViT' }],
  )
const hide = (name: string) =>
  correctionsOf([
    { correction: { do: 'hide' as const, concept: [name] as [string] }, at: 1, changed: 1, undone: false },
  ])

interface Scene {
  name: string
  operation: Operation
  /** What stands there before: an atlas, or nothing. */
  isFirst?: boolean
  /** Whether this process saves at the same time. */
  isRival?: boolean
}
const SCENES: readonly Scene[] = [
  { name: 'first save', operation: 'save', isFirst: true },
  { name: 'save', operation: 'save' },
  { name: 'save beside another', operation: 'save', isRival: true },
  { name: 'save with corrections', operation: 'save with corrections' },
  { name: 'correction', operation: 'correct' },
  { name: 'correction by the server', operation: 'serve' },
]

/** Per scene and call: what was seen how often. */
const table = new Map<string, Map<string, number>>()
let row = ''
const count = (what: string): void => {
  const counts = table.get(row) ?? new Map<string, number>()
  table.set(row, counts.set(what, (counts.get(what) ?? 0) + 1))
}
const answered = new Set<string>()
let word = 0
let isOver = false

/** The title of the atlas that stands there; undefined for none. */
async function seen(): Promise<string | undefined> {
  try {
    const { papers } = await loadAtlas(dir)
    const titles = new Set(papers.map(({ title }) => title.split(' ')[0]))
    const [title] = titles
    if (titles.size !== 1 || papers.length !== PAPERS.get(title)) count('LOST: mixed')
    return title
  } catch (error) {
    if (/found no such file; build/.test((error as Error).message)) return undefined
    count(`LOST: ${(error as Error).message.replaceAll(folder, '')}`)
    return undefined
  }
}
let mayBeMissing = false
async function reading(): Promise<void> {
  while (!isOver) {
    const mayMiss = mayBeMissing
    if ((await seen()) === undefined && !mayMiss && !mayBeMissing) count('LOST: gone')
    await new Promise((go) => setTimeout(go, 5))
  }
}
let turn: Promise<unknown> = Promise.resolve()
async function correcting(): Promise<void> {
  while (!isOver) {
    const name = `here ${++word}`
    if (!mayBeMissing) {
      turn = addCorrections(dir, hide(name)).then(() => answered.add(name))
      await turn
    }
    await new Promise((go) => setTimeout(go, 10))
  }
}

/** Sends a correction to the server; false where it gave no answer. */
const put = (port: number, name: string): Promise<boolean> =>
  new Promise((done) => {
    const host = `127.0.0.1:${port}`
    const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' }
    request({ host: '127.0.0.1', port, method: 'PUT', path: '/', headers }, (response) => {
      response
        .resume()
        .on('error', () => done(false))
        .on('end', () => done(response.statusCode === 200))
    })
      .on('error', () => done(false))
      .end(writeCorrections(hide(name)))
  })

/** Fails where work takes too long. */
const soon = async (what: string, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('held up')), BLOCKED)
  })
  await Promise.race([work, late]).catch((error: Error) => count(`BLOCKED: ${what}: ${error.message}`))
  clearTimeout(timer)
}

async function check(scene: Scene, rival: Promise<void> | undefined): Promise<void> {
  if (rival) await soon('the other save', rival)
  const title = await seen()
  if (title === undefined && !scene.isFirst) count('LOST: gone')
  count(title ?? 'none')
  await soon('the next save', saveAtlas(small('old'), dir))
  mayBeMissing = false
  if ((await seen()) !== 'old') count('LOST: the next save')
  const name = `next ${++word}`
  await soon('the next correction', addCorrections(dir, hide(name)))
  const { corrections, problems } = await loadCorrections(dir)
  if (problems.length > 0) count('LOST: corrections broken')
  for (const kept of [...answered, name])
    if (!corrections.has(`["hide","${kept}"]`)) count('LOST: correction')
  const left = readdirSync(dir).filter((one) => one.startsWith('.concept') && !one.includes('corrections'))
  if (left.length > 0) count(`LEFT: ${left}`)
}

/** One kill, and what it left. Gives whether the work came to its end before the call came. */
async function run(scene: Scene, waiting: Waiting, call: string, when: number): Promise<boolean> {
  if (scene.isFirst) {
    mayBeMissing = true
    await turn
    answered.clear()
    rmSync(dir, { recursive: true, force: true })
  }
  await waiting.begin(call, when)
  const rival = scene.isRival ? saveAtlas(small('other'), dir) : undefined
  if (scene.operation === 'serve') {
    const port = Number((await waiting.line('port '))?.slice(5))
    for (const i of port ? [1, 2] : []) if (await put(port, waiting.word + i)) answered.add(waiting.word + i)
    waiting.child.stdin!.end()
  }
  const isDone = await waiting.isDone()
  for (const line of waiting.said) if (line.startsWith(waiting.word)) answered.add(line)
  row = `${scene.name}\t${isDone ? NOT_KILLED : call}`
  await check(scene, rival)
  return isDone
}

let [kills, faults] = [0, 0]
/** Prints the rows of a scene. */
function report(scene: Scene): void {
  for (const [name, counts] of [...table].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [own, call] = name.split('\t')
    if (own !== scene.name) continue
    const all = [...counts].filter(([what]) => PAPERS.has(what) || what === 'none')
    const runs = all.reduce((sum, [, many]) => sum + many, 0)
    const wrong = [...counts].filter(([what]) => /^[A-Z]+:/.test(what))
    if (call !== NOT_KILLED) kills += runs
    faults += wrong.length
    const shown = [...all, ...wrong].map(([what, many]) => `${many} ${what}`).join(', ')
    console.log(`${own.padEnd(26)} ${call.padEnd(12)} ${String(runs).padStart(5)}  ${shown}`)
  }
}

await saveAtlas(small('new'), source)
await saveAtlas(small('old'), dir)
prepare(script, dir, source)
const meanwhile = Promise.all([reading(), correcting()])
for (const scene of SCENES.filter(({ name }) => !only || name === only)) {
  const start = (): Waiting => new Waiting(script, scene.operation, `there ${++word} `)
  // The next ones start while one is killed.
  const ready = [start(), start()]
  for (const call of CALLS)
    for (let when = 1; ; when++) {
      ready.push(start())
      process.stderr.write(`${scene.name}: ${call} ${when}\n`)
      if (await run(scene, ready.shift()!, call, when)) break
    }
  for (const { child } of ready) child.kill()
  report(scene)
}
isOver = true
await meanwhile
rmSync(folder, { recursive: true })
rmSync(BUILT, { recursive: true })
console.log(`${kills} kills, ${answered.size} answered corrections looked for, ${faults} kinds of faults`)
process.exitCode = faults > 0 ? 1 : 0
