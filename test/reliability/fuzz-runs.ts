/** One share of `fuzz.ts`, as a process of its own, so that a run that never ends can be ended. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SAMPLES } from '../helpers/source-samples.ts'
import { bytesOf, read } from '../helpers/sources.ts'
import { lossesOf, type Reading } from './losses.ts'

export interface Order {
  seed: number
  from: number
  to: number
  /** The name of the inputs that are taken; all by default. */
  only?: string | undefined
}

/** What became of one run. */
export interface Found {
  run: number
  name: string
  what: 'throw' | 'loss'
  words: string
  before: string
  after: string
}

export type Report = { run: number } | { found: Found } | { single: number; slowest: number }

/** Bytes: larger files of the golden cases would only be slower to read. */
const LARGEST = 4_000
const CASES = join(import.meta.dirname, '../sources/cases')

interface Input {
  name: string
  bytes: Uint8Array
}

const inputs: Input[] = [
  ...SAMPLES.map(({ name, text }) => ({ name, bytes: bytesOf(text) })),
  ...readdirSync(CASES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/folder$/.test(entry.parentPath))
    .map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) as Uint8Array }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= LARGEST),
]

/** mulberry32: the same seed gives the same numbers. */
function randomOf(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** Bytes that mean something to one format or another. */
const TELLING = bytesOf('{}[]()<>"\'\\,;:|=@#%&*-_./\n\r\t 0aZ')

function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const at = random(bytes.length)
  const piece = bytes.slice(at, at + 1 + random(40))
  const byte = Uint8Array.of(random(3) === 0 ? random(256) : TELLING[random(TELLING.length)])
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (random(5)) {
    case 0:
      return Buffer.concat([before, byte, after.subarray(1)])
    case 1:
      return Buffer.concat([before, byte, after])
    case 2:
      return Buffer.concat([before, after.subarray(piece.length)])
    case 3:
      return Buffer.concat([before, piece, after])
    default:
      return before
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
const clean = new Map<Input, Reading>()

async function cleanOf(input: Input): Promise<Reading> {
  const known = clean.get(input)
  if (known) return known
  const reading = { text: textOf(input.bytes), found: await read(input.bytes, input.name) }
  clean.set(input, reading)
  return reading
}

const send = (report: Report): unknown => process.send!(report)

async function runAll({ seed, from, to, only }: Order): Promise<void> {
  let [single, slowest] = [0, 0]
  for (let run = from; run < to; run++) {
    if (run % 100 === 0) send({ run })
    const input = inputs[run % inputs.length]
    if (only !== undefined && input.name !== only) continue
    const random = randomOf(seed * 1_000_003 + run)
    const isSingle = random(2) === 0
    let bytes = input.bytes
    for (let places = isSingle ? 1 : 2 + random(6); places > 0 && bytes.length > 0; places--)
      bytes = mutated(bytes, random)
    const tell = (what: Found['what'], words: string): unknown =>
      send({
        found: { run, name: input.name, what, words, before: textOf(input.bytes), after: textOf(bytes) },
      })
    const began = performance.now()
    try {
      const found = await read(bytes, input.name)
      if (isSingle) {
        single++
        const lost = lossesOf(await cleanOf(input), { text: textOf(bytes), found })
        if (lost.length > 0) tell('loss', lost.join('; '))
      }
    } catch (error) {
      tell('throw', (error as Error).stack ?? String(error))
    }
    slowest = Math.max(slowest, performance.now() - began)
  }
  send({ single, slowest })
}

process.on('message', (order: Order) => {
  runAll(order).then(() => process.disconnect())
})
