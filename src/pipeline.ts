/**
 * The flow:
 *
 *     Paper[] ─text→ Document ─mentions→ Mention[] ─concepts→ Counts → Lexicon ─relations→ Link[] ─graph→ Atlas
 *
 * What is done paper by paper stands in extractor.ts; what needs all papers stands here.
 */
import { citationsOf, withoutReferences } from './citations/index.ts'
import type { Counts } from './concepts/counts.ts'
import { forLinking, type LexiconData, type LinkingData, settleLexicon } from './concepts/lexicon.ts'
import type { Replayed } from './correction.ts'
import { correctLexicon } from './corrections/lexicon.ts'
import { countConcepts, type Extracted, type Extractor, extractor } from './extractor.ts'
import { drawGraph } from './graph/index.ts'
import type { Knowledge } from './knowledge.ts'
import { checkOptions, type Options } from './options.ts'
import { countRelations } from './relations/relation-counts.ts'
import { defaultMinPapers, keepShared, renumberResults } from './relations/shared-concepts.ts'
import type { Atlas, Paper } from './types.ts'

/** Told about every stage: its name, how much is done, of how much. */
export type Progress = (stage: string, done: number, of: number) => void

/**
 * Reads papers and draws their map. `papers` are sorted by id and have distinct ids (as `collect` returns them).
 * `through` reads them, by default in this thread. Degenerate case: no papers give an empty atlas. Throws a RangeError
 * for an option that is out of range.
 */
export async function buildAtlas(
  papers: Paper[],
  knowledge: Knowledge,
  given: Partial<Options> = {},
  progress: Progress = () => {},
  through: Extractor = extractor(papers, knowledge),
): Promise<Atlas> {
  const options = checkOptions(given)
  const told = (stage: string) => (done: number) => progress(stage, done, papers.length)
  // Counts go by no name here, so that their memory is free once they are settled.
  const settled = settle(await countConcepts(through, papers.length, told), papers.length, knowledge, options)
  const extracted = await through.link(linkingOf(settled), told('linking papers'))
  progress('drawing the map', 0, 1)
  const atlas = draw(papers, settled, extracted, options)
  progress('drawing the map', 1, 1)
  return atlas
}

/** What is settled once the concepts of all papers are counted. */
export interface Settled {
  lexicon: LexiconData
  /** What became of corrections. */
  replayed: Replayed[]
  /** Papers that a concept must link to. */
  minPapers: number
}

/** Settles what the concepts of so many papers are. */
export function settle(
  counts: Counts,
  papers: number,
  { vocabulary, types, casing }: Knowledge,
  options: Options,
): Settled {
  const settled = settleLexicon(counts, vocabulary, types, casing)
  const minPapers = options.minPapers === 'auto' ? defaultMinPapers(papers) : options.minPapers
  return { ...correctLexicon(settled, options.corrections), minPapers }
}

/** What papers are linked by. */
export const linkingOf = ({ lexicon, minPapers }: Settled): LinkingData => forLinking(lexicon, minPapers)

/** Draws the map of papers by what was extracted of them, whose links are used up. */
export function draw(
  papers: readonly Paper[],
  { lexicon, replayed, minPapers }: Settled,
  extracted: Extracted,
  options: Options,
): Atlas {
  const { concepts, links, numbers } = keepShared(lexicon.concepts, extracted.links, minPapers)
  const atlas = drawGraph(
    papers.map((paper, p) => withLanguage(withoutReferences(paper), extracted.language[p])),
    concepts,
    links,
    extracted.proposed,
    options,
  )
  atlas.results = extracted.results.map((results) => renumberResults(results, numbers))
  atlas.relations = countRelations(extracted.relations, numbers)
  if (replayed.length > 0) atlas.corrections = replayed
  const citations = citationsOf(papers)
  if (citations) atlas.citations = citations
  return atlas
}

/** What the source says of the language stands; papers without a word of it are taken for English. */
function withLanguage(paper: Paper, language: string | undefined): Paper {
  return language === undefined || paper.language !== undefined ? paper : { ...paper, language }
}
