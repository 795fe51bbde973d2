/**
 * `npm run soak -- [--minutes 10] [--pause 5]`: builds follow each other, with a pause of so many seconds, into a folder
 * that `serve` shows, while 8 readers ask for everything in it and 2 correctors correct; on 127.0.0.1 only. Prints
 * requests, errors, corrections answered and kept, and ends with 1 where the server ended, an answer was wrong, or an
 * answered correction is lost.
 *
 * Every answer is checked, as cheaply as that goes, for the load is to be the server's: a file by its length and CRC-32 in
 * the manifest; the manifest by being parsed, unless it has the bytes of the one that was parsed before.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { crc32 } from 'node:zlib'
import { type Entry, readCorrections, writeCorrections } from '../../src/corrections/file.ts'
import { loadCorrections } from '../../src/node/corrections.ts'
import { type Answer, askerOf } from './asking.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, pause: { type: 'string', default: '5' } },
})
const [minutes, pause] = [Number(values.minutes), Number(values.pause)]
if (!(minutes > 0 && pause >= 0))
  throw new Error(`expected minutes and seconds, found ${values.minutes} and ${values.pause}`)
const READERS = 8
const CORRECTORS = 2
/** Concepts that each corrector speaks of, again and again: people change their minds more than they have concepts. */
const CONCEPTS = 500
const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-soak-'))
const dir = join(folder, 'atlas')
const running = new Set<ChildProcess>()
const run = (...args: string[]): ChildProcess => {
  const child = spawn(process.execPath, ['--import', 'tsx', resolve('src/node/bin.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  running.add(child.on('close', () => running.delete(child)))
  return child
}
const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on('close', done))
const wait = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms))
let url = ''

const counts = {
  requests: 0,
  failed: 0,
  wrong: 0,
  builds: 0,
  'builds failed': 0,
  answered: 0,
  refused: 0,
  'server ended': 0,
}
const complaints = new Map<string, number>()
const complain = (what: 'failed' | 'wrong', why: string): void => {
  counts[what]++
  complaints.set(why, (complaints.get(why) ?? 0) + 1)
}
let isOver = false
/** The moment of the last answered word on each correction. */
const answered = new Map<string, number>()

interface Manifest {
  body: Buffer
  files: readonly (readonly [path: string, size: number, check: number])[]
}
let parsed: Manifest | undefined
function manifestOf(body: Buffer): Manifest {
  if (parsed?.body.equals(body)) return parsed
  const { format, files } = JSON.parse(body.toString('utf8'))
  if (format !== 'concept-atlas') throw new Error(`atlas.json: no atlas, format ${format}`)
  parsed = { body, files }
  return parsed
}

async function reader(number: number): Promise<void> {
  const { ask, close } = askerOf(url)
  const get = (path: string): Promise<Answer> => {
    counts.requests++
    return ask(path)
  }
  while (!isOver)
    try {
      const { status, body } = await get('/atlas/atlas.json')
      if (status !== 200) throw new Error(`atlas.json: ${status}`)
      const { files } = manifestOf(body)
      for (let round = 0; round < 8 && !isOver; round++)
        for (const [path, size, check] of files) {
          const part = await get(`/atlas/${path}`)
          if (part.status === 200 && part.body.length === size && crc32(part.body) === check) continue
          // Only what a build has replaced meanwhile may differ, and then the manifest does, too.
          const now = await get('/atlas/atlas.json')
          if (now.body.equals(body)) complain('wrong', `${path}: ${part.status}, not as listed`)
          round = 8
          break
        }
      const page = await get(number % 2 === 0 ? '/' : '/atlas/corrections.json')
      const isWhole =
        number % 2 === 0
          ? page.body.includes('</html>')
          : readCorrections(page.body.toString('utf8'), '').problems.length === 0
      if (page.status !== 200 || !isWhole) complain('wrong', `page ${number % 2}: ${page.status}`)
    } catch (error) {
      complain('failed', (error as Error).message)
    }
  close()
}

async function corrector(name: string): Promise<void> {
  const { ask, close } = askerOf(url)
  const headers = { origin: new URL(url).origin, 'content-type': 'application/json' }
  for (let n = 1; !isOver; n++)
    try {
      const concept = `${name}${n % CONCEPTS}`
      const entry: Entry = {
        correction: { do: 'hide', concept: [concept] },
        at: n,
        changed: n,
        undone: false,
      }
      const id = `["hide","${concept}"]`
      counts.requests++
      const sent = writeCorrections(new Map([[id, entry]]))
      const { status, body } = await ask('/atlas/corrections.json', 'PUT', headers, sent)
      if (status !== 200) counts.refused++
      else {
        const { corrections } = readCorrections(body.toString('utf8'), '')
        if (corrections.get(id)?.changed !== n) complain('wrong', 'an answer without what was sent')
        answered.set(id, n)
        counts.answered++
      }
      await wait(50)
    } catch (error) {
      complain('failed', (error as Error).message)
    }
  close()
}

async function builder(): Promise<void> {
  for (let n = 0; !isOver; n++) {
    // Two inputs in turn, so that files come and go.
    const code = await ended(
      run('build', n % 2 === 0 ? 'data/abstracts.txt' : join(folder, 'one.txt'), '--out', dir),
    )
    counts.builds++
    if (code !== 0) counts['builds failed']++
    if (!isOver) await wait(pause * 1000)
  }
}

writeFileSync(
  join(folder, 'one.txt'),
  'Abstract: We prune tokens of Vision Transformers (ViTs) on ImageNet.\n',
)
await ended(run('build', 'data/abstracts.txt', '--out', dir))
const server = run('serve', dir, '--port', '0', '--json')
server.on('close', () => {
  if (!isOver) counts['server ended']++
})
let said = ''
for await (const piece of server.stdout!.setEncoding('utf8')) {
  said += piece
  if (said.includes('\n')) break
}
url = JSON.parse(said).url
const began = performance.now()
setTimeout(() => {
  isOver = true
}, minutes * 60_000)
const building = builder()
await Promise.all([
  ...Array.from({ length: READERS }, (_, n) => reader(n)),
  ...Array.from({ length: CORRECTORS }, (_, n) => corrector('ab'[n])),
])
const seconds = (performance.now() - began) / 1000
await building
const { corrections } = await loadCorrections(dir)
const lost = [...answered].filter(([id, moment]) => (corrections.get(id)?.changed ?? 0) < moment).length
server.kill()
rmSync(folder, { recursive: true })
for (const [what, many] of Object.entries(counts)) console.log(`${String(many).padStart(9)}  ${what}`)
console.log(
  `${String(answered.size - lost).padStart(9)}  kept of ${answered.size} concepts with an answered correction`,
)
console.log(`${String(Math.round(seconds)).padStart(9)}  seconds, ${pause} between two builds`)
console.log(`${String(Math.round(counts.requests / seconds)).padStart(9)}  requests a second`)
for (const [why, many] of complaints) console.log(`${String(many).padStart(9)}  × ${why}`)
process.exitCode =
  counts['server ended'] + counts.wrong + counts.failed + counts['builds failed'] + lost > 0 ? 1 : 0
