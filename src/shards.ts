/** Many extractors, each with a shard of the papers, as one: how the papers are cut changes nothing. */
import { Counter } from './concepts/counts.ts'
import { type Extractor, joinExtracted } from './extractor.ts'
import { NgramCounts } from './mentions/tagger/ngram-counts.ts'
import { LEAST_PAPERS } from './mentions/tagger/quantise.ts'
import { emptySketch, mergeSketches } from './mentions/tagger/sketch.ts'

/** A shard of the papers, and what reads it. */
export interface Shard {
  papers: number
  extractor: Extractor
}

/** Reads consecutive shards side by side, as one extractor over all their papers; how they are cut changes nothing. */
export function sharded(shards: readonly Shard[]): Extractor {
  const all = <T>(
    done: (papers: number) => void,
    run: (extractor: Extractor, done: (papers: number) => void) => T | Promise<T>,
  ): Promise<T[]> => {
    const progress = shards.map(() => 0)
    return Promise.all(
      shards.map(async ({ papers, extractor }, s) => {
        const told = (read: number): void => {
          progress[s] = read
          done(progress.reduce((sum, own) => sum + own, 0))
        }
        const result = await run(extractor, told)
        told(papers)
        return result
      }),
    )
  }
  return {
    async sketch(papers, done) {
      const sketch = emptySketch(papers)
      for (const own of await all(done, (extractor, told) => extractor.sketch(papers, told)))
        mergeSketches(sketch, own)
      return sketch
    },
    async survey(sketch, done) {
      const counts = new NgramCounts()
      for (const own of await all(done, (extractor, told) => extractor.survey(sketch, told)))
        counts.addRows(own)
      return counts.rows(LEAST_PAPERS)
    },
    async count(ngrams, done) {
      const counter = new Counter()
      for (const own of await all(done, (extractor, told) => extractor.count(ngrams, told)))
        counter.merge(own)
      return counter.counts()
    },
    async link(lexicon, done) {
      return joinExtracted(await all(done, (extractor, told) => extractor.link(lexicon, told)))
    },
  }
}
