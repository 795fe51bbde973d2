/**
 * What is done paper by paper, in two passes: count, then link. A shard of the papers can be handed to a thread; the
 * counts of the shards are merged before the lexicon is settled, so any cut gives the same result.
 */
import { gatherCandidates, isStated } from './concepts/candidates.ts'
import { type Counts, countPaper, mergeCounts, noCounts } from './concepts/counts.ts'
import { type LexiconData, openLexicon } from './concepts/lexicon.ts'
import { completeMentions } from './concepts/second-pass.ts'
import { scoreCandidates } from './concepts/termhood/index.ts'
import type { Knowledge } from './knowledge.ts'
import { findAbbreviations } from './mentions/abbreviations/index.ts'
import { findMentions, type Mention } from './mentions/index.ts'
import { withoutParts, withoutRepeats } from './mentions/nesting.ts'
import { Tagger } from './mentions/tagger/index.ts'
import { linkPaper } from './relations/index.ts'
import { proposedName } from './relations/proposed-name.ts'
import { readStatements, type Statements } from './relations/statements.ts'
import { readDocument } from './text/index.ts'
import type { Link, Paper } from './types.ts'

/** The links of one paper, what it states about its concepts, and what it calls the thing that it proposes. */
export interface PaperLinks extends Statements {
  links: Link[]
  proposed?: string
}

/** Both passes over some papers, in this thread or in others. */
export interface Extractor {
  count(done: (papers: number) => void): Counts | Promise<Counts>
  link(lexicon: LexiconData, done: (papers: number) => void): PaperLinks[] | Promise<PaperLinks[]>
}

const byPlace = (a: Mention, b: Mention): number => a.field - b.field || a.from - b.from || a.to - b.to

/** Papers between two reports of progress. */
const REPORT = 64

/** Reads papers in this thread. `link` may be called once `count` has been. */
export function extractor(papers: readonly Paper[], knowledge: Knowledge): Extractor {
  const tagger = new Tagger(knowledge.tagger)
  let found: Mention[][] = []
  const each = <T>(done: (papers: number) => void, read: (paper: Paper, p: number) => T): T[] =>
    papers.map((paper, p) => {
      if (p % REPORT === 0) done(p)
      return read(paper, p)
    })
  return {
    count(done) {
      const counts = noCounts()
      found = each(done, (paper) => {
        const document = readDocument(paper)
        const abbreviations = document.fields.map(findAbbreviations)
        const tagged = tagger.tag(document, abbreviations)
        const mentions = findMentions(document, abbreviations, tagged.spans, knowledge.vocabulary)
        const all = gatherCandidates(mentions.mentions)
        const scores = scoreCandidates(all, tagged, tagger, knowledge.termhood)
        const candidates = all.filter(
          (candidate, c) => isStated(candidate) || scores[c] >= knowledge.termhood.threshold,
        )
        const accepted = withoutParts(candidates.flatMap((candidate) => candidate.mentions).sort(byPlace))
        countPaper(counts, document, mentions, gatherCandidates(accepted), knowledge.types)
        return accepted
      })
      return counts
    },
    link(data, done) {
      const lexicon = openLexicon(data)
      return each(done, (paper, p) => {
        const document = readDocument(paper)
        const mentions = withoutRepeats(withoutParts(completeMentions(document, found[p], lexicon)))
        const links = linkPaper(document, mentions, lexicon, knowledge.roles)
        const proposed = proposedName(links, lexicon)
        const statements = readStatements(document, mentions, links, lexicon)
        return { links, ...statements, ...(proposed !== undefined && { proposed }) }
      })
    },
  }
}

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
    async count(done) {
      const counts = noCounts()
      for (const own of await all(done, (extractor, told) => extractor.count(told))) mergeCounts(counts, own)
      return counts
    },
    async link(lexicon, done) {
      return (await all(done, (extractor, told) => extractor.link(lexicon, told))).flat()
    },
  }
}
