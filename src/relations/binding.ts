/** Binds a figure to what stands around it: place, metric, method, what it is compared with. */
import type { Sentence, Token } from '../text/index.ts'
import type { Figure } from './figures.ts'
import type { Place, Series } from './series.ts'

/** Verbs and nouns of sentences that report. */
export const REPORTS =
  /^(?:achiev|improv|outperform|yield|reach|obtain|surpass|attain|gain|exceed|increas|reduc|boost|scor|beat|accura|record|deliver|drop|decreas|rais|enhanc|perform|raises?$|lower|higher|better)/
export const METRIC_WORDS =
  /^(?:accurac(?:y|ies)|f1|f-?score|bleu|rouge|meteor|cider|spice|m?ap|miou|iou|fid|psnr|ssim|lpips|auc|auroc|wer|cer|perplexity|mrr|ndcg|em|precision|recall|dice|chrf|comet)$/
const WHERE = new Set(['on', 'in', 'for', 'over', 'across'])
const AGAINST =
  /^(?:than|over|outperform\w*|surpass\w*|beat\w*|exceed\w*|versus|vs|against|compared|relative)$/
const FIGURE_END = /^(?:%|percent|points?)$/
const PASSIVE = new Set(['is', 'are', 'was', 'were', 'be', 'been'])
const GOVERNS = new Set('under of for with on in by using to over than against'.split(' '))
const OURS = new Set(['we', 'our', 'it', 'ours'])
/** A list of places this close before a figure is not that of the next figure. */
const CLOSE = 4
/** Between `on` and what it is about. */
const FILLERS = new Set(
  'the a an our its both all popular challenging large-scale test dev validation set split of widely used'.split(
    ' ',
  ),
)

/** What lies around a list of figures, up to the figures before and after. */
export interface Scope {
  tokens: readonly Token[]
  series: readonly Series[]
  /** Lists of places that earlier figures were bound to. */
  claimed: Set<Series>
  from: number
  to: number
  /** First token of the sentence, and the one after its last. */
  opens: number
  ends: number
}

const isPlace = ({ type }: Place): boolean => type === 'dataset' || type === 'task'

/** Whether a figure is what something else reached: `from 55.5 to 58.0`, `outperforming the 51.5% of a baseline`. */
export function ofOthers({ from }: Figure, { tokens, from: least }: Scope): boolean {
  if (tokens[from - 1]?.lower === 'from') return true
  if (tokens[from - 1]?.text === '+' && FIGURE_END.test(tokens[from - 3]?.text ?? '')) return true // 72.4% (+1.2%)
  for (let i = from - 2; i >= least; i--) {
    const { lower } = tokens[i]
    if (AGAINST.test(lower) || lower.startsWith('baseline')) return tokens[from - 1].lower !== 'by'
    if (lower === 'by' || lower === 'with' || REPORTS.test(lower)) return false
  }
  return false
}

/** The datasets or tasks that figures are about: named after them (datasets first), or before them. */
export function placesOf(group: readonly Figure[], scope: Scope): Place[] {
  const { tokens, series, claimed, to, opens, ends } = scope
  const start = group[0].from
  const end = group[group.length - 1].to
  const bracket = bracketBefore(tokens, start)
  if (bracket >= 0) return placeBefore(series, bracket)
  const listed = tokens.slice(opens, ends).some(({ lower }) => lower === 'respectively')
  const fits = ({ items }: Series): boolean =>
    items.every(isPlace) && (items.length === group.length || (group.length === 1 && !listed))
  const after = series.filter(
    (one) => one.from >= end && one.to <= to && fits(one) && preposition(tokens, one.from, end),
  )
  const before = series.findLast(
    (one) => one.to <= start && !claimed.has(one) && fits(one) && preposition(tokens, one.from, opens),
  )
  const found = after.find(({ items }) => items[0].type === 'dataset') ?? after[0] ?? before
  if (found === undefined) return []
  if (found !== before || start - found.to <= CLOSE) claimed.add(found)
  return found.items
}

