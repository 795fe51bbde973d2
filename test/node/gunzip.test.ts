import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { gunzip } from '../../src/node/gunzip.ts'

const text = Array.from({ length: 40_000 }, (_, i) => `line ${i * 7919}\n`).join('')
const packed = gzipSync(text)

const inPieces = function* (bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** What came out, and what was thrown after it. */
async function unpacked(bytes: Uint8Array, size = 16_384): Promise<{ text: string; error?: string }> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of gunzip(inPieces(bytes, size))) pieces.push(piece)
  } catch (error) {
    return { text: Buffer.concat(pieces).toString(), error: (error as Error).message }
  }
  return { text: Buffer.concat(pieces).toString() }
}

describe('gunzip', () => {
  test('gives what was packed, whatever the pieces', async () => {
    for (const size of [7, 16_384, 1_000_000]) expect(await unpacked(packed, size)).toEqual({ text })
  })

  test('several members are one file, and zeros after them are nothing', async () => {
    const two = Buffer.concat([packed, gzipSync('last'), Buffer.alloc(50_000)])
    expect(await unpacked(two)).toEqual({ text: `${text}last` })
  })

  test('a file that is cut off gives all it holds, then the error', async () => {
    for (const length of [2, 12, packed.length >> 1, packed.length - 8, packed.length - 1]) {
      const { text: given, error } = await unpacked(packed.subarray(0, length))
      expect(text.startsWith(given)).toBe(true)
      expect(given.length).toBeGreaterThanOrEqual(length > packed.length - 9 ? text.length : length * 2 - 50)
      expect(error).toBe('unexpected end of file')
    }
  })

  test('a file that is broken gives what came before and ends', async () => {
    const broken = Buffer.from(packed)
    broken.fill(0x55, packed.length >> 1, (packed.length >> 1) + 50)
    const { text: given, error } = await unpacked(broken, 1000)
    expect(given.length).toBeGreaterThan(text.length / 3)
    expect(error).toBeDefined()
  })

  test('can be left in the middle', async () => {
    for await (const piece of gunzip(inPieces(packed, 1000))) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
  })
})
