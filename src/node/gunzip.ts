/** gzip by the system's own library: a stream of the web gives it in small pieces, at twice the cost. */
import { createGunzip } from 'node:zlib'
import type { Bytes } from '../sources/index.ts'

/** Of the memory that is unpacked into. */
const PIECE = 262_144

/**
 * Unpacks a gzip of one or more members, a piece ahead of whoever reads it. Where it breaks, it throws once all that
 * came before the broken piece is given; a gzip that is cut off gives all it holds.
 */
export async function* gunzip(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: PIECE })
  let ready: Uint8Array[] = []
  let failed: Error | undefined
  let done = (): void => {}
  stream.on('data', (data: Uint8Array) => ready.push(data))
  // After either, what is being written is never called back.
  stream.on('end', () => done())
  stream.on('error', (error) => {
    failed = error
    done()
  })
  const settled = (start: (written: () => void) => unknown): Promise<void> =>
    new Promise((resolve) => {
      done = resolve
      start(resolve)
    })
  const taken = (): Uint8Array[] => {
    const pieces = ready
    ready = []
    return pieces
  }
  let writing: Promise<void> | undefined
  try {
    for await (const piece of bytes) {
      await writing
      if (failed || stream.readableEnded) break // zeros after the last member end it
      const pieces = taken()
      writing = settled((written) => stream.write(piece, written))
      yield* pieces
    }
    await writing
    if (!failed && !stream.readableEnded) await settled(() => stream.end())
    yield* taken()
    if (failed) throw failed
  } finally {
    stream.destroy()
  }
}
