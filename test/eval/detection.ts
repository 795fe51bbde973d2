/**
 * Holds every real record of ../shared/corpora, written in each format alone and in pairs, against the detection, and
 * prints how many were misread. Alone: the paper has not the record's title and abstract, or something is reported. In a
 * pair: a record of one format and the next record in another, in one file; either both are read or something is reported.
 * Run with `npm run eval:detection -- [--shard K/N] [--pairs N] [FILE…]`: every Nth record from the Kth (default 1/1, which
 * takes an hour of one core), N pairs of formats for each record, all pairs in turn (default 1); exits 1 where a record is
 * misread.
 */
import { createReadStream, readdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { formatOf } from '../../src/sources/index.ts'
import { holds, pairFits, WRITERS, type Written, writtenOf } from '../helpers/source-writers.ts'
import { read } from '../helpers/sources.ts'
import { SHARED } from './shared.ts'

const { values, positionals } = parseArgs({
  options: { shard: { type: 'string', default: '1/1' }, pairs: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const [SHARD, SHARDS] = values.shard.split('/').map(Number)
const PAIRS = Number(values.pairs)
const CORPORA = `${SHARED}corpora/`
const SHOWN = 3

class Count {
  read = 0
  misread = 0
  readonly examples: string[] = []

  /** Told at once: a run that is ended before its time has told what it found. */
  misses(what: string): void {
    process.stderr.write(`misread: ${what.slice(0, 1000)}\n`)
    if (this.misread++ < SHOWN) this.examples.push(what)
  }
}
const alone = WRITERS.map(() => new Count())
const first = WRITERS.map(() => new Count())

/** Half characters and NUL are mended and told of, whatever the format. */
const whole = (value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value

async function* recordsOf(file: string): AsyncGenerator<Written> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    if (text.trim() === '' || line++ % SHARDS !== SHARD - 1) continue
    const record = writtenOf(JSON.parse(text, (_, value) => whole(value)))
    if (record) yield record
  }
}

async function readAlone(record: Written, w: number): Promise<void> {
  const [format, write] = WRITERS[w]
  const text = write(record)
  const count = alone[w]
  count.read++
  const found = await read(text, 'stdin')
  if (found.problems.length === 0 && holds(found, record)) return
  const told = formatOf(text.slice(0, 8192), 'stdin')?.name
  const what = told === format ? JSON.stringify([...found.problems, ...found.papers]) : `told as ${told}`
  count.misses(`${record.id} in ${format}: ${what}`)
}

async function readPair(one: Written, other: Written, w: number, v: number): Promise<void> {
  const [format, write] = WRITERS[w]
  const [otherFormat, writeOther] = WRITERS[v]
  if (!pairFits(format, otherFormat, one, other)) return
  const count = first[w]
  count.read++
  const found = await read(`${write(one)}\n${writeOther(other)}`, 'stdin')
  if (found.problems.length > 0 || (holds(found, one) && holds(found, other))) return
  count.misses(`${one.id} in ${format} + ${other.id} in ${otherFormat}: ${JSON.stringify(found.papers)}`)
}

async function main(): Promise<void> {
  const files =
    positionals.length > 0
      ? positionals
      : readdirSync(CORPORA)
          .filter((name) => name.endsWith('.jsonl.gz'))
          .map((name) => CORPORA + name)
  let records = 0
  let pair = 0
  for (const file of files) {
    let before: Written | undefined
    for await (const record of recordsOf(file)) {
      records++
      for (let w = 0; w < WRITERS.length; w++) await readAlone(record, w)
      for (let p = 0; before && p < PAIRS; p++) {
        await readPair(
          before,
          record,
          pair % WRITERS.length,
          Math.floor(pair / WRITERS.length) % WRITERS.length,
        )
        pair++
      }
      before = record
      if (records % 1000 === 0) {
        const misread = [...alone, ...first].reduce((sum, count) => sum + count.misread, 0)
        process.stderr.write(`${records} records, ${misread} misread\n`)
      }
    }
  }
  console.log(`${records} records\n${'format'.padEnd(20)}    alone  misread   paired  misread`)
  for (const [w, [format]] of WRITERS.entries()) {
    const cells = [alone[w].read, alone[w].misread, first[w].read, first[w].misread]
    console.log(`${format.padEnd(20)} ${cells.map((cell) => String(cell).padStart(8)).join(' ')}`)
    for (const what of [...alone[w].examples, ...first[w].examples]) console.log(`    ${what.slice(0, 400)}`)
  }
  process.exitCode = [...alone, ...first].some(({ misread }) => misread > 0) ? 1 : 0
}

await main()
