/** Background statistics: counts over the unlabelled corpora, quantised. */
import { findAbbreviations } from '../mentions/abbreviations/index.ts'
import { COUNTED, NgramCounts, Ngrams } from '../mentions/tagger/ngrams.ts'
import { readSequence } from '../mentions/tagger/sequence.ts'
import {
  ALONE,
  CAPITAL,
  DEFINED,
  halfLog,
  KEYNESS,
  KEYWORD,
  LEFT,
  MIXED,
  PAPERS,
  RIGHT,
  Statistics,
  TITLE,
  WIDTH,
} from '../mentions/tagger/statistics.ts'
import { WordTypes } from '../mentions/tagger/words.ts'
import { hashText, join } from '../text/hash.ts'
import { readDocument, type Token, tokenize } from '../text/index.ts'
import type { Paper } from '../types.ts'

/** An n-gram is kept when it stands in at least this many papers … */
const LEAST_PAPERS = 3
/** … and when at least this share of its places is not inside a longer run of content words. */
const LEAST_ALONE = 0.04

/** The hash under which a run of words is counted. */
export function hashOfTokens(tokens: readonly Token[]): number {
  let hash = 0
  for (const { norm, word } of tokens)
    if (word) hash = hash === 0 ? hashText(norm) : join(hash, hashText(norm))
  return hash
}

/** The keywords of a paper as hashes: `Reinforcement Learning (RL)` is its long form. */
export function keywordHashes(keywords: readonly string[]): Set<number> {
  const hashes = keywords.map((keyword) => hashOfTokens(tokenize(keyword.replace(/\s*\([^)]*\)\s*$/, ''))))
  return new Set(hashes.filter((hash) => hash !== 0))
}

/** Counts the n-grams of all papers. */
export function countCorpus(papers: Iterable<Paper>, progress: (papers: number) => void): NgramCounts {
  const words = new WordTypes()
  const counts = new NgramCounts()
  for (const paper of papers) {
    if (words.full) words.clear()
    counts.add(readSequence(readDocument(paper), words), words)
    if (counts.papers % 10_000 === 0) progress(counts.papers)
  }
  return counts
}

/** Quantises the counts of the n-grams that are frequent enough; what a second look at the papers gives is still 0. */
export function quantise(counts: NgramCounts): Statistics {
  const rows: number[] = []
  const at = (slot: number, name: (typeof COUNTED)[number]): number =>
    counts.values[slot * COUNTED.length + COUNTED.indexOf(name)]
  for (let slot = 0; slot < counts.keys.length; slot++) {
    if (counts.keys[slot] === 0 || at(slot, 'papers') < LEAST_PAPERS) continue
    if (at(slot, 'alone') >= LEAST_ALONE * at(slot, 'places')) rows.push(slot)
  }
  rows.sort((a, b) => counts.keys[a] - counts.keys[b])
  const values = new Uint8Array(rows.length * WIDTH)
  for (const [row, slot] of rows.entries()) {
    const papers = at(slot, 'papers')
    const places = at(slot, 'places')
    const body = at(slot, 'body')
    const to = row * WIDTH
    values[to + PAPERS] = 1 + halfLog(papers)
    values[to + ALONE] = Math.round((15 * at(slot, 'alone')) / places)
    values[to + LEFT] = Math.round((7 * at(slot, 'left')) / places)
    values[to + RIGHT] = Math.round((7 * at(slot, 'right')) / places)
    values[to + TITLE] = Math.min(7, Math.floor((16 * at(slot, 'title')) / papers))
    if (body < 3) continue
    values[to + CAPITAL] = 1 + Math.round((7 * at(slot, 'capital')) / body)
    values[to + MIXED] = 1 + Math.round((7 * at(slot, 'mixed')) / body)
  }
  return new Statistics(
    counts.papers,
    Uint32Array.from(rows, (slot) => counts.keys[slot]),
    values,
  )
}

/**
 * Adds what authors say: how often an n-gram of a paper is its keyword, and how often a short form is defined for it.
 * Keywords of papers for which `hidden` holds are not looked at: what is evaluated on must not be known from its own.
 */
export function addAuthorsEvidence(
  statistics: Statistics,
  papers: Iterable<Paper>,
  hidden: (paper: Paper) => boolean,
): void {
  const rows = statistics.keys.length
  const [withKeywords, asKeyword, keyword, defined, last] = Array.from(
    { length: 5 },
    () => new Int32Array(rows),
  )
  const words = new WordTypes()
  const grams = new Ngrams()
  const count = (column: Int32Array, hash: number): void => {
    const at = statistics.find(hash)
    if (at >= 0) column[at / WIDTH]++
  }
  let number = 0
  for (const paper of papers) {
    number++
    if (words.full) words.clear()
    const document = readDocument(paper)
    for (const field of document.fields)
      for (const { long } of findAbbreviations(field))
        count(defined, hashOfTokens(field.tokens.slice(long.from, long.to)))
    if (paper.keywords.length === 0 || hidden(paper)) continue
    const given = keywordHashes(paper.keywords)
    for (const hash of given) count(keyword, hash)
    const sequence = readSequence(document, words)
    for (let s = 0; s + 1 < sequence.sentence.length; s++) {
      grams.read(sequence, sequence.sentence[s], sequence.sentence[s + 1], words)
      for (let g = 0; g < grams.count; g++) {
        const row = statistics.find(grams.hash[g]) / WIDTH
        if (row < 0 || last[row] === number) continue
        last[row] = number
        withKeywords[row]++
        if (given.has(grams.hash[g])) asKeyword[row]++
      }
    }
  }
  const level = (n: number): number => Math.min(7, 31 - Math.clz32(1 + n))
  for (let row = 0; row < rows; row++) {
    const to = row * WIDTH
    statistics.values[to + KEYNESS] =
      withKeywords[row] >= 4 ? 1 + Math.round(14 * Math.sqrt(asKeyword[row] / withKeywords[row])) : 0
    statistics.values[to + KEYWORD] = level(keyword[row])
    statistics.values[to + DEFINED] = level(defined[row])
  }
}
