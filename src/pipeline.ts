/**
 * The flow:
 *
 *     Paper[] ─text→ Document ─mentions→ Mention[] ─concepts→ Counts → Lexicon ─relations→ Link[] ─graph→ Atlas
 *
 * What is done paper by paper stands in extractor.ts; what needs all papers stands here.
 */
import { citationsOf, withoutReferences } from './citations/index.ts'
import { forLinking, settleLexicon } from './concepts/lexicon.ts'
import { correctLexicon } from './corrections/lexicon.ts'
import { countConcepts, type Extractor, extractor } from './extractor.ts'
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
  const { vocabulary, types, casing } = knowledge
  const settled = settleLexicon(await countConcepts(through, papers.length, told), vocabulary, types, casing)
  const { lexicon, replayed } = correctLexicon(settled, options.corrections)
  const minPapers = options.minPapers === 'auto' ? defaultMinPapers(papers.length) : options.minPapers
  const extracted = await through.link(forLinking(lexicon, minPapers), told('linking papers'))
  const { concepts, links, numbers } = keepShared(lexicon.concepts, extracted.links, minPapers)
  progress('drawing the map', 0, 1)
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
  progress('drawing the map', 1, 1)
  return atlas
}

/** What the source says of the language stands; papers without a word of it are taken for English. */
function withLanguage(paper: Paper, language: string | undefined): Paper {
  return language === undefined || paper.language !== undefined ? paper : { ...paper, language }
}
