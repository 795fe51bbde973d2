/** Annotated papers → labelled rows of features. */
import { findAbbreviations } from '../mentions/abbreviations/index.ts'
import { ContextReader } from '../mentions/tagger/context.ts'
import { B, I } from '../mentions/tagger/crf.ts'
import { type Lexicon, REACH } from '../mentions/tagger/features.ts'
import { readSigns } from '../mentions/tagger/index.ts'
import { HASHED } from '../mentions/tagger/kinds.ts'
import { readSequence, type Sequence } from '../mentions/tagger/sequence.ts'
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

/** Rows of all papers; `papers[s]` is the paper of sentence `s`. `lexiconOf` gives what is known when reading a paper. */
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
  const readers = new Map<Lexicon, FeatureReader>()
  for (const [p, paper] of papers.entries()) {
    const lexicon = lexiconOf(p)
    const reader = readers.get(lexicon) ?? new FeatureReader(lexicon)
    readers.set(lexicon, reader)
    const sequence = reader.open(paper.document)
    if (ids.length < size + sequence.type.length * 256) {
      const larger = new Int32Array(ids.length * 2)
      larger.set(ids)
      ids = larger
    }
    for (let s = 0; s + 1 < sequence.sentence.length; s++) {
      sentence.push(labels.length)
      owner.push(p)
      for (let i = sequence.sentence[s]; i < sequence.sentence[s + 1]; i++) {
        start.push(size)
        labels.push(paper.labels[i])
        size = reader.write(sequence, s, i, ids, size)
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

/** Writes out all features of tokens, where the tagger adds up what it knows of words already. */
class FeatureReader {
  readonly #lexicon: Lexicon
  readonly #context: ContextReader
  /** Features by place and word type. */
  readonly #known = Array.from({ length: 2 * REACH + 1 }, () => new Map<number, number[]>())

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#context = new ContextReader(lexicon)
  }

  open(document: Document): Sequence {
    const sequence = readSequence(document, this.#lexicon.words)
    this.#lexicon.update()
    this.#context.read(sequence, readSigns(sequence, document.fields.map(findAbbreviations)))
    return sequence
  }

  /** Writes the features of token `i` of sentence `s` to `ids` from `at` on; returns where they end. */
  write({ type, sentence }: Sequence, s: number, i: number, ids: Int32Array, at: number): number {
    let end = at
    const first = Math.max(sentence[s], i - REACH)
    const last = Math.min(sentence[s + 1] - 1, i + REACH)
    for (let near = first; near <= last; near++) {
      const known = this.#known[near - i + REACH]
      const features = known.get(type[near]) ?? this.#lexicon.features(type[near], near - i)
      known.set(type[near], features)
      ids.set(features, end)
      end += features.length
    }
    const { start, ids: own } = this.#context
    for (let k = start[i]; k < start[i + 1]; k++) ids[end++] = HASHED + own[k]
    return end
  }
}
