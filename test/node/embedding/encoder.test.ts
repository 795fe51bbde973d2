import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openEncoder } from '../../../src/node/embedding/encoder.ts'
import { loadRuntime, type Runtime } from '../../../src/node/embedding/runtime.ts'
import { tokenizerOf } from '../../../src/node/embedding/tokenizer.ts'
import { scratch } from '../../helpers/cli.ts'

const folder = scratch()
const PIECES = '[PAD] [UNK] [CLS] [SEP] graph ##s ##ical a , un ##aff ##able constructor 中 é'.split(' ')
const VOCAB = PIECES.join('\n')

function modelIn(name: string, files: Record<string, string>): string {
  const dir = join(folder, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dir, path, '..'), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  return dir
}

/** A vector of two numbers for each piece: its number, and 1. */
const counting = (inputs = ['input_ids', 'attention_mask']): Runtime => ({
  open: async () => ({
    inputs,
    run: async ([{ values }]) => ({
      dims: [1, values.length, 2],
      data: Float32Array.from(values.flatMap((value) => [value, 1])),
    }),
  }),
})

describe('tokenizer', () => {
  const ids = async (text: string, lowercase?: boolean): Promise<string[]> => {
    const config = new Map(lowercase === undefined ? [] : [['do_lower_case', lowercase]])
    const tokenize = await tokenizerOf('vocab.txt', Buffer.from(VOCAB), config)
    return tokenize(text).map((id) => PIECES[id])
  }

  test.each([
    ['Graphs, a graph', '[CLS] graph ##s , a graph [SEP]'],
    ['unaffable', '[CLS] un ##aff ##able [SEP]'],
    ['graphology', '[CLS] [UNK] [SEP]'],
    ['a中a  \n graphical', '[CLS] a 中 a graph ##ical [SEP]'],
    ['constructor __proto__', '[CLS] constructor [UNK] [UNK] [UNK] [UNK] [UNK] [SEP]'],
    ['', '[CLS] [SEP]'],
  ])('%j is cut into the longest pieces', async (text, pieces) => {
    expect((await ids(text)).join(' ')).toBe(pieces)
  })

  test('accents and case go where the model is of lower case, and stay where it is not', async () => {
    expect(await ids('Á GRAPH')).toEqual(['[CLS]', 'a', 'graph', '[SEP]'])
    expect(await ids('GRAPH é', false)).toEqual(['[CLS]', '[UNK]', 'é', '[SEP]'])
  })

  test.each([
    ['tokenizer.json', '{'],
    ['tokenizer.json', '{}'],
    ['vocab.txt', 'a\nb'],
  ])('%s that is none is an error: %j', async (file, text) => {
    await expect(tokenizerOf(file, Buffer.from(text), new Map())).rejects.toThrow(
      `${file}: expected a tokenizer`,
    )
  })
})

describe('encoder', () => {
  test('gives the mean over the pieces, of unit length; the last piece stays where a text is too long', async () => {
    const dir = modelIn('good', { 'onnx/model.onnx': 'x', 'vocab.txt': VOCAB })
    const encoder = await openEncoder(dir, 1, async () => counting())
    const mean = (2 + 4 + 3) / 3
    const [x, y] = await encoder.encode('graph')
    expect([x, y]).toEqual([
      expect.closeTo(mean / Math.hypot(mean, 1), 5),
      expect.closeTo(1 / Math.hypot(mean, 1), 5),
    ])
    writeFileSync(join(dir, 'sentence_bert_config.json'), '{"max_seq_length": 3}')
    const brief = await openEncoder(dir, 1, async () => counting())
    expect([...(await brief.encode('graph a a a'))]).toEqual([x, y])
    expect(brief.id.check).not.toBe(encoder.id.check)
    expect(brief.id.name).toBe('good')
    mkdirSync(join(dir, '1_Pooling'))
    writeFileSync(join(dir, '1_Pooling/config.json'), '{"pooling_mode_cls_token": true}')
    const first = await openEncoder(dir, 1, async () => counting())
    expect((await first.encode('graph'))[0]).toBeCloseTo(2 / Math.hypot(2, 1), 5)
  })

  test.each([
    [
      'empty',
      { 'README.md': 'x' },
      /expected .*model.onnx and tokenizer.json or vocab.txt, found no model.onnx but README.md/,
    ],
    ['no-words', { 'model.onnx': 'x' }, /found no tokenizer.json but model.onnx/],
    [
      'broken',
      { 'model.onnx': 'x', 'vocab.txt': VOCAB, 'tokenizer_config.json': '[' },
      /tokenizer_config.json: expected JSON/,
    ],
  ])('a folder that is %s is an error', async (name, files, message) => {
    await expect(openEncoder(modelIn(name, files), 1, async () => counting())).rejects.toThrow(message)
  })

  test('a model that is of another kind is an error', async () => {
    const dir = modelIn('other', { 'model.onnx': 'x', 'vocab.txt': VOCAB })
    await expect(openEncoder(dir, 1, async () => counting(['pixels']))).rejects.toThrow(
      /expected the inputs .*found pixels/,
    )
    const flat: Runtime = {
      open: async () => ({
        inputs: ['input_ids'],
        run: async () => ({ dims: [1, 2], data: new Float32Array(2) }),
      }),
    }
    const encoder = await openEncoder(dir, 1, async () => flat)
    await expect(encoder.encode('a')).rejects.toThrow(
      /model.onnx: expected a vector of each of 3 word pieces .*found 1 × 2/,
    )
    await expect(openEncoder(join(folder, 'nowhere'), 1)).rejects.toThrow(
      /nowhere: expected a sentence encoder/,
    )
  })

  test('without the package that runs it, what to install is said', async () => {
    await expect(loadRuntime('onnxruntime-web-of-nobody')).rejects.toThrow(
      /^expected the package onnxruntime-web.*install it with: npm install onnxruntime-web@/,
    )
  })
})
