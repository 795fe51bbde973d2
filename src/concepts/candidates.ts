/** Mentions of one paper, gathered by normal form: what may become a link. */
import { isGeneric } from '../mentions/generic.ts'
import type { Mention } from '../mentions/index.ts'

export interface Candidate {
  form: string
  /** In the order of the text, keywords first. */
  mentions: Mention[]
}

/** Gathers mentions by form, in the order of their first mention; generic forms are dropped. */
export function gatherCandidates(mentions: readonly Mention[]): Candidate[] {
  const byForm = new Map<string, Candidate>()
  for (const mention of mentions) {
    if (isGeneric(mention.form)) continue
    const candidate = byForm.get(mention.form)
    if (candidate) candidate.mentions.push(mention)
    else byForm.set(mention.form, { form: mention.form, mentions: [mention] })
  }
  return [...byForm.values()]
}

/** Whether the paper says so itself, as a keyword or in a construction that names things: then nothing else need judge. */
export function isStated({ mentions }: Candidate): boolean {
  return mentions.some(({ rule }) => rule === 'keyword' || rule === 'stated')
}
