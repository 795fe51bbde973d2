/** Archives → the files in them: gzip, zip, and either inside of the other. Nothing is ever written anywhere. */
import { Unzip, UnzipInflate } from 'fflate'
import type { Problem } from '../types.ts'
import type { Bytes } from './decode.ts'
import { peek } from './peek.ts'

/** An archive is a bomb where it unpacks to more than this many bytes, and to more than MOST_RATIO times its size. */
export const LARGE = 100_000_000
export const MOST_RATIO = 200
/** Most files of one zip that are read. */
export const MOST_FILES = 100_000
/** Archives inside of archives that are opened. */
export const DEEPEST_ARCHIVE = 3
/** Packed bytes that are unpacked at a time, so that no step gives much more than 16 MB. */
const STEP = 16_384

export interface SourceFile {
  /** `library.zip/folder/papers.bib` for a file in a zip. */
  file: string
  bytes: Bytes
}

type Event = { name: string } | { data: Uint8Array } | { error: string } | 'end'

const NOTHING = new Uint8Array()
const begins = (start: Uint8Array, ...mark: number[]): boolean => mark.every((byte, b) => start[b] === byte)

/** What the end of a zip is looked for in: its directory ends with at most 64 kB of comment. */
const LONGEST_END = 65_536 + 22

/** The last bytes of a stream. */
class Tail {
  private bytes: Uint8Array = NOTHING

  push(piece: Uint8Array): void {
    const all = new Uint8Array(this.bytes.length + piece.length)
    all.set(this.bytes)
    all.set(piece, this.bytes.length)
    this.bytes = all.slice(-LONGEST_END)
  }

  /** Whether a zip's directory is there, without which its end is missing. */
  hasDirectory(): boolean {
    for (
      let at = this.bytes.lastIndexOf(0x50);
      at >= 0;
      at = at > 0 ? this.bytes.lastIndexOf(0x50, at - 1) : -1
    )
      if (begins(this.bytes.subarray(at), 0x50, 0x4b, 5, 6)) return true
    return false
  }
}

/** Cuts pieces into steps and watches what they grow to. */
class Meter {
  private packed = 0
  private unpacked = 0

  /** Throws when an archive is a bomb. */
  count(data: Uint8Array): void {
    this.unpacked += data.length
    if (this.unpacked > LARGE && this.unpacked > MOST_RATIO * this.packed)
      throw new Error(`an archive that unpacks to more than ${MOST_RATIO} times its size`)
  }

  *steps(piece: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < piece.length; at += STEP) {
      const step = piece.subarray(at, at + STEP)
      this.packed += step.length
      yield step
    }
  }
}

/** Unpacks a gzip; given by whoever has a faster way to than the platform's stream. */
export type Gunzip = (bytes: Bytes) => AsyncIterable<Uint8Array>

/** By the platform's own decompressor, which is faster than one in JavaScript. */
async function* gunzipStream(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const { writable, readable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  const reader = readable.getReader()
  const feed = async (): Promise<void> => {
    try {
      for await (const piece of bytes) {
        await writer.ready
        // What it refuses is told where the result is read.
        writer.write(piece as Uint8Array<ArrayBuffer>).catch(() => {})
      }
      await writer.close()
    } catch (error) {
      await writer.abort(error)
    }
  }
  feed().catch(() => {})
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    reader.cancel().catch(() => {})
  }
}

async function* gunzipped(bytes: Bytes, gunzip: Gunzip): AsyncGenerator<Uint8Array> {
  const meter = new Meter()
  const steps = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) yield* meter.steps(piece)
  }
  for await (const data of gunzip(steps())) {
    meter.count(data)
    yield data
  }
}

/** A zip as events, one step of input at a time. */
async function* zipEvents(bytes: Bytes): AsyncGenerator<Event> {
  const meter = new Meter()
  let events: Event[] = []
  let open = false
  const unzip = new Unzip((file) => {
    open = true
    events.push({ name: file.name })
    file.ondata = (error, data, final) => {
      if (error) events.push({ error: error.message })
      else if (data?.length) events.push({ data })
      if (error || final) {
        open = false
        events.push('end')
      }
    }
    try {
      file.start()
    } catch (error) {
      open = false
      events.push({ error: (error as Error).message }, 'end')
    }
  })
  unzip.register(UnzipInflate)
  const take = function* (): Generator<Event> {
    for (const event of events) {
      if (typeof event === 'object' && 'data' in event) meter.count(event.data)
      yield event
    }
    events = []
  }
  const tail = new Tail()
  for await (const piece of bytes) {
    tail.push(piece.subarray(-LONGEST_END))
    for (const step of meter.steps(piece)) {
      unzip.push(step)
      yield* take()
    }
  }
  unzip.push(NOTHING, true)
  yield* take()
  if (open) yield* [{ error: 'the archive ends inside of a file' }, 'end' as const]
  else if (!tail.hasDirectory()) yield { error: 'the archive is cut off: its directory is missing' }
}

