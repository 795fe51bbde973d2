/**
 * Vectors that a sentence encoder has made of the papers, as they are stored with an atlas in EMBEDDINGS_FILE: a line of JSON
 * (this Head), then a column each, little-endian and one entry a paper in the order of the atlas: the key of the text that
 * the vector was made of (64-bit float, 0 where there is no vector), its scale (32-bit float), its signed bytes.
 */
import { readDocument } from '../text/index.ts'
import { hashOf, keyOf } from './keys.ts'
import { LONGEST_TEXT } from './query.ts'
import { type Vectors, vectorsOf } from './vectors.ts'

export const EMBEDDINGS_FILE = 'related/embeddings.bin'

/** Which encoder it was: vectors of two encoders are never compared. */
export interface EncoderId {
  /** To be told by. */
  name: string
  /** A digest of all that decides what it makes of a text. */
  check: string
}

export interface Embeddings {
  encoder: EncoderId
  width: number
  /** Of each paper the key of the text that its vector was made of; 0 where it has none. */
  text: Float64Array
  /** What the bytes of a paper are multiplied with. */
  scale: Float32Array
  /** Row-major. */
  values: Int8Array
}

interface Head {
  format: 'concept-atlas-embeddings'
  version: number
  papers: number
  width: number
  encoder: EncoderId
}

const FORMAT = 'concept-atlas-embeddings'
const VERSION = 1
const LONGEST_HEAD = 4096
const MOST_WIDTH = 1 << 16
const MOST = 127

/** What a vector is made of: title and abstract without markup, a line each; empty where a paper has no text. */
export function embeddedText({ title, abstract }: { title: string; abstract: string }): string {
  const text = { title: title.slice(0, LONGEST_TEXT), abstract: abstract.slice(0, LONGEST_TEXT) }
  const { fields } = readDocument({ id: '', keywords: [], authors: [], links: [], ...text })
  return fields.map(({ clean }) => clean.text.replace(/\s+/g, ' ').trim()).join('\n')
}

/** The key of a text, never 0. */
export const textKey = (text: string): number => keyOf(hashOf(text)) || 1

/** Of each paper the key of what its vector is made of. */
export const textKeys = (papers: readonly { title: string; abstract: string }[]): Float64Array =>
  Float64Array.from(papers, (paper) => textKey(embeddedText(paper)))

/** Room for the vectors of `papers` papers, none of which has one yet. */
export const noEmbeddings = (encoder: EncoderId, width: number, papers: number): Embeddings => ({
  encoder,
  width,
  text: new Float64Array(papers),
  scale: new Float32Array(papers),
  values: new Int8Array(papers * width),
})

/** Puts the vector of a paper in its place, rounded to signed bytes; a vector of zeros stays one. */
export function setEmbedding(
  { width, text, scale, values }: Embeddings,
  paper: number,
  key: number,
  vector: Float32Array,
): void {
  const most = vector.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0)
  text[paper] = key
  scale[paper] = most / MOST
  for (let k = 0; k < width; k++)
    values[paper * width + k] = most === 0 ? 0 : Math.round((vector[k] / most) * MOST)
}

/** The vectors for other papers, whose texts have these keys: those that were made of the same text. */
export function carriedOver(from: Embeddings, keys: Float64Array): Embeddings {
  const { encoder, width } = from
  const row = new Map<number, number>()
  for (const [r, key] of from.text.entries()) if (key !== 0) row.set(key, r)
  const to = noEmbeddings(encoder, width, keys.length)
  for (const [paper, key] of keys.entries()) {
    const r = row.get(key)
    if (r === undefined) continue
    to.text[paper] = key
    to.scale[paper] = from.scale[r]
    to.values.set(from.values.subarray(r * width, (r + 1) * width), paper * width)
  }
  return to
}

/** How many papers have a vector. */
export const embeddedPapers = ({ text }: Pick<Embeddings, 'text'>): number =>
  text.reduce((count, key) => (key === 0 ? count : count + 1), 0)

/** To rank by, as other vectors are; `papers` are those of the atlas, and more may follow them. */
export function rankedBy(
  { width, text, scale, values }: Embeddings,
  papers: readonly { id: string }[],
): Vectors {
  const ids: string[] = []
  const rows = new Float32Array(embeddedPapers({ text }) * width)
  for (const [paper, key] of text.entries()) {
    if (key === 0) continue
    for (let k = 0; k < width; k++) rows[ids.length * width + k] = values[paper * width + k] * scale[paper]
    ids.push(papers[paper].id)
  }
  return vectorsOf(ids, rows, width, papers)
}

export function writeEmbeddings({ encoder, width, text, scale, values }: Embeddings): Uint8Array {
  const papers = text.length
  const head: Head = { format: FORMAT, version: VERSION, papers, width, encoder }
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`)
  const bytes = new Uint8Array(line.length + papers * (12 + width))
  bytes.set(line)
  const view = new DataView(bytes.buffer, line.length)
  for (let p = 0; p < papers; p++) {
    view.setFloat64(p * 8, text[p], true)
    view.setFloat32(papers * 8 + p * 4, scale[p], true)
  }
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length), line.length + papers * 12)
  return bytes
}

/** Reads what `writeEmbeddings` wrote for so many papers. Throws an Error that says what is broken, and what to do. */
export function readEmbeddings(bytes: Uint8Array, papers: number): Embeddings {
  const broken = (expected: string, found: unknown): Error =>
    new Error(
      `${EMBEDDINGS_FILE}: expected ${expected}, found ${found}; make it anew with: concept-atlas embed`,
    )
  const end = bytes.subarray(0, LONGEST_HEAD).indexOf(10)
  const head = headOf(new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0))))
  if (head === undefined) throw broken(`vectors of version ${VERSION}`, 'another file')
  const { width, encoder } = head
  if (head.papers !== papers) throw broken(`vectors of ${papers} papers`, head.papers)
  const size = end + 1 + papers * (12 + width)
  if (bytes.length !== size) throw broken(`${size} bytes`, bytes.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset + end + 1)
  const read = noEmbeddings(encoder, width, papers)
  for (let p = 0; p < papers; p++) {
    read.text[p] = view.getFloat64(p * 8, true)
    read.scale[p] = view.getFloat32(papers * 8 + p * 4, true)
    if (!Number.isFinite(read.scale[p])) throw broken('numbers as scales', read.scale[p])
  }
  read.values.set(new Int8Array(bytes.buffer, bytes.byteOffset + end + 1 + papers * 12, papers * width))
  return read
}

function headOf(line: string): Head | undefined {
  try {
    const head = JSON.parse(line) as Partial<Head>
    const { format, version, papers, width, encoder } = head
    const isSize = (value: unknown, most: number): boolean =>
      Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
    const isHead =
      format === FORMAT &&
      version === VERSION &&
      isSize(papers, 2 ** 32) &&
      isSize(width, MOST_WIDTH) &&
      [encoder?.name, encoder?.check].every((value) => typeof value === 'string')
    return isHead ? (head as Head) : undefined
  } catch {
    return undefined
  }
}