/** The bracket that opens right before token `at`, but for a sign: `ScanNet (+18.4 mIoU)`; else -1. */
function bracketBefore(tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1]?.text === '+' ? at - 2 : at - 1
  return tokens[before]?.text === '(' ? before : -1
}

function placeBefore(series: readonly Series[], at: number): Place[] {
  const last = series.find((one) => one.to === at)?.items.at(-1)
  return last && isPlace(last) ? [last] : []
}

/** Whether `on`, `in` or the like stands before token `at`, but for fillers, and not before token `from`. */
function preposition(tokens: readonly Token[], at: number, from: number): boolean {
  for (let i = at - 1, steps = 0; i >= from && steps < 5; i--, steps++) {
    if (WHERE.has(tokens[i].lower)) return true
    if (!FILLERS.has(tokens[i].lower)) return false
  }
  return false
}

/** The metric right beside a figure: `89.3 F1`, `a BLEU score of 28.4`, `2% in top-1 accuracy`. */
export function metricOf(
  { from, to }: Figure,
  { tokens, series, from: least, to: most }: Scope,
): number | undefined {
  const metrics = series.flatMap(({ items }) => items).filter(({ type }) => type === 'metric')
  const after = metrics.find((place) => place.from >= to && place.to <= most && place.from - to <= 4)
  if (after && !crosses(tokens, to, after.from)) return after.concept
  const before = metrics.findLast((place) => place.to <= from && place.from >= least && from - place.to <= 4)
  return before && !crosses(tokens, before.to, from) ? before.concept : undefined
}

/** Whether a new clause begins between two tokens. */
function crosses(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (/^(?:,|;|and|while|but|on|with|using|than|compared)$/.test(tokens[i].lower)) return true
  return false
}

export function besideMetricWord(tokens: readonly Token[], { from, to }: Figure, scope: Scope): boolean {
  for (let i = Math.max(scope.from, from - 3); i < Math.min(scope.to, to + 3); i++)
    if (METRIC_WORDS.test(tokens[i].lower) && !crosses(tokens, Math.min(i, to), Math.max(i, from)))
      return true
  return false
}

/** Who reached a figure: a method named before it and not the one compared with; else, where `we` reports, our own. */
export function methodOf(
  { from }: Figure,
  tokens: readonly Token[],
  sentence: Sentence,
  series: readonly Series[],
  own: number | undefined,
): number | undefined {
  const before = series.filter((one) => one.to <= from).flatMap(({ items }) => items)
  if (own !== undefined && before.some(({ concept }) => concept === own)) return own
  for (let i = sentence.from; i < from; i++) if (OURS.has(tokens[i].lower)) return own
  const subject = before.find(({ type }) => type === 'method')
  if (!subject || governed(tokens, subject.from, sentence.from)) return undefined
  const verb = tokens.slice(subject.to, Math.min(subject.to + 3, from))
  return verb.some(({ lower }) => REPORTS.test(lower)) && !verb.some(({ lower }) => PASSIVE.has(lower))
    ? subject.concept
    : undefined
}

/** Whether a preposition stands closely before: then it is no subject. */
function governed(tokens: readonly Token[], at: number, from: number): boolean {
  return tokens.slice(Math.max(from, at - 3), at).some(({ lower }) => GOVERNS.has(lower))
}

/** The methods named after `than`, `compared to`, `outperforms` and the like. */
export function versusOf(
  { from }: Figure,
  { tokens, series, from: least, to }: Scope,
  method?: number,
): number[] {
  const versus = new Set<number>()
  for (const one of series) {
    const near = one.from >= from ? one.to <= to : one.from >= least
    if (!near || !one.items.every(({ type }) => type === 'method')) continue
    const words = tokens.slice(Math.max(least, one.from - 4), one.from)
    if (!words.some(({ lower }) => AGAINST.test(lower))) continue
    for (const { concept } of one.items) if (concept !== method) versus.add(concept)
  }
  return [...versus].sort((a, b) => a - b)
}
