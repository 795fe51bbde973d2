/**
 * `npm run fuzz -- [--runs 500000] [--seed 1]`: mutates a sample of every format at one place or several and reads it.
 * Counts inputs that a reader throws at, and single-place mutations that lose a paper without a Problem; ends with 1 where
 * anything throws. A loss is silent where fewer papers come out, nothing is told, and nothing else came out instead.
 */
import { parseArgs } from 'node:util'
import { SAMPLES } from '../helpers/source-samples.ts'
import { bytesOf, read } from '../helpers/sources.ts'

const { runs, seed } = parseArgs({
  options: { runs: { type: 'string', default: '500000' }, seed: { type: 'string', default: '1' } },
}).values

/** mulberry32: the same seed gives the same campaign. */
let state = Number(seed)
function random(below: number): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) % below
}

/** Bytes that mean something to one format or another. */
const TELLING = bytesOf('{}[]()<>"\'\\,;:|=@#%&*-_./\n\r\t 0aZ')

function mutated(bytes: Uint8Array): Uint8Array {
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

const counts = { inputs: 0, throws: 0, 'single places': 0, 'silent losses': 0 }
const shown: string[] = []
const clean = await Promise.all(
  SAMPLES.map(async (sample) => (await read(bytesOf(sample.text), sample.name)).papers.length),
)
for (let run = 0; run < Number(runs); run++) {
  const number = run % SAMPLES.length
  const { name, text } = SAMPLES[number]
  const isSingle = random(2) === 0
  let bytes = bytesOf(text)
  for (let places = isSingle ? 1 : 2 + random(6); places > 0 && bytes.length > 0; places--)
    bytes = mutated(bytes)
  counts.inputs++
  try {
    const { papers, problems } = await read(bytes, name)
    if (!isSingle) continue
    counts['single places']++
    if (papers.length >= clean[number] || problems.length > 0 || bytes.length < text.length / 2) continue
    counts['silent losses']++
    if (shown.length < 20) shown.push(`${name}: ${papers.length} of ${clean[number]} papers, run ${run}`)
  } catch (error) {
    counts.throws++
    shown.push(`${name}: ${(error as Error).message}, run ${run}`)
  }
}
for (const [what, many] of Object.entries(counts)) console.log(`${String(many).padStart(9)}  ${what}`)
for (const one of shown) console.log(`           ${one}`)
process.exitCode = counts.throws > 0 ? 1 : 0
