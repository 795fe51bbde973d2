/** Document → spans that may name concepts, each with its probability. */
import type { Document } from '../../text/index.ts'
import type { Abbreviation } from '../abbreviations/index.ts'
import { CONTEXT_FEATURES, ContextReader, type Signs } from './context.ts'
import { Lattice, O } from './crf.ts'
import { domainOf } from './domain.ts'
import { Lexicon, REACH } from './features.ts'
import { HASHED } from './kinds.ts'
import { type TaggerModel, UNIT } from './model.ts'
import { readSequence, type Sequence } from './sequence.ts'
import { LIMIT, WordTypes } from './words.ts'

export { DOMAINS, domainsBy, HOME } from './domain.ts'
export { readTagger, type TaggerModel } from './model.ts'
export { openSections, type Sections } from './sections.ts'

export interface TaggedSpan {
  /** Index into the document's fields. */
  field: number
  /** Tokens `from … to - 1` of the field. */
  from: number
  to: number
  /** (0, 1], a multiple of 1/1024. */
  posterior: number
}

/** Tokens in a span, at most. */
const LONGEST = 8
/** The least posterior that is worth keeping: what is less likely hardly ever was a concept. */
const LEAST = 0.15

/** A document as the tagger sees it. */
export interface TaggedDocument {
  sequence: Sequence
  /** By field, from, to. */
  spans: TaggedSpan[]
  /** Per token of the sequence, the probability that it is part of a span. */
  inside: Float32Array
  /** How far the paper is about computing, below DOMAINS. */
  domain: number
}

const PLACES = 2 * REACH + 1
/** Scores beyond this many units count as this many. */
const FAR = 20 * UNIT
const EXPONENTIALS = exponentials()

/** eˣ for whole numbers of units, by multiplication only: the same bits on every machine. */
function exponentials(): Float64Array {
  const table = new Float64Array(2 * FAR + 1)
  table[FAR] = 1
  const step = 1.0157477085866857 // e^(1/64)
  for (let i = 1; i <= FAR; i++) {
    table[FAR + i] = table[FAR + i - 1] * step
    table[FAR - i] = table[FAR - i + 1] / step
  }
  return table
}

/** To 1/1024: what differs less is noise. */
const round = (probability: number): number => Math.round(probability * 1024) / 1024

/** A tagger at work: the model, and what it has worked out of the words met so far. */
export class Tagger {
  readonly words: WordTypes
  readonly lexicon: Lexicon
  readonly #context: ContextReader
  readonly #lattice = new Lattice()
  readonly #model: TaggerModel
  readonly #least: number
  /** The weights of B and I of a feature as one number: 256 times that of I, and that of B in the lowest byte. */
  readonly #ofWords = new Int16Array(HASHED)
  readonly #ofContext = new Int16Array(CONTEXT_FEATURES)
  /** Per word type and place, 65536 times the sum of the weights for I of its features, plus that for B. */
  readonly #sums = new Int32Array(LIMIT * PLACES)
  #known = 0
  #potentials = new Float64Array(3 << 10)

  /** Spans with a posterior below `least` are left out; `words` are those met so far. */
  constructor(model: TaggerModel, least = LEAST, words = new WordTypes()) {
    this.#model = model
    this.#least = least
    this.words = words
    const { features, weights } = model
    for (let f = 0; f < features.length; f++) {
      const [b, i] = [weights[f * 2], weights[f * 2 + 1]]
      if (features[f] < HASHED) this.#ofWords[features[f]] = (i << 8) | (b & 255)
      else this.#ofContext[features[f] - HASHED] = (i << 8) | (b & 255)
    }
    this.lexicon = new Lexicon(this.words, model.statistics, model.clusters)
    this.#context = new ContextReader(this.lexicon)
  }

  /** To be called before documents are tagged of which one is still looked at when the next is tagged: they share word types. */
  makeRoom(documents: readonly Document[]): void {
    if (this.words.makeRoom(documents)) this.#known = 0
  }

  /** Degenerate case: a document without text has no tokens and no spans. */
  tag(document: Document, abbreviations: readonly (readonly Abbreviation[])[]): TaggedDocument {
    this.makeRoom([document])
    const sequence = readSequence(document, this.words)
    this.#learnWords()
    this.#context.read(sequence, readSigns(sequence, abbreviations))
    this.#score(sequence)
    const { sentence, field } = sequence
    const spans: TaggedSpan[] = []
    const inside = new Float32Array(sequence.type.length)
    let f = 0
    for (let s = 0; s + 1 < sentence.length; s++) {
      const first = sentence[s]
      while (first >= field[f + 1]) f++
      const positions = sentence[s + 1] - first
      const potentials = this.#potentials.subarray(first * 3, (first + positions) * 3)
      this.#lattice.run(potentials, positions, this.#model.transitions)
      for (let t = 0; t < positions; t++) inside[first + t] = round(1 - this.#lattice.marginal(t, O))
      const found = this.#lattice.spans(potentials, positions, this.#model.transitions, LONGEST, this.#least)
      for (const { from, to, posterior } of found) {
        const offset = first - field[f]
        spans.push({
          field: f,
          from: offset + from,
          to: offset + to,
          posterior: round(posterior),
        })
      }
    }
    return { sequence, spans, inside, domain: domainOf(sequence, this.lexicon) }
  }

  #learnWords(): void {
    this.lexicon.update()
    const weights = this.#ofWords
    for (; this.#known < this.words.size; this.#known++) {
      for (let place = -REACH; place <= REACH; place++) {
        let b = 0
        let i = 0
        for (const id of this.lexicon.features(this.#known, place)) {
          b += (weights[id] << 24) >> 24
          i += weights[id] >> 8
        }
        this.#sums[this.#known * PLACES + place + REACH] = i * 65536 + b
      }
    }
  }

  /** Fills in the potentials of all tokens, relative to that of O. */
  #score({ type, sentence }: Sequence): void {
    const weights = this.#ofContext
    const sums = this.#sums
    const { ids, start } = this.#context
    if (this.#potentials.length < type.length * 3) this.#potentials = new Float64Array(type.length * 6)
    const potentials = this.#potentials
    for (let s = 0; s + 1 < sentence.length; s++) {
      const from = sentence[s]
      const to = sentence[s + 1]
      for (let t = from; t < to; t++) {
        let both = 0
        const last = Math.min(to - 1, t + REACH)
        for (let near = Math.max(from, t - REACH); near <= last; near++)
          both += sums[type[near] * PLACES + near - t + REACH]
        let b = (both << 16) >> 16
        let i = (both - b) >> 16
        for (let k = start[t]; k < start[t + 1]; k++) {
          const weight = weights[ids[k]]
          b += (weight << 24) >> 24
          i += weight >> 8
        }
        potentials[t * 3] = 1
        potentials[t * 3 + 1] = EXPONENTIALS[FAR + Math.max(-FAR, Math.min(FAR, b))]
        potentials[t * 3 + 2] = EXPONENTIALS[FAR + Math.max(-FAR, Math.min(FAR, i))]
      }
    }
  }
}

/** The abbreviations of a document as signs of its tokens. */
export function readSigns(
  { type, field }: Sequence,
  abbreviations: readonly (readonly Abbreviation[])[],
): Signs {
  const role = new Uint8Array(type.length)
  for (const [f, found] of abbreviations.entries()) {
    for (const { short, long } of found) {
      role.fill(2, field[f] + long.from, field[f] + long.to)
      role[field[f] + long.to - 1] = 3
      role[field[f] + long.from] = 1
      role.fill(4, field[f] + short.from, field[f] + short.to)
    }
  }
  return { role }
}
