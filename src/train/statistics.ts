/** Background statistics: counts over the unlabelled corpora. */
import { findAbbreviations } from '../mentions/abbreviations/index.ts'
import { hashOfTokens, keywordHashes } from '../mentions/tagger/keyword-hashes.ts'
import { NgramCounts, type NgramRows } from '../mentions/tagger/ngram-counts.ts'
import { Ngrams } from '../mentions/tagger/ngrams.ts'
import { LEAST_PAPERS } from '../mentions/tagger/quantise.ts'
import { readSequence } from '../mentions/tagger/sequence.ts'
import { COMPUTING, DEFINED, level, type Statistics, WIDTH } from '../mentions/tagger/statistics.ts'
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
    const document = readDocument(paper)
    words.makeRoom([document])
    const keywords = hidden(paper) ? undefined : keywordHashes(paper.keywords)
    counts.add(readSequence(document, words), words, keywords)
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

/** Adds how much commoner each n-gram is in papers on computing than in others; nothing where one of the two has none. */
export function addDomains(
  statistics: Statistics,
  computing: Iterable<Paper>,
  others: Iterable<Paper>,
): void {
  const [home, away] = [countPapers(statistics, computing), countPapers(statistics, others)]
  if (home.papers === 0 || away.papers === 0) return
  for (let row = 0; row < statistics.keys.length; row++) {
    // Half a paper on either side: what one side never has is not infinitely rarer there.
    const ratio = ((home.of[row] + 0.5) * away.papers) / ((away.of[row] + 0.5) * home.papers)
    statistics.values[row * WIDTH + COMPUTING] = Math.max(
      1,
      Math.min(15, 8 + Math.round(2 * Math.log2(ratio))),
    )
  }
}

/** How many papers there are, and of them how many have each n-gram. */
function countPapers(statistics: Statistics, papers: Iterable<Paper>): { papers: number; of: Int32Array } {
  const words = new WordTypes()
  const grams = new Ngrams()
  const of = new Int32Array(statistics.keys.length)
  const last = new Int32Array(of.length)
  let number = 0
  for (const paper of papers) {
    const document = readDocument(paper)
    words.makeRoom([document])
    number++
    const sequence = readSequence(document, words)
    const { sentence } = sequence
    for (let s = 0; s + 1 < sentence.length; s++) {
      grams.read(sequence, sentence[s], sentence[s + 1], words)
      for (let g = 0; g < grams.count; g++) {
        const at = statistics.find(grams.hash[g])
        if (at < 0 || last[at / WIDTH] === number) continue
        last[at / WIDTH] = number
        of[at / WIDTH]++
      }
    }
  }
  return { papers: number, of }
}
