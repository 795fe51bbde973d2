/** Annotated papers → labelled rows of features. */
import { findAbbreviations } from '../mentions/abbreviations/index.ts'
import { ContextReader } from '../mentions/tagger/context.ts'
import { B, I } from '../mentions/tagger/crf.ts'
import { type Lexicon, REACH } from '../mentions/tagger/features.ts'
import { readSigns } from '../mentions/tagger/index.ts'
import { readSequence } from '../mentions/tagger/sequence.ts'
import { type Document, type Token, tokenize } from '../text/index.ts'
import type { AnnotatedConcept } from './corpora.ts'
import type { LabelledRows } from './crf.ts'

/** Tokens of a document with its fields one after the other, as in a Sequence. */
export const tokensOf = ({ fields }: Document): Token[] => fields.flatMap(({ tokens }) => tokens)

/**
 * BIO labels of all tokens: wherever the norms of an alias stand, longer aliases first, without overlap. Short forms and
 * names of one word are looked for as they are written.
 */
export function labelsOf(document: Document, concepts: readonly AnnotatedConcept[]): Uint8Array {
  const tokens = tokensOf(document)
  const breaks = new Set<number>()
  let at = 0
  for (const field of document.fields) {
    for (const { from } of field.sentences) breaks.add(at + from)
    at += field.tokens.length
  }
  const labels = new Uint8Array(tokens.length)
  const surfaces = concepts
    .flatMap(({ aliases }) => aliases)
    .map((alias) => tokenize(alias))
    .filter((surface) => surface.length > 0)
    .sort((a, b) => b.length - a.length)
  for (const surface of surfaces) {
    const cased = surface.length === 1 && /\p{Lu}/u.test(surface[0].text.slice(1))
    const same = (a: Token, b: Token): boolean =>
      a.norm === b.norm && (!cased || a.text.replace(/s$/, '') === b.text.replace(/s$/, ''))
    for (let i = 0; i + surface.length <= tokens.length; i++) {
      let k = 0
      while (
        k < surface.length &&
        same(tokens[i + k], surface[k]) &&
        labels[i + k] === 0 &&
        (k === 0 || !breaks.has(i + k))
      )
        k++
      if (k < surface.length) continue
      labels.fill(I, i, i + k)
      labels[i] = B
      i += k - 1
    }
  }
  return labels
}

export interface LabelledPaper {
  document: Document
  labels: Uint8Array
}

/** Rows of all papers; `papers[s]` is the paper of sentence `s`. */
export function rowsOf(
  papers: readonly LabelledPaper[],
  lexiconOf: (paper: number) => Lexicon,
): LabelledRows & { papers: Int32Array } {
  const sentence: number[] = []
  const owner: number[] = []
  const start: number[] = []
  const labels: number[] = []
  let ids = new Int32Array(1 << 22)
  let size = 0
  const readers = new Map<Lexicon, { context: ContextReader; known: Map<number, number[]>[] }>()
  for (const [p, paper] of papers.entries()) {
    const lexicon = lexiconOf(p)
    let reader = readers.get(lexicon)
    if (!reader)
      readers.set(
        lexicon,
        (reader = {
          context: new ContextReader(lexicon),
          known: Array.from({ length: 2 * REACH + 1 }, () => new Map()),
        }),
      )
    const { context, known } = reader
    const sequence = readSequence(paper.document, lexicon.words)
    lexicon.update()
    context.read(sequence, readSigns(sequence, paper.document.fields.map(findAbbreviations)))
    const { type } = sequence
    if (ids.length < size + type.length * 256) {
      const larger = new Int32Array(ids.length * 2)
      larger.set(ids)
      ids = larger
    }
    for (let s = 0; s + 1 < sequence.sentence.length; s++) {
      const from = sequence.sentence[s]
      const to = sequence.sentence[s + 1]
      sentence.push(labels.length)
      owner.push(p)
      for (let i = from; i < to; i++) {
        start.push(size)
        labels.push(paper.labels[i])
        for (let place = -REACH; place <= REACH; place++) {
          if (i + place < from || i + place >= to) continue
          const word = type[i + place]
          let features = known[place + REACH].get(word)
          if (!features) known[place + REACH].set(word, (features = lexicon.features(word, place)))
          ids.set(features, size)
          size += features.length
        }
        ids.set(context.ids.subarray(context.start[i], context.start[i + 1]), size)
        size += context.start[i + 1] - context.start[i]
      }
    }
  }
  sentence.push(labels.length)
  start.push(size)
  return {
    sentence: Int32Array.from(sentence),
    papers: Int32Array.from(owner),
    start: Int32Array.from(start),
    ids: ids.subarray(0, size),
    labels: Uint8Array.from(labels),
  }
}
