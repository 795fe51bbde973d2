/** Background statistics: counts over the unlabelled corpora. */
import { findAbbreviations } from '../mentions/abbreviations/index.ts'
import { hashOfTokens, keywordHashes } from '../mentions/tagger/keyword-hashes.ts'
import { NgramCounts, type NgramRows } from '../mentions/tagger/ngram-counts.ts'
import { LEAST_PAPERS } from '../mentions/tagger/quantise.ts'
import { readSequence } from '../mentions/tagger/sequence.ts'
import { DEFINED, level, type Statistics, WIDTH } from '../mentions/tagger/statistics.ts'
import { WordTypes } from '../mentions/tagger/words.ts'
import { readDocument } from '../text/index.ts'
import type { Paper } from '../types.ts'

/**
 * Counts the n-grams of all papers; those of few papers are left out. Keywords of papers for which `hidden` holds are not
 * looked at: what is evaluated on must not be known from its own.
 */
export function countCorpus(
  papers: Iterable<Paper>,
  hidden: (paper: Paper) => boolean,
  progress: (papers: number) => void,
): NgramRows {
  const words = new WordTypes()
  const counts = new NgramCounts()
  for (const paper of papers) {
    if (words.full) words.clear()
    const keywords = hidden(paper) ? undefined : keywordHashes(paper.keywords)
    counts.add(readSequence(readDocument(paper), words), words, keywords)
    if (counts.papers % 10_000 === 0) progress(counts.papers)
  }
  return counts.rows(LEAST_PAPERS)
}

/** Adds how many papers define a short form for each n-gram. */
export function addDefinitions(statistics: Statistics, papers: Iterable<Paper>): void {
  const defined = new Int32Array(statistics.keys.length)
  for (const paper of papers) {
    for (const field of readDocument(paper).fields) {
      for (const { long } of findAbbreviations(field)) {
        const at = statistics.find(hashOfTokens(field.tokens.slice(long.from, long.to)))
        if (at >= 0) defined[at / WIDTH]++
      }
    }
  }
  for (const [row, count] of defined.entries()) statistics.values[row * WIDTH + DEFINED] = level(count)
}
