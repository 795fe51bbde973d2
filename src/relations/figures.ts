/** The figures that a sentence reports: numbers with their unit, and which of them stand in one list. */
import type { Sentence, TextField, Token } from '../text/index.ts'
import type { Result } from '../types.ts'

type ResultUnit = Result['unit']

export interface Figure {
  value: number
  unit: ResultUnit
  /** Tokens `from … to - 1`, unit included. */
  from: number
  to: number
}

const NUMBER = /^\d{1,4}(?:\.\d{1,3})?$/
const POINTS = new Set(['point', 'points', 'pp', 'pps'])
/** After a percentage: a share of something, a part, or an amount, and no score. */
const SHARE = new Set(
  `of fewer less sparsity sparse labeled labelled confidence significance faster slower smaller larger cheaper compute
  time cost memory training`.split(/\s+/),
)
/** What may stand right before a number, without a space. */
const OPENERS = new Set(['(', '[', '+', '~', '≈', '=', '<', '>', '"', "'"])
const YEAR = /^(?:19|20)\d\d$/

/** The figures of a sentence, by position. A number without a unit counts too; its reader asks for a metric. */
export function findFigures({ tokens }: TextField, sentence: Sentence): Figure[] {
  const figures: Figure[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (!standsAlone(tokens, i, sentence.to)) continue
    const { unit, to } = unitAt(tokens, i + 1, sentence.to)
    if (unit === '' ? YEAR.test(tokens[i].text) : to < sentence.to && SHARE.has(tokens[to].lower)) continue
    if (to < sentence.to && (tokens[to].lower === 'vs' || tokens[to].text === '-')) continue // a pair, a range
    figures.push({ value: Number(tokens[i].text), unit, from: i, to })
  }
  return shareUnits(tokens, figures)
}

/** A number that is no part of a name (`GPT-4`), of a longer number (`1,000`) or of a range. */
function standsAlone(tokens: readonly Token[], i: number, limit: number): boolean {
  const token = tokens[i]
  if (!NUMBER.test(token.text) || token.glued) return false
  const next = i + 1 < limit ? tokens[i + 1] : undefined
  const before = tokens[i - 1]
  if (next?.glued || (next && next.start === token.end && next.word)) return false
  if (next?.text === ',' && next.end === tokens[i + 2]?.start) return false
  if (before === undefined || before.end < token.start || OPENERS.has(before.text)) return true
  return before.text === '/' && tokens[i - 2]?.text === '%'
}

function unitAt(tokens: readonly Token[], at: number, limit: number): { unit: ResultUnit; to: number } {
  if (at >= limit) return { unit: '', to: at }
  if (tokens[at].text === '\\' && at + 1 < limit) return unitAt(tokens, at + 1, limit)
  const { lower } = tokens[at]
  if (lower === '%' || lower === 'percent') {
    const absolute = at + 1 < limit && POINTS.has(tokens[at + 1].lower)
    return absolute ? { unit: 'points', to: at + 2 } : { unit: '%', to: at + 1 }
  }
  if (lower === 'percentage' && at + 1 < limit && POINTS.has(tokens[at + 1].lower))
    return { unit: 'points', to: at + 2 }
  return POINTS.has(lower) ? { unit: 'points', to: at + 1 } : { unit: '', to: at }
}

/** Figures side by side, as in `2.3, 1.5 and 2.0%`, form a list. */
export function inOneList(tokens: readonly Token[], a: Figure, b: Figure): boolean {
  let joins = 0
  for (let i = a.to; i < b.from; i++) {
    if (![',', 'and', '/', '&'].includes(tokens[i].lower)) return false
    joins++
  }
  return joins > 0 && joins < 3
}

/** In a list the last unit is that of all: `2.3, 1.5 and 2.0%`. */
function shareUnits(tokens: readonly Token[], figures: Figure[]): Figure[] {
  for (let i = figures.length - 2; i >= 0; i--) {
    const [figure, next] = [figures[i], figures[i + 1]]
    if (figure.unit === '' && next.unit !== '' && inOneList(tokens, figure, next)) figure.unit = next.unit
  }
  return figures
}
