/** What a mention is, and what may have found it. */

/** What found a mention; where several did, the first in this order counts. */
export const RULES = ['keyword', 'abbreviation', 'stated', 'vocabulary', 'name', 'tagger', 'lexicon'] as const
export type Rule = (typeof RULES)[number]

/** The place of a rule among RULES: the lower, the surer. */
export const RANK = Object.fromEntries(RULES.map((rule, rank) => [rule, rank])) as Record<Rule, number>

export interface Mention {
  /** Index into the document's fields; -1 for its keywords. */
  field: number
  /** Tokens `from … to - 1` of the field; for keywords the keyword's index and the next. */
  from: number
  to: number
  /** Normal form, short forms written out, synonyms resolved: what mentions are merged by. */
  form: string
  rule: Rule
  /** The tagger's probability that a concept stands here, [0, 1]; 0 where it saw none. */
  posterior: number
}

/** Keywords first, then the order of the text; of mentions that begin at one place the shorter first. */
export const byPlace = (a: Mention, b: Mention): number => a.field - b.field || a.from - b.from || a.to - b.to

/** One number per span of a document: small, so that engines keep it without a box, unless the span is long. */
export function spanKey(field: number, from: number, to: number): number {
  const length = to - from
  return (length < 32 ? from * 32 + length : from * 2 ** 26 + length * 32) * 4 + field + 1
}
