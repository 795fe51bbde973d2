import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyRow, type Postings, PostingsWriter, readRow, transpose } from '../../src/related/postings.ts'

type Entry = [column: number, count: number]

const COLUMNS = 40_000
const row = fc
  .uniqueArray(
    fc.tuple(
      fc.nat(COLUMNS - 1),
      fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1 << 20 })),
    ),
    {
      selector: ([column]) => column,
    },
  )
  .map((entries): Entry[] => entries.sort((a, b) => a[0] - b[0]))
const matrix = fc.array(row, { maxLength: 12 })

function written(rows: Entry[][]): Postings {
  const writer = new PostingsWriter()
  for (const entries of rows)
    writer.add(
      entries.map(([column]) => column),
      entries.map(([, count]) => count),
    )
  return writer.finish()
}

function decoded(postings: Postings, r: number): Entry[] {
  const { columns, counts, size } = readRow(postings, r, emptyRow(1))
  return Array.from({ length: size }, (_, i) => [columns[i], counts[i]])
}

describe('postings', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const postings = written(rows)
        expect(rows.map((_, r) => decoded(postings, r))).toEqual(rows)
      }),
    )
  })

  it('transposes as a naive transposition does', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const expected = new Map<number, Entry[]>()
        rows.forEach((entries, r) => {
          for (const [column, count] of entries)
            expected.set(column, [...(expected.get(column) ?? []), [r, count]])
        })
        const start = [0]
        for (const entries of rows) start.push(start[start.length - 1] + entries.length)
        const flat = rows.flatMap((entries) => entries.toReversed())
        const turned = transpose(
          {
            start: Uint32Array.from(start),
            term: Uint32Array.from(flat, ([column]) => column),
            count: flat.map(([, count]) => count),
          },
          COLUMNS,
        )
        for (const [column, entries] of expected) expect(decoded(turned, column)).toEqual(entries)
        expect(turned.size.reduce((sum, size) => sum + size, 0)).toBe(rows.flat().length)
      }),
      { numRuns: 30 },
    )
  })

  it('takes one byte for a near neighbour that counts once', () => {
    expect(
      written([
        [
          [0, 1],
          [5, 1],
          [60, 1],
        ],
      ]).bytes.length,
    ).toBe(3)
  })
})
