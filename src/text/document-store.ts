/** Documents in little room: they can be had again without reading their papers again. */

import { type Column, integers } from '../column.ts'
import type { Paper } from '../types.ts'
import type { CleanText } from './clean.ts'
import type { Form } from './forms.ts'
import type { Document, TextField } from './index.ts'
import { Token } from './tokens.ts'

interface CompactField {
  field: TextField['field']
  clean: CleanText
  /** Two per token: the number of its form; where it starts, or the complement (`~start`) where it is glued. */
  tokens: Int32Array
  /** The token after the last of each sentence. */
  sentences: Int32Array
}

interface CompactDocument {
  fields: CompactField[]
  keywords: string[]
}

/** Keeps the documents of papers by their number, each once; their word forms are kept once for all. */
export class DocumentStore {
  readonly #documents: (CompactDocument | undefined)[] = []
  readonly #forms: Form[] = []
  /** One more than the number of a form, by its id; 0 where it has none yet. */
  readonly #numberOf: Column<Int32Array> = integers()

  /** The document of a paper, read by `read` when it is asked for the first time. */
  of(number: number, paper: Paper, read: (paper: Paper) => Document): Document {
    const known = this.#documents[number]
    if (known !== undefined)
      return { paper, fields: known.fields.map((field) => this.#expand(field)), keywords: known.keywords }
    const document = read(paper)
    const { fields, keywords } = document
    this.#documents[number] = { fields: fields.map((field) => this.#compact(field)), keywords }
    return document
  }

  /** Forgets a document. */
  drop(number: number): void {
    this.#documents[number] = undefined
  }

  #compact({ field, clean, tokens, sentences }: TextField): CompactField {
    const compact = new Int32Array(tokens.length * 2)
    for (let i = 0; i < tokens.length; i++) {
      const { form, start, glued } = tokens[i]
      compact[i * 2] = this.#numberFor(form)
      compact[i * 2 + 1] = glued ? ~start : start
    }
    return { field, clean, tokens: compact, sentences: Int32Array.from(sentences, ({ to }) => to) }
  }

  #expand({ field, clean, tokens: compact, sentences }: CompactField): TextField {
    const tokens = new Array<Token>(compact.length / 2)
    for (let i = 0; i < tokens.length; i++) {
      const form = this.#forms[compact[i * 2]]
      const place = compact[i * 2 + 1]
      const start = place < 0 ? ~place : place
      tokens[i] = new Token(form, start, start + form.text.length, place < 0)
    }
    let from = 0
    const spans = Array.from(sentences, (to) => {
      const sentence = { start: tokens[from].start, end: tokens[to - 1].end, from, to }
      from = to
      return sentence
    })
    return { field, clean, tokens, sentences: spans }
  }

  #numberFor(form: Form): number {
    this.#numberOf.reserve(form.id + 1)
    const known = this.#numberOf.array[form.id]
    if (known > 0) return known - 1
    const number = this.#forms.push(form) - 1
    this.#numberOf.array[form.id] = number + 1
    return number
  }
}
