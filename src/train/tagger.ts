/** From annotated papers, statistics and clusters to a tagger's model. */
import { Lexicon } from '../mentions/tagger/features.ts'
import { type Clusters, quantiseWeights, type TaggerModel } from '../mentions/tagger/model.ts'
import type { Statistics } from '../mentions/tagger/statistics.ts'
import { WordTypes } from '../mentions/tagger/words.ts'
import { trainCrf } from './crf.ts'
import { type LabelledPaper, rowsOf } from './rows.ts'

/** `statisticsOf` gives what may be known of n-grams when learning from paper number `p`. */
export function trainTagger(
  papers: readonly LabelledPaper[],
  statistics: Statistics,
  clusters: Clusters,
  statisticsOf: (p: number) => Statistics = () => statistics,
): TaggerModel {
  const lexicons = new Map<Statistics, Lexicon>()
  const lexiconOf = (p: number): Lexicon => {
    const own = statisticsOf(p)
    const lexicon = lexicons.get(own) ?? new Lexicon(new WordTypes(), own, clusters)
    lexicons.set(own, lexicon)
    return lexicon
  }
  const rows = rowsOf(papers, lexiconOf)
  const { features, transitions } = trainCrf(rows, Int32Array.from(rows.papers.keys()))
  return { statistics, clusters, ...quantiseWeights(features), transitions }
}
