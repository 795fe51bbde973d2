/** Mentions of one paper, gathered by normal form: what may become a link. */
import { isReported, isSearched } from '../mentions/boilerplate.ts'
import { isGeneric } from '../mentions/generic.ts'
import type { Mention } from '../mentions/index.ts'
import { HOME } from '../mentions/tagger/index.ts'
import type { Document } from '../text/index.ts'

export interface Candidate {
  form: string
  /** In the order of the text, keywords first. */
  mentions: Mention[]
}

/** Gathers mentions by form, in the order of their first mention. */
export function gatherByForm(mentions: readonly Mention[]): Candidate[] {
  const byForm = new Map<string, Candidate>()
  for (const mention of mentions) {
    const candidate = byForm.get(mention.form)
    if (candidate) candidate.mentions.push(mention)
    else byForm.set(mention.form, { form: mention.form, mentions: [mention] })
  }
  return [...byForm.values()]
}

/**
 * The same without what names nothing: generic forms, and what papers report or search without being about it, unless title
 * or keywords have it; papers on computing work with what others search.
 */
export function gatherCandidates(
  { fields }: Pick<Document, 'fields'>,
  mentions: readonly Mention[],
  domain: number,
): Candidate[] {
  const isTold = ({ field }: Mention): boolean => field < 0 || fields[field].field === 'title'
  return gatherByForm(mentions).filter(({ form, mentions: own }) => {
    if (isGeneric(form)) return false
    const isAside = isReported(form) || (domain < HOME && isSearched(form))
    return !isAside || own.some(isTold)
  })
}

/** Whether the paper says so itself, as a keyword or in a construction that names things: then nothing else need judge. */
export function isStated({ mentions }: Candidate): boolean {
  return mentions.some(({ rule }) => rule === 'keyword' || rule === 'stated')
}
