/** Document[] → Taken[]: the mentions of papers that are taken for concepts. */
import { findAbbreviations } from '../mentions/abbreviations/index.ts'
import { findMentions, type Mention, type PaperMentions } from '../mentions/index.ts'
import { Tagger, type TaggerModel } from '../mentions/tagger/index.ts'
import type { Statistics } from '../mentions/tagger/statistics.ts'
import type { WordTypes } from '../mentions/tagger/words.ts'
import { Vocabulary } from '../mentions/vocabulary.ts'
import type { Document } from '../text/index.ts'
import { gatherCandidates, isStated } from './candidates.ts'
import { scoreCandidates, type TermhoodModel, thresholdOf } from './termhood/index.ts'
import { findWordings, type Judged } from './termhood/wordings.ts'

/** The mentions of a paper that are taken for concepts, and which of these are other wordings of others. */
export interface Taken extends PaperMentions {
  wordings: ReadonlyMap<string, string>
}

const NO_WORDINGS: ReadonlyMap<string, string> = new Map()
/** What is known of a language that the model does not know. */
const NOTHING = new Vocabulary([], [], new Map(), [])

/**
 * Finds what papers have that are read together, in their order. Of a text whose language the model does not know
 * (`isEnglish`) it takes what needs no knowledge of it.
 */
export type ConceptFinder = (documents: readonly Document[], isEnglish: (d: number) => boolean) => Taken[]

/** What it goes by. */
interface Models {
  tagger: TaggerModel
  vocabulary: Vocabulary
  termhood: TermhoodModel
}

/**
 * Papers go through it stage by stage, not one after the other, so that what a stage looks things up in stays in the
 * processor's cache: 16 papers at a time take .87 to .97 of the time of one by one, by how busy the memory is. `words` are
 * those met so far.
 */
export function conceptFinder(
  { tagger: model, vocabulary, termhood }: Models,
  statistics: Statistics,
  words: WordTypes,
): ConceptFinder {
  const tagger = new Tagger({ ...model, statistics }, undefined, words)

  return (documents, isEnglish) => {
    const abbreviations = documents.map(({ fields }) => fields.map(findAbbreviations))
    tagger.makeRoom(documents)
    const tagged = documents.map((document, d) =>
      isEnglish(d) ? tagger.tag(document, abbreviations[d]) : undefined,
    )
    const found = documents.map((document, d) =>
      tagged[d] === undefined
        ? findMentions(document, abbreviations[d], [], NOTHING)
        : findMentions(document, abbreviations[d], tagged[d].spans, vocabulary, tagged[d].domain),
    )
    const candidates = found.map(({ mentions, domain }, d) =>
      gatherCandidates(documents[d], mentions, domain),
    )
    const scores = candidates.map((own, d) =>
      tagged[d] === undefined ? undefined : scoreCandidates(own, tagged[d], tagger, termhood),
    )
    return documents.map((document, d) => {
      const { domain } = found[d]
      const least = thresholdOf(termhood, domain)
      const likely: Judged[] = []
      const mentions: Mention[] = []
      for (const [c, candidate] of candidates[d].entries()) {
        const score = scores[d]?.[c] ?? 1
        if (score < least && !isStated(candidate)) continue
        likely.push({ form: candidate.form, mentions: candidate.mentions, score })
        for (const mention of candidate.mentions) mentions.push(mention)
      }
      const known = vocabulary.readBy(domain)
      const isKnown = (form: string): boolean => known.entryOf(form) !== undefined
      const wordings = isEnglish(d)
        ? findWordings(document, domain, likely, isKnown, termhood.wordings)
        : NO_WORDINGS
      return { ...found[d], mentions, wordings }
    })
  }
}
