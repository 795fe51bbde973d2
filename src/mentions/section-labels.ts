/** Labels of structured abstracts (`MATERIALS AND METHODS:`): their words name no concept. */
import type { Document, Token } from '../text/index.ts'
import type { Mention } from './mention.ts'

/** Tokens of a label, at most. */
const LONGEST = 6
const BETWEEN = /^(?:and|or|of|the|in|to|with|[&/,])$/i

/**
 * The mentions that do not lie in a label: words with capitals at the start of a sentence of the abstract, up to a colon.
 * What the text takes up again behind it is no label but a name (`ToCom: …`); what a paper states or defines stays.
 */
export function withoutSectionLabels(document: Document, mentions: readonly Mention[]): Mention[] {
  const starts = document.fields.map(() => new Map<number, number>())
  for (const [f, { field, tokens, sentences }] of document.fields.entries()) {
    if (field !== 'abstract') continue
    for (const { from, to } of sentences) {
      const end = labelEnd(tokens, from, Math.min(to, from + LONGEST + 1))
      if (end > from) for (let i = from; i < end; i++) starts[f].set(i, end)
    }
  }
  if (starts.every((own) => own.size === 0)) return mentions.slice()
  const inLabel = ({ field, from, to }: Mention): boolean =>
    field >= 0 && to <= (starts[field].get(from) ?? 0)
  const elsewhere = new Set(mentions.filter((one) => !inLabel(one)).map(({ form }) => form))
  return mentions.filter((one) => !inLabel(one) || elsewhere.has(one.form) || one.rule === 'abbreviation')
}

/** Where the colon stands, or `from` where there is none behind capitals. */
function labelEnd(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const { text } = tokens[i]
    if (text === ':') return i
    if (!/^\p{Lu}/u.test(text) && !BETWEEN.test(text) && !tokens[i].glued) return from
  }
  return from
}
