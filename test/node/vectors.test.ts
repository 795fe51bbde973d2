import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readVectors } from '../../src/node/vectors.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vectors-'))
})
afterAll(() => rm(dir, { recursive: true }))

const papers = [{ id: 'a' }, { id: '2' }, { id: 'c' }]
const written = async (name: string, bytes: string | Uint8Array): Promise<string> => {
  const file = join(dir, name)
  await writeFile(file, bytes)
  return file
}

/** As NumPy writes it. */
function npy(rows: number[][], { descr = '<f4', fortran = 'False' } = {}): Buffer {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': (${rows.length}, ${rows[0].length}), }`
  const padded = `${header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11)}\n`
  const head = Buffer.concat([
    Buffer.from([0x93]),
    Buffer.from('NUMPY'),
    Buffer.from([1, 0, padded.length & 255, padded.length >> 8]),
  ])
  const size = descr === '<f8' ? 8 : 4
  const body = Buffer.alloc(rows.flat().length * size)
  rows.flat().forEach((value, i) => {
    if (size === 8) body.writeDoubleLE(value, i * 8)
    else body.writeFloatLE(value, i * 4)
  })
  return Buffer.concat([head, Buffer.from(padded), body])
}

const ROWS = [
  [1, 0.5],
  [0, -2],
  [3, 1],
]

describe('readVectors', () => {
  it('reads the same from JSON lines and from NumPy', async () => {
    const lines = ['a', 2, 'other'].map((id, r) =>
      JSON.stringify(r === 1 ? { id, embedding: ROWS[r], model: 'x' } : { id, vector: ROWS[r] }),
    )
    const fromLines = await readVectors(await written('v.jsonl', `${lines.join('\n')}\n\n`), papers)
    expect([...fromLines.paper]).toEqual([0, 1, -1])
    expect(fromLines.width).toBe(2)
    for (const descr of ['<f4', '<f8']) {
      await written('v.txt', 'a\n2\nother\n')
      expect(await readVectors(await written('v.npy', npy(ROWS, { descr })), papers)).toEqual(fromLines)
    }
  })

  it('says where something is broken', async () => {
    const of = async (name: string, bytes: string | Uint8Array) =>
      readVectors(await written(name, bytes), papers)
    await expect(of('a.jsonl', '{"id":"a","vector":[1]}\nx')).rejects.toThrow(
      /a.jsonl: line 2: expected .*found x/,
    )
    await expect(of('b.jsonl', '{"id":"a","vector":[1]}\n{"id":"c","vector":[1,2]}')).rejects.toThrow(
      /line 2: expected 1 numbers .*found 2/,
    )
    await expect(of('c.jsonl', '{"id":"a","vector":[1,null]}')).rejects.toThrow(/line 1: expected/)
    await expect(of('d.jsonl', '{"id":"z","vector":[1]}')).rejects.toThrow(
      /papers in the atlas.*found 1 .*"z"/,
    )
    await expect(of('e.jsonl', '')).rejects.toThrow(/found 0/)
    await expect(readVectors(join(dir, 'none.jsonl'), papers)).rejects.toThrow(/none.jsonl/)
    await expect(of('f.npy', npy(ROWS))).rejects.toThrow(/f.txt/)
    await written('g.txt', 'a\n2\n')
    await expect(of('g.npy', npy(ROWS))).rejects.toThrow(/g.txt: expected an id for each of 3 rows, found 2/)
    await written('h.txt', 'a\n2\nc\n')
    await expect(of('h.npy', npy(ROWS, { fortran: 'True' }))).rejects.toThrow(/expected a matrix/)
    await expect(of('h.npy', npy(ROWS, { descr: '<i8' }))).rejects.toThrow(/expected a matrix/)
    await expect(of('h.npy', npy(ROWS).subarray(0, -1))).rejects.toThrow(/expected \d+ bytes, found/)
    await expect(of('h.npy', npy([[1, Number.NaN], ...ROWS.slice(1)]))).rejects.toThrow(
      /row 0: expected numbers/,
    )
    await expect(of('h.npy', 'NUMPY')).rejects.toThrow(/another file/)
  })
})
