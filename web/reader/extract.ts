/** New papers read as those of the atlas were. */
import { linksOf, sentenceOf } from '../../src/atlas.ts'
import { forLinking, settleLexicon } from '../../src/concepts/lexicon.ts'
import { extractor, NO_NGRAMS } from '../../src/extractor.ts'
import type { Knowledge } from '../../src/knowledge.ts'
import type { ConceptType, Paper, Role } from '../../src/types.ts'

/** A concept of a new paper, by its names; whether the atlas has it is not known yet. */
export interface NamedConcept {
  label: string
  /** Other names of it in the new papers. */
  aliases: string[]
  type: ConceptType
  role: Role
  /** The first sentence of the paper that names it, as given. */
  sentence: string
}

/** The concepts of each paper, strongest link first. */
export async function extract(papers: readonly Paper[], knowledge: Knowledge): Promise<NamedConcept[][]> {
  const reading = extractor(papers, knowledge)
  const silent = (): void => {}
  const lexicon = settleLexicon(reading.count(NO_NGRAMS, silent), knowledge.vocabulary, knowledge.types)
  const { links } = reading.link(forLinking(lexicon), silent)
  return papers.map((_, p) =>
    linksOf({ papers, links }, p)
      .sort((a, b) => b.weight - a.weight)
      .map(({ concept, role, evidence }) => {
        const { label, type, aliases } = lexicon.concepts[concept]
        const sentence = evidence[0] ? sentenceOf(papers[p], evidence[0]) : ''
        return { label, aliases: aliases.map(({ surface }) => surface), type, role, sentence }
      }),
  )
}
