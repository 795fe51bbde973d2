/**
 * A folder with a sentence encoder as ONNX (Reimers & Gurevych 2019, "Sentence-BERT") → vectors of texts. It is run a text at a
 * time: nothing is padded, so the vector of a text does not depend on what else is asked, not even where a model rounds its
 * activations over all that it is given; on a processor batches would save nothing.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { EncoderId } from '../../related/embeddings.ts'
import { reasonOf } from '../files.ts'
import { loadRuntime, type Runtime, type Session } from './runtime.ts'
import { TOKENIZER_FILES, type Tokenize, tokenizerOf } from './tokenizer.ts'

export interface Encoder {
  id: EncoderId
  /** The vector of a text, of unit length. Throws an Error where the model gives none. */
  encode(text: string): Promise<Float32Array>
}

/** Where a model stands in a folder, the first that is there. */
const MODEL_FILES = ['model.onnx', 'onnx/model.onnx']
const CONFIG_FILES = ['tokenizer_config.json', 'sentence_bert_config.json', '1_Pooling/config.json']
/** Word pieces of a text, where the folder does not say; what comes after them is left out. */
const MOST_PIECES = 512
const LEAST_PIECES = 3

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'] as const

/**
 * Opens the encoder in `folder`, which runs on `threads` threads. Throws an Error that says which file is missing or broken,
 * or how to install what runs it.
 */
export async function openEncoder(
  folder: string,
  threads: number,
  load: () => Promise<Runtime> = loadRuntime,
): Promise<Encoder> {
  const read = async (files: readonly string[]): Promise<{ file: string; bytes: Buffer } | undefined> => {
    for (const file of files)
      try {
        return { file, bytes: await readFile(join(folder, file)) }
      } catch (error) {
        if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
          throw new Error(`${join(folder, file)}: ${reasonOf(error)}`)
      }
    return undefined
  }
  const must = async (files: readonly string[]): Promise<{ file: string; bytes: Buffer }> => {
    const found = await read(files)
    if (found !== undefined) return found
    throw new Error(
      `${folder}: expected a sentence encoder as ONNX with ${MODEL_FILES[0]} and ${TOKENIZER_FILES.join(' or ')}, found no ${files[0]} but ${await contentOf(folder)}`,
    )
  }
  const model = await must(MODEL_FILES)
  const words = await must(TOKENIZER_FILES)
  const configs = await Promise.all(CONFIG_FILES.map((file) => read([file])))
  const [ofTokenizer, ofSentences, ofPooling] = configs.map((found) => objectIn(found, folder))
  const tokenize = await tokenizerOf(join(folder, words.file), words.bytes, ofTokenizer)
  const digest = createHash('sha256')
  for (const { bytes } of [model, words, ...configs.flatMap((found) => found ?? [])]) digest.update(bytes)
  const place = join(folder, model.file)
  const runtime = await load()
  const session = await runtime.open(model.bytes, threads).catch((error: unknown) => {
    throw new Error(`${place}: expected a model that can be run, found ${firstLine(error)}`)
  })
  const unknown = session.inputs.filter((name) => !INPUTS.some((known) => known === name))
  if (unknown.length > 0 || !session.inputs.includes(INPUTS[0]))
    throw new Error(`${place}: expected the inputs ${INPUTS.join(', ')}, found ${session.inputs.join(', ')}`)
  return encoderOf(session, tokenize, {
    id: { name: basename(resolve(folder)), check: digest.digest('hex').slice(0, 16) },
    place,
    most: mostPieces([ofSentences.get('max_seq_length'), ofTokenizer.get('model_max_length')]),
    first: ofPooling.get('pooling_mode_cls_token') === true,
  })
}

interface Settings {
  id: EncoderId
  /** The file of the model. */
  place: string
  /** Word pieces that are read. */
  most: number
  /** Whether the vector is that of the first piece, not the mean of all. */
  first: boolean
}

/** An encoder over a model that has been opened. */
export function encoderOf(
  session: Session,
  tokenize: Tokenize,
  { id, place, most, first }: Settings,
): Encoder {
  return {
    id,
    async encode(text) {
      const all = tokenize(text)
      // The last piece ends the text.
      const pieces = all.length > most ? [...all.slice(0, most - 1), all[all.length - 1]] : all
      const { dims, data } = await session.run(
        INPUTS.filter((name) => session.inputs.includes(name)).map((name) => ({
          name,
          values: name === 'input_ids' ? pieces : pieces.map(() => (name === 'attention_mask' ? 1 : 0)),
        })),
      )
      if (dims.length !== 3 || dims[1] !== pieces.length || dims[2] === 0)
        throw new Error(
          `${place}: expected a vector of each of ${pieces.length} word pieces (1 × ${pieces.length} × width), found ${dims.join(' × ')}`,
        )
      return unit(first ? data.slice(0, dims[2]) : meanOf(data, dims[2]))
    },
  }
}

/** The mean of rows; all of them count, since none is padding. */
function meanOf(rows: Float32Array, width: number): Float32Array {
  const mean = new Float32Array(width)
  for (let at = 0; at < rows.length; at++) mean[at % width] += (rows[at] * width) / rows.length
  return mean
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector)
  return norm > 0 && Number.isFinite(norm) ? vector.map((value) => value / norm) : vector.fill(0)
}

function mostPieces(told: unknown[]): number {
  const sizes = told.filter((one) => typeof one === 'number' && one >= LEAST_PIECES && one <= MOST_PIECES)
  return Math.floor((sizes[0] as number | undefined) ?? MOST_PIECES)
}

function objectIn(found: { file: string; bytes: Buffer } | undefined, folder: string): Map<string, unknown> {
  if (found === undefined) return new Map()
  try {
    return new Map(Object.entries(JSON.parse(found.bytes.toString('utf8'))))
  } catch (error) {
    throw new Error(`${join(folder, found.file)}: expected JSON: ${firstLine(error)}`)
  }
}

const firstLine = (error: unknown): string => String((error as Error)?.message ?? error).split('\n')[0]

/** Names told of a folder that is not what was expected. */
const SHOWN = 5

async function contentOf(folder: string): Promise<string> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    return reasonOf(error)
  }
  const shown = names.sort().slice(0, SHOWN).join(', ')
  return names.length === 0 ? 'nothing' : names.length > SHOWN ? `${shown}, …` : shown
}
