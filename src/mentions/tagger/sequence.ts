/** A document as arrays: the tokens of all its fields one after the other. */
import type { Document } from '../../text/index.ts'
import type { WordTypes } from './words.ts'

export interface Sequence {
  /** Word type of each token. */
  type: Int32Array
  /** 1 where a token is glued to the one before. */
  glued: Uint8Array
  /** First token of each sentence, and the number of tokens at the end. */
  sentence: Int32Array
  /** How many of the sentences are the title's. */
  titleSentences: number
  /** First token of each field of the document, and the number of tokens at the end. */
  field: Int32Array
}

export function readSequence(document: Document, words: WordTypes): Sequence {
  const { fields } = document
  const field = new Int32Array(fields.length + 1)
  let sentences = 0
  for (const [f, { tokens, sentences: own }] of fields.entries()) {
    field[f + 1] = field[f] + tokens.length
    sentences += own.length
  }
  const type = new Int32Array(field[fields.length])
  const glued = new Uint8Array(type.length)
  const sentence = new Int32Array(sentences + 1)
  let titleSentences = 0
  let at = 0
  let s = 0
  for (const { field: name, tokens, sentences: own } of fields) {
    for (const { from } of own) sentence[s++] = at + from
    if (name === 'title') titleSentences = s
    for (const token of tokens) {
      type[at] = words.idOf(token.form)
      if (token.glued) glued[at] = 1
      at++
    }
  }
  sentence[s] = at
  return { type, glued, sentence, titleSentences, field }
}
