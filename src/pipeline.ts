/**
 * The flow:
 *
 *     Paper[] ─text→ Document ─mentions→ Mention[] ─concepts→ Counts → Lexicon ─relations→ Link[] ─graph→ Atlas
 *
 * What is done paper by paper stands in extractor.ts; what needs all papers stands here.
 */
import { citationsOf, withoutReferences } from './citations/index.ts'
import type { Counts } from './concepts/counts.ts'
import { forLinking, type LinkingData, settleLexicon } from './concepts/lexicon.ts'
import type { Replayed } from './correction.ts'
import { correctLexicon } from './corrections/lexicon.ts'
import { countConcepts, type Extracted, type Extractor, extractor } from './extractor.ts'
import { drawGraph } from './graph/index.ts'
import type { Knowledge } from './knowledge.ts'
import { checkOptions, type Options } from './options.ts'
import { countRelations } from './relations/relation-counts.ts'
import { defaultMinPapers, keepShared, renumberResults } from './relations/shared-concepts.ts'
import type { Atlas, Concept, Paper } from './types.ts'

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
  // What is counted, and what papers are linked by, go by no name where the map is drawn: their memory is free then.
  const read = async (): Promise<{ drawing: Drawing; extracted: Extracted }> => {
    const { linking, ...drawing } = settle(
      await countConcepts(through, papers.length, told),
      papers.length,
      knowledge,
      options,
    )
    return { drawing, extracted: await through.link(linking, told('linking papers')) }
  }
  const { drawing, extracted } = await read()
  progress('drawing the map', 0, 1)
  const atlas = draw(papers, drawing, extracted, options)
  progress('drawing the map', 1, 1)
  return atlas
}

/** What is settled once the concepts of all papers are counted. */
export interface Settled extends Drawing {
  /** What papers are linked by. */
  linking: LinkingData
}

/** What a map is drawn by, beside its papers and links. */
export interface Drawing {
  /** By number; left out are those that cannot be on the map, which most are. */
  concepts: (Concept | undefined)[]
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
  const minPapers = options.minPapers === 'auto' ? defaultMinPapers(papers) : options.minPapers
  const settled = settleLexicon(counts, vocabulary, types, casing)
  const { lexicon, replayed } = correctLexicon(settled, options.corrections)
  const linking = forLinking(lexicon, minPapers)
  const concepts = lexicon.concepts.map((concept, c) => (linking.rare[c] ? undefined : concept))
  return { linking, concepts, replayed, minPapers }
}

/** Draws the map of papers by what was extracted of them, whose links are used up. */
export function draw(
  papers: readonly Paper[],
  { concepts: settled, replayed, minPapers }: Drawing,
  extracted: Extracted,
  options: Options,
): Atlas {
  const { concepts, links, numbers } = keepShared(settled, extracted.links, minPapers)
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
