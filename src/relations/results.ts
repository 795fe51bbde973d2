/** Reported figures, bound to the dataset or task, the metric and the method that they are about. */
import { type Document, type Sentence, spanOf, type TextField, type Token } from '../text/index.ts'
import type { Result } from '../types.ts'
import {
  besideMetricWord,
  METRIC_WORDS,
  methodOf,
  metricOf,
  ofOthers,
  placesOf,
  REPORTS,
  type Scope,
  versusOf,
} from './binding.ts'
import { type Figure, findFigures, inOneList } from './figures.ts'
import type { Series } from './series.ts'

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
const CHANGES =
  /^(?:by|improv\w*|gain\w*|increas\w*|reduc\w*|drop\w*|decreas\w*|higher|lower|better|boost\w*|outperform\w*|surpass\w*|exceed\w*|margin)$/

/**
 * The results of one sentence; precision goes before recall. A figure counts when the sentence reports, and when its
 * place or its metric is known. A list of figures is bound to the list of as many datasets or tasks, one by one; where
 * there is no such list, figures of a list are left out. `own` gives the concept that the paper proposes.
 */
export function findResults(
  document: Document,
  text: TextField,
  sentence: Sentence,
  series: readonly Series[],
  own: () => number | undefined,
): Result[] {
  const { tokens } = text
  if (!reports(tokens, sentence)) return []
  const figures = findFigures(text, sentence)
  const groups = figures.reduce<Figure[][]>((lists, figure) => {
    const last = lists.at(-1)?.at(-1)
    if (last && inOneList(tokens, last, figure)) lists.at(-1)!.push(figure)
    else lists.push([figure])
    return lists
  }, [])
  const claimed = new Set<Series>()
  return groups.flatMap((group, g) => {
    const scope = {
      tokens,
      series,
      claimed,
      from: groups[g - 1]?.at(-1)?.to ?? sentence.from,
      to: groups[g + 1]?.[0].from ?? sentence.to,
      opens: sentence.from,
      ends: sentence.to,
    }
    if (ofOthers(group[0], scope)) return []
    const where = placesOf(group, scope)
    if (group.length > 1 && where.length !== group.length) return []
    const about = group.map((figure, i) => ({
      figure,
      metric: metricOf(figure, scope),
      on: group.length > 1 ? where.slice(i, i + 1) : where,
    }))
    const kind = changes(group, scope) ? 'change' : 'score'
    const shared = about.find(({ metric }) => metric !== undefined)?.metric
    return about.flatMap(({ figure, on, metric = shared }) => {
      const measured = metric !== undefined || besideMetricWord(tokens, figure, scope)
      if (figure.unit === '' ? !measured : !measured && on.length === 0) return []
      const method = methodOf(figure, tokens, sentence, series, own())
      const versus = versusOf(figure, scope, method)
      const bare = { ...resultAt(document, text, sentence, figure), kind, versus } as const
      const bound = {
        ...bare,
        ...(metric !== undefined && { metric }),
        ...(method !== undefined && { method }),
      }
      return on.length === 0 ? [bound] : on.map((place) => ({ ...bound, on: place.concept }))
    })
  })
}

function reports(tokens: readonly Token[], { from, to }: Sentence): boolean {
  let figure = from
  while (figure < to && !isDigit(tokens[figure].text.charCodeAt(0))) figure++
  if (figure === to) return false
  for (let i = from; i < to; i++)
    if (REPORTS.test(tokens[i].lower) || METRIC_WORDS.test(tokens[i].lower)) return true
  return false
}

/** Whether the words around figures speak of an improvement or a loss. */
function changes(group: readonly Figure[], { tokens, from, to }: Scope): boolean {
  const start = group[0].from
  const end = group[group.length - 1].to
  const around = [
    ...tokens.slice(Math.max(from, start - 7), start),
    ...tokens.slice(end, Math.min(to, end + 3)),
  ]
  return around.some(({ lower }) => CHANGES.test(lower))
}

function resultAt(
  document: Document,
  text: TextField,
  sentence: Sentence,
  { value, unit, from, to }: Figure,
): Omit<Result, 'versus' | 'kind'> {
  const span = spanOf(text, from, to)
  const { start, end } = spanOf(text, sentence.from, sentence.to)
  return {
    ...span,
    value,
    unit,
    surface: document.paper[text.field].slice(span.start, span.end),
    sentence: { start, end },
  }
}
