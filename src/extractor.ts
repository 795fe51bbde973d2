/**
 * What is done paper by paper, in two passes: count, then link. A shard of the papers can be handed to a thread; the
 * counts of the shards are merged before the lexicon is settled, so any cut gives the same result.
 */
import { gatherCandidates, isStated } from './concepts/candidates.ts'
import { type Counts, countPaper, mergeCounts, noCounts } from './concepts/counts.ts'
import { forLinking, type LexiconData, type LinkingData, openLexicon } from './concepts/lexicon.ts'
import { completeMentions } from './concepts/second-pass.ts'
import { scoreCandidates } from './concepts/termhood/index.ts'
import type { Knowledge } from './knowledge.ts'
import { type Abbreviation, findAbbreviations } from './mentions/abbreviations/index.ts'
import { findMentions, type Mention, type PaperMentions } from './mentions/index.ts'
import { withoutParts, withoutRepeats } from './mentions/nesting.ts'
import { Tagger } from './mentions/tagger/index.ts'
import { Vocabulary } from './mentions/vocabulary.ts'
import { linkPaper } from './relations/index.ts'
import { proposedName } from './relations/proposed-name.ts'
import { readStatements, type Statements } from './relations/statements.ts'
import { type CompactDocument, compact, expand } from './text/compact.ts'
import { type Document, languageOfPaper, readDocument } from './text/index.ts'
import type { Link, Paper } from './types.ts'

/** The links of one paper, what it states about its concepts, and what it calls the thing that it proposes. */
export interface PaperLinks extends Statements {
  links: Link[]
  /** Where the paper is not in English. */
  language?: string
  proposed?: string
}

/** Both passes over some papers, in this thread or in others. */
export interface Extractor {
  count(done: (papers: number) => void): Counts | Promise<Counts>
  link(lexicon: LexiconData, done: (papers: number) => void): PaperLinks[] | Promise<PaperLinks[]>
}

/** An extractor of this thread, which can also hand over what it links paper by paper, in order. */
export interface LocalExtractor extends Extractor {
  count(done: (papers: number) => void): Counts
  link(lexicon: LexiconData, done: (papers: number) => void): PaperLinks[]
  linkEach(lexicon: LinkingData): Iterable<PaperLinks>
}

const byPlace = (a: Mention, b: Mention): number => a.field - b.field || a.from - b.from || a.to - b.to

/** Papers between two reports of progress. */
export const REPORT = 64

/** What the first pass leaves to the second. */
interface FoundIn {
  read: CompactDocument
  accepted: Mention[]
}

const NOTHING = new Vocabulary([], [], new Map(), [])

/**
 * Reads papers in this thread: first `count`, then `link` or `linkEach`, once (else it throws an Error). The tagger and
 * the vocabulary know English: papers in other languages get abbreviations, names and keywords only, unless all are to be
 * read `asEnglish`.
 */
export function extractor(papers: readonly Paper[], knowledge: Knowledge, asEnglish = false): LocalExtractor {
  const tagger = new Tagger(knowledge.tagger)
  const languages = asEnglish ? [] : papers.map(languageOfPaper)
  const isEnglish = (p: number): boolean => (languages[p] ?? 'en') === 'en'
  let found: (FoundIn | undefined)[] = []
  /** The mentions of the candidates that are likely to be concepts. */
  const findLikely = (document: Document, abbreviations: readonly Abbreviation[][]): PaperMentions => {
    const tagged = tagger.tag(document, abbreviations)
    const { mentions, shortForms } = findMentions(document, abbreviations, tagged.spans, knowledge.vocabulary)
    const candidates = gatherCandidates(mentions)
    const scores = scoreCandidates(candidates, tagged, tagger, knowledge.termhood)
    const likely = candidates.filter((one, c) => isStated(one) || scores[c] >= knowledge.termhood.threshold)
    return { mentions: likely.flatMap((candidate) => candidate.mentions), shortForms }
  }
  function* linkEach(data: LinkingData): Generator<PaperLinks> {
    const lexicon = openLexicon(data)
    const left = found
    found = []
    if (left.length !== papers.length) throw new Error('extractor: expected one count, then one link')
    for (const [p, paper] of papers.entries()) {
      const { read, accepted } = left[p]!
      left[p] = undefined // links take its place: memory need not hold both
      const document = expand(paper, read)
      const mentions = withoutRepeats(withoutParts(completeMentions(document, accepted, lexicon)))
      const links = linkPaper(document, mentions, lexicon, knowledge.roles)
      const proposed = proposedName(links, lexicon)
      const statements = readStatements(document, mentions, links, lexicon)
      const language = isEnglish(p) ? undefined : languages[p]
      yield { links, ...statements, ...(proposed && { proposed }), ...(language && { language }) }
    }
  }
  return {
    count(done) {
      const counts = noCounts()
      found = papers.map((paper, p) => {
        if (p % REPORT === 0) done(p)
        const document = readDocument(paper)
        const abbreviations = document.fields.map(findAbbreviations)
        const mentions = isEnglish(p)
          ? findLikely(document, abbreviations)
          : findMentions(document, abbreviations, [], NOTHING)
        const accepted = withoutParts(mentions.mentions.sort(byPlace))
        countPaper(
          counts,
          document,
          mentions,
          gatherCandidates(accepted),
          knowledge.vocabulary,
          knowledge.types,
        )
        return { read: compact(document), accepted }
      })
      return counts
    },
    link(lexicon, done) {
      const all: PaperLinks[] = []
      for (const links of linkEach(forLinking(lexicon))) {
        if (all.length % REPORT === 0) done(all.length)
        all.push(links)
      }
      return all
    },
    linkEach,
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
