/** A document in little room: it can be had again without reading the paper again. */
import type { Paper } from '../types.ts'
import type { CleanText } from './clean.ts'
import type { Form } from './forms.ts'
import type { Document, TextField } from './index.ts'
import { Token } from './tokens.ts'

interface CompactField {
  field: TextField['field']
  clean: CleanText
  /** One per token. */
  forms: Form[]
  /** Two per token: where it starts, or the complement (`~start`) where it is glued; where it ends. */
  places: Int32Array
  /** The token after the last of each sentence. */
  sentences: Int32Array
}

export interface CompactDocument {
  fields: CompactField[]
  keywords: string[]
}

export function compact({ fields, keywords }: Document): CompactDocument {
  return {
    fields: fields.map(({ field, clean, tokens, sentences }) => {
      const forms = new Array<Form>(tokens.length)
      const places = new Int32Array(tokens.length * 2)
      for (let i = 0; i < tokens.length; i++) {
        const { form, start, end, glued } = tokens[i]
        forms[i] = form
        places[i * 2] = glued ? ~start : start
        places[i * 2 + 1] = end
      }
      return { field, clean, forms, places, sentences: Int32Array.from(sentences, ({ to }) => to) }
    }),
    keywords,
  }
}

/** The document of this paper that `compact` was given. */
export function expand(paper: Paper, { fields, keywords }: CompactDocument): Document {
  return { paper, fields: fields.map(expandField), keywords }
}

function expandField({ field, clean, forms, places, sentences }: CompactField): TextField {
  const tokens = new Array<Token>(forms.length)
  for (let i = 0; i < forms.length; i++) {
    const place = places[i * 2]
    const glued = place < 0
    tokens[i] = new Token(forms[i], glued ? ~place : place, places[i * 2 + 1], glued)
  }
  let from = 0
  const spans = Array.from(sentences, (to) => {
    const sentence = { start: tokens[from].start, end: tokens[to - 1].end, from, to }
    from = to
    return sentence
  })
  return { field, clean, tokens, sentences: spans }
}