/** Hidden files, and what macOS adds, as in folders. */
const isHidden = (name: string): boolean => /(?:^|\/)(?:\.(?!\.?\/)|__MACOSX\/)/.test(name)

/** The first name in the zip of an office file: of Excel and its kin, of OpenDocument and EPUB. */
const OFFICE =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/.*|(?:xl|word|ppt)\/.*\.(?:xml|rels|bin)|mimetype)$/
/** Bytes of a zip's first header before the name, and the longest name that is looked at. */
const HEADER = 30
const LONGEST_NAME = 64

/** Whether a zip is one file to those who use it; its parts are then read by `unzipped`. */
function isOffice(start: Uint8Array): boolean {
  const length = (start[26] ?? 0) + 256 * (start[27] ?? 0)
  const name = start.subarray(HEADER, HEADER + length)
  return length <= LONGEST_NAME && OFFICE.test(String.fromCharCode(...name))
}

/**
 * The files of a zip, hidden ones left out; each must be read before the next is asked for, or is passed over. A bomb
 * breaks the stream.
 */
export async function* unzipped(
  bytes: Bytes,
  file: string,
  report: (problem: Problem) => void,
): AsyncGenerator<SourceFile> {
  const events = zipEvents(bytes)
  let files = 0
  const content = async function* (): AsyncGenerator<Uint8Array> {
    for (let next = await events.next(); !next.done && next.value !== 'end'; next = await events.next()) {
      if ('error' in next.value) throw new Error(next.value.error)
      if ('data' in next.value) yield next.value.data
    }
  }
  for (let next = await events.next(); !next.done; next = await events.next()) {
    const event = next.value
    if (event !== 'end' && 'error' in event)
      report({ file, place: '', what: event.error, done: 'read up to there' })
    if (event === 'end' || !('name' in event) || event.name.endsWith('/')) continue
    if (++files > MOST_FILES) {
      report({ file, place: '', what: `more than ${MOST_FILES} files`, done: 'read up to there' })
      return
    }
    let name = event.name.replaceAll('\\', '/')
    if (isHidden(name)) continue
    if (/^(?:\/|[a-z]:)|(?:^|\/)\.\.(?:\/|$)/i.test(name)) {
      report({
        file,
        place: name.slice(0, 200),
        what: 'a path that leads out of the archive',
        done: 'read, by its last name',
      })
      name = name.slice(name.lastIndexOf('/') + 1)
    }
    yield { file: `${file}/${name.slice(0, 1000)}`, bytes: content() }
  }
}

/**
 * The files in `bytes`, in their order: those of a zip that is no office file, the one of a gzip, else the bytes as they are;
 * told by content.
 * Each must be read before the next is asked for. An archive that is broken, or a bomb, breaks the stream of its file.
 */
export async function* unpack(
  bytes: Bytes,
  file: string,
  report: (problem: Problem) => void,
  gunzip: Gunzip = gunzipStream,
  depth = 0,
): AsyncGenerator<SourceFile> {
  const { start, all } = await peek(bytes, HEADER + LONGEST_NAME)
  const zip = begins(start, 0x50, 0x4b, 3, 4) || begins(start, 0x50, 0x4b, 5, 6)
  const packed = (zip && !isOffice(start)) || begins(start, 0x1f, 0x8b)
  if (!packed) yield { file, bytes: all }
  else if (depth >= DEEPEST_ARCHIVE)
    report({
      file,
      place: '',
      what: `more than ${DEEPEST_ARCHIVE} archives inside of each other`,
      done: 'skipped',
    })
  else if (!zip) yield* unpack(gunzipped(all, gunzip), file, report, gunzip, depth + 1)
  else {
    try {
      for await (const inner of unzipped(all, file, report))
        yield* unpack(inner.bytes, inner.file, report, gunzip, depth + 1)
    } catch (error) {
      report({ file, place: '', what: (error as Error).message, done: 'read up to there' })
    }
  }
}
