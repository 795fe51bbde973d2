/**
 * `npm run soak -- [--minutes 10]`: builds follow each other into a folder that `serve` shows, while 8 readers ask for
 * everything in it and 2 correctors correct; on 127.0.0.1 only. Prints requests, errors, corrections answered and kept, and
 * ends with 1 where the server ended, an answer was wrong, or an answered correction is lost.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { crc32 } from 'node:zlib'
import { type Entry, readCorrections, writeCorrections } from '../../src/corrections/file.ts'
import { loadCorrections } from '../../src/node/corrections.ts'

const { minutes } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } }).values
const READERS = 8
const CORRECTORS = 2
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
const agent = new Agent({ keepAlive: true })
let url = ''

interface Answer {
  status: number
  body: Buffer
}
/** A request, without the tidying and the cost of fetch. */
const ask = (path: string, method = 'GET', headers = {}, body = ''): Promise<Answer> =>
  new Promise((done, fail) => {
    request(new URL(path, url), { method, headers, agent }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece)).on('error', fail)
      response.on('end', () => done({ status: response.statusCode ?? 0, body: Buffer.concat(pieces) }))
    })
      .on('error', fail)
      .end(body)
  })

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
const answeredIds = new Set<string>()

async function reader(number: number): Promise<void> {
  const get = async (path: string): Promise<Answer> => {
    counts.requests++
    return ask(path)
  }
  while (!isOver)
    try {
      const { status, body } = await get('/atlas/atlas.json')
      if (status !== 200) complain('wrong', `atlas.json: ${status}`)
      const { format, files } = JSON.parse(body.toString('utf8'))
      if (format !== 'concept-atlas') complain('wrong', 'atlas.json: no atlas')
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
      if (page.status !== 200) complain('wrong', `page: ${page.status}`)
    } catch (error) {
      complain('failed', (error as Error).message)
    }
}

async function corrector(name: string): Promise<void> {
  const headers = { origin: new URL(url).origin, 'content-type': 'application/json' }
  for (let n = 1; !isOver; n++)
    try {
      const entry: Entry = {
        correction: { do: 'hide', concept: [`${name}${n}`] },
        at: n,
        changed: n,
        undone: false,
      }
      const id = `["hide","${name}${n}"]`
      const { status, body } = await ask(
        '/atlas/corrections.json',
        'PUT',
        headers,
        writeCorrections(new Map([[id, entry]])),
      )
      counts.requests++
      if (status !== 200) counts.refused++
      else {
        if (!readCorrections(body.toString('utf8'), '').corrections.has(id))
          complain('wrong', 'an answer without what was sent')
        answeredIds.add(id)
        counts.answered++
      }
      await new Promise((go) => setTimeout(go, 50))
    } catch (error) {
      complain('failed', (error as Error).message)
    }
}

async function builder(): Promise<void> {
  for (let n = 0; !isOver; n++) {
    // Two inputs in turn, so that files come and go.
    const code = await ended(
      run('build', n % 2 === 0 ? 'data/abstracts.txt' : join(folder, 'one.txt'), '--out', dir),
    )
    counts.builds++
    if (code !== 0) counts['builds failed']++
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
}, Number(minutes) * 60_000)
await Promise.all([
  builder(),
  ...Array.from({ length: READERS }, (_, n) => reader(n)),
  ...Array.from({ length: CORRECTORS }, (_, n) => corrector('ab'[n])),
])
const seconds = (performance.now() - began) / 1000
const { corrections } = await loadCorrections(dir)
const lost = [...answeredIds].filter((id) => !corrections.has(id)).length
isOver = true
server.kill()
rmSync(folder, { recursive: true })
for (const [what, many] of Object.entries(counts)) console.log(`${String(many).padStart(9)}  ${what}`)
console.log(`${String(answeredIds.size - lost).padStart(9)}  kept of those answered`)
console.log(`${String(Math.round(counts.requests / seconds)).padStart(9)}  requests a second`)
for (const [why, many] of complaints) console.log(`${String(many).padStart(9)}  × ${why}`)
process.exitCode =
  counts['server ended'] + counts.wrong + counts.failed + counts['builds failed'] + lost > 0 ? 1 : 0
