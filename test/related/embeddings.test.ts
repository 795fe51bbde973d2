import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  carriedOver,
  embeddedPapers,
  embeddedText,
  noEmbeddings,
  rankedBy,
  readEmbeddings,
  setEmbedding,
  textKey,
  textKeys,
  writeEmbeddings,
} from '../../src/related/embeddings.ts'
import { likeness, likenessTo } from '../../src/related/vectors.ts'

const encoder = { name: 'small', check: '0f' }
const papers = ['graphs', 'kernels', ''].map((abstract, p) => ({
  id: `p${p}`,
  title: abstract && 'On',
  abstract,
}))

/** Vectors of the first two papers. */
function some() {
  const embeddings = noEmbeddings(encoder, 2, papers.length)
  const keys = textKeys(papers)
  setEmbedding(embeddings, 0, keys[0], Float32Array.of(0.6, 0.8))
  setEmbedding(embeddings, 1, keys[1], Float32Array.of(-1, 0))
  return embeddings
}

describe('vectors that are kept', () => {
  it('are of title and abstract without markup, and of nothing where there is no text', () => {
    expect(embeddedText({ title: 'A <i>kernel</i>', abstract: 'Of\n  $x$.' })).toBe('A kernel\nOf x.')
    expect(embeddedText({ title: '', abstract: '[No abstract available]' })).toBe('')
    expect(textKey('')).not.toBe(0)
  })

  it('are read as they were written, rounded to a 254th of their largest number', () => {
    const number = fc.float({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number), { maxLength: 5 }), (rows) => {
        const embeddings = noEmbeddings(encoder, 3, rows.length)
        for (const [p, row] of rows.entries()) setEmbedding(embeddings, p, p + 1, Float32Array.from(row))
        const read = readEmbeddings(writeEmbeddings(embeddings), rows.length)
        expect(read).toEqual(embeddings)
        rows.forEach((row, p) => {
          const most = Math.max(...row.map(Math.abs))
          row.forEach((value, k) => {
            expect(Math.abs(read.values[p * 3 + k] * read.scale[p] - value)).toBeLessThanOrEqual(
              most / 250 + 1e-9,
            )
          })
        })
      }),
    )
  })

  it('say what is broken', () => {
    const bytes = writeEmbeddings(some())
    expect(() => readEmbeddings(bytes, 4)).toThrow(
      /expected vectors of 4 papers, found 3; .*concept-atlas embed/,
    )
    expect(() => readEmbeddings(bytes.subarray(0, -1), 3)).toThrow(/expected \d+ bytes, found \d+/)
    expect(() => readEmbeddings(new TextEncoder().encode('{"format":"other"}\n'), 3)).toThrow(/another file/)
    expect(() => readEmbeddings(new Uint8Array(3), 3)).toThrow(/another file/)
  })

  it('follow their text to another place, and stay behind where it has changed', () => {
    const next = [
      { id: 'new', title: 'On', abstract: 'trees' },
      papers[1],
      { ...papers[0], abstract: 'graphs.' },
    ]
    const carried = carriedOver(some(), textKeys(next))
    expect(embeddedPapers(carried)).toBe(1)
    expect([...carried.text].map((key) => key !== 0)).toEqual([false, true, false])
    expect([...carried.values]).toEqual([0, 0, -127, 0, 0, 0])
    expect(carried.encoder).toEqual(encoder)
  })

  it('rank papers as vectors from a file do; a paper without one has no likeness', () => {
    const vectors = rankedBy(some(), papers)
    expect([...vectors.paper]).toEqual([0, 1, -1])
    expect(likeness(vectors, ['p2'])).toBeUndefined()
    const [self, other, none] = likeness(vectors, ['p0'])!
    expect([self, other, none].map((one) => Math.round(one * 100) / 100)).toEqual([1, -1, 0])
    expect([...likenessTo(vectors, Float32Array.of(0.6, 0.8))].map((one) => one > 0.9)).toEqual([
      true,
      false,
      false,
    ])
  })
})
