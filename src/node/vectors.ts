/** Vectors of papers from a file: JSON lines, or what NumPy saves. */
import { readFile } from 'node:fs/promises'
import { type Vectors, vectorsOf } from '../related/vectors.ts'
import { decode, LONGEST_LINE, linesOf } from '../sources/index.ts'
import { bytesOf, reasonOf } from './files.ts'

interface Rows {
  ids: string[]
  values: Float32Array
  width: number
}

/**
 * Reads vectors: of a `.npy` file (a matrix of 32- or 64-bit floats, a row a paper) with the ids, one a line, in a `.txt`
 * of the same name; else of JSON lines `{"id", "vector"}` (or `"embedding"`), `.gz` too. Throws an Error that says where one
 * is broken, or that no paper of the atlas has one.
 */
export async function readVectors(file: string, papers: readonly { id: string }[]): Promise<Vectors> {
  const { ids, values, width } = await (file.endsWith('.npy') ? readNpy(file) : readLines(file))
  const vectors = vectorsOf(ids, values, width, papers)
  if (vectors.paper.every((row) => row < 0))
    throw new Error(
      `${file}: expected vectors of papers in the atlas by their id, found ${ids.length} of other ids` +
        (ids.length > 0 ? `, such as ${JSON.stringify(ids[0].slice(0, 60))}` : ''),
    )
  return vectors
}

/** Lines of text, or an Error that names the file. */
async function* linesIn(file: string): AsyncGenerator<{ text: string; place: string }> {
  const text = decode(bytesOf(file), file, ({ place, what }) => {
    throw new Error(`${file}${place && `: ${place}`}: ${what}`)
  })
  for await (const { text: line, number } of linesOf(text, LONGEST_LINE))
    if (line.trim() !== '') yield { text: line, place: `${file}: line ${number}` }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

async function readLines(file: string): Promise<Rows> {
  const ids: string[] = []
  let values = new Float32Array(1 << 16)
  let width = 0
  for await (const { text, place } of linesIn(file)) {
    let record: Record<string, unknown> | null = null
    try {
      record = JSON.parse(text)
    } catch {}
    const { id, vector = record?.embedding } = record ?? {}
    if (
      (typeof id !== 'string' && typeof id !== 'number') ||
      !Array.isArray(vector) ||
      !vector.every(isNumber)
    )
      throw new Error(`${place}: expected {"id": …, "vector": [numbers]}, found ${text.slice(0, 60)}`)
    width ||= vector.length
    if (width === 0 || vector.length !== width)
      throw new Error(
        `${place}: expected ${width || 'some'} numbers as in the first line, found ${vector.length}`,
      )
    const end = (ids.length + 1) * width
    if (end > values.length) {
      const grown = new Float32Array(end * 2)
      grown.set(values)
      values = grown
    }
    values.set(vector, ids.length * width)
    ids.push(String(id))
  }
  return { ids, values: values.subarray(0, ids.length * width), width }
}

async function readNpy(file: string): Promise<Rows> {
  const names = file.replace(/npy$/, 'txt')
  const ids: string[] = []
  for await (const { text } of linesIn(names)) ids.push(text.trim())
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    throw new Error(`${file}: ${reasonOf(error)}`)
  }
  const { big, rows, width, from } = headerOf(bytes, file)
  if (ids.length !== rows)
    throw new Error(`${names}: expected an id for each of ${rows} rows, found ${ids.length}`)
  const size = big ? 8 : 4
  if (bytes.length !== from + rows * width * size)
    throw new Error(`${file}: expected ${from + rows * width * size} bytes, found ${bytes.length}`)
  const values = new Float32Array(rows * width)
  for (let i = 0; i < values.length; i++) {
    const value = big ? bytes.readDoubleLE(from + i * size) : bytes.readFloatLE(from + i * size)
    if (!Number.isFinite(value))
      throw new Error(`${file}: row ${Math.floor(i / width)}: expected numbers, found ${value}`)
    values[i] = value
  }
  return { ids, values, width }
}

/** The format of NumPy's `save`: magic, version, length of the header, and the header as a Python literal. */
function headerOf(bytes: Buffer, file: string): { big: boolean; rows: number; width: number; from: number } {
  const isNpy = bytes.length > 12 && bytes.toString('latin1', 1, 6) === 'NUMPY'
  const wide = isNpy && bytes[6] > 1
  const from = isNpy ? (wide ? 12 + bytes.readUInt32LE(8) : 10 + bytes.readUInt16LE(8)) : 0
  const header = bytes.toString('latin1', wide ? 12 : 10, from)
  const [, type] = /'descr': '(<f[48])'/.exec(header) ?? []
  const [, rows, width] = /'shape': \((\d+), (\d+)\)/.exec(header) ?? []
  if (
    type === undefined ||
    width === undefined ||
    Number(width) === 0 ||
    !header.includes("'fortran_order': False")
  )
    throw new Error(
      `${file}: expected a matrix of 32- or 64-bit floats in rows, found ${header.trim().slice(0, 100) || 'another file'}`,
    )
  return { big: type === '<f8', rows: Number(rows), width: Number(width), from }
}
