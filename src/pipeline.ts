/**
 * The flow:
 *
 *     Paper[] ─text→ Document ─mentions→ PaperMentions ─concepts→ Counts → Lexicon ─relations→ Link[] ─graph→ Atlas
 *
 * Two passes over the papers: the first counts, then the lexicon is settled, then the second extracts.
 */
import { gatherCandidates } from './concepts/candidates.ts'
import { countPaper, noCounts } from './concepts/counts.ts'
import { settleLexicon } from './concepts/lexicon.ts'
import { completeMentions } from './concepts/second-pass.ts'
import { drawGraph } from './graph/index.ts'
import { findMentions } from './mentions/index.ts'
import type { Vocabulary } from './mentions/vocabulary.ts'
import { checkOptions, type Options } from './options.ts'
import { linkPaper } from './relations/index.ts'
import { proposedName } from './relations/proposed-name.ts'
import { readDocument } from './text/index.ts'
import type { Atlas, Paper } from './types.ts'

/** What the program knows before it has read a paper; the platform loads it (files in Node, fetch in a browser). */
export interface Knowledge {
  vocabulary: Vocabulary
}

/** Told about every stage: its name, how much is done, of how much. */
export type Progress = (stage: string, done: number, of: number) => void

/**
 * Reads papers and draws their map. `papers` are sorted by id and have distinct ids (as `collect` returns them).
 * Degenerate case: no papers give an empty atlas. Throws a RangeError for an option that is out of range.
 */
export function buildAtlas(
  papers: Paper[],
  knowledge: Knowledge,
  given: Partial<Options> = {},
  progress: Progress = () => {},
): Atlas {
  const options = checkOptions(given)
  const counts = noCounts()
  const found = papers.map((paper, p) => {
    progress('reading', p, papers.length)
    const document = readDocument(paper)
    const mentions = findMentions(document, knowledge.vocabulary, [])
    const candidates = gatherCandidates(mentions.mentions)
    countPaper(counts, document, mentions, candidates)
    return { ...mentions, mentions: candidates.flatMap((candidate) => candidate.mentions) }
  })
  const lexicon = settleLexicon(counts, knowledge.vocabulary)
  const links = papers.map((paper, p) => {
    progress('linking', p, papers.length)
    const document = readDocument(paper)
    return linkPaper(document, completeMentions(document, found[p], lexicon), lexicon)
  })
  progress('drawing', 0, 1)
  const proposed = links.map((own) => proposedName(own, lexicon))
  return drawGraph(papers, lexicon.concepts, links, proposed, options)
}
