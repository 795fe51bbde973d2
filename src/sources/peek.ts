/** Looks at the beginning of a stream and gives the whole of it again. */
import type { Bytes } from './decode.ts'
import type { Chunks } from './format.ts'

/** The first piece of a stream that is long enough to tell by, and the whole stream again. */
export async function peek(bytes: Bytes, least = 8): Promise<{ start: Uint8Array; all: Bytes }> {
  const pieces: AsyncIterator<Uint8Array> | Iterator<Uint8Array> =
    Symbol.asyncIterator in bytes ? bytes[Symbol.asyncIterator]() : bytes[Symbol.iterator]()
  let start = new Uint8Array() as Uint8Array
  let failed: unknown
  try {
    while (start.length < least) {
      const next = await pieces.next()
      if (next.done) break
      const longer = new Uint8Array(start.length + next.value.length)
      longer.set(start)
      longer.set(next.value, start.length)
      start = start.length === 0 ? next.value : longer
    }
  } catch (error) {
    failed = error
  }
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield start
    if (failed !== undefined) throw failed
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  return { start, all: all() }
}

/**
 * The beginning of a text, until it is `enough` or over (`ended`), and all of it again. What is read of `all` is read of
 * the given text.
 */
export async function peekText(
  chunks: Chunks,
  enough: (start: string) => boolean,
): Promise<{ start: string; ended: boolean; all: AsyncGenerator<string> }> {
  const pieces: AsyncIterator<string> | Iterator<string> =
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  let start = ''
  let ended = false
  while (!ended && !enough(start)) {
    const next = await pieces.next()
    if (next.done) ended = true
    else start += next.value
  }
  const all = async function* (): AsyncGenerator<string> {
    yield start
    if (ended) return
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  return { start, ended, all: all() }
}
