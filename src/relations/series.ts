/** The concepts of a sentence in the order of the text, and which of them stand in one list (`A, B and C`). */
import type { Sentence, TextField, Token } from '../text/index.ts'
import type { ConceptType } from '../types.ts'

/** A place of an accepted concept in a field. */
export interface Place {
  concept: number
  type: ConceptType
  /** Tokens `from … to - 1`. */
  from: number
  to: number
}

/** Concepts joined by commas and conjunctions; most series have one. */
export interface Series {
  items: Place[]
  from: number
  to: number
  /** Its last two items are joined by a conjunction: a further comma begins something else. */
  closed: boolean
}

const JOINS = new Set([',', 'and', 'or', '&', '/', '+'])
const CONJUNCTIONS = new Set(['and', 'or', '&', '/', '+'])
/** Words that may follow the name of a concept within its item of a list. */
const HEADS = new Set(
  `method model approach framework algorithm technique task dataset benchmark network architecture system baseline
  corpus score problem environment metric`.split(/\s+/),
)
const ARTICLES = new Set(['the', 'a', 'an', 'our', 'its', 'their', 'both'])

/** The series of a sentence, by position; places inside longer ones are left out. `places` are sorted by `from`. */
export function findSeries({ tokens }: TextField, sentence: Sentence, places: readonly Place[]): Series[] {
  const series: Series[] = []
  for (const place of outermost(places, sentence)) {
    const item = { ...place, to: headEnd(tokens, place.to, sentence.to) }
    const last = series.at(-1)
    const before = last?.items.at(-1)
    if (last && before && before.concept === item.concept && tokens[before.to]?.text === '(') {
      before.to = tokens[item.to]?.text === ')' ? headEnd(tokens, item.to + 1, sentence.to) : item.to
      last.to = before.to
    } else if (last && before && joins(tokens, last, before, item)) {
      last.items.push(item)
      last.closed = closes(tokens, before.to, item.from)
      last.to = item.to
    } else series.push({ items: [item], from: item.from, to: item.to, closed: false })
  }
  return series
}

function outermost(places: readonly Place[], { from, to }: Sentence): Place[] {
  const kept: Place[] = []
  for (const place of places) {
    if (place.from < from || place.to > to) continue
    const last = kept.at(-1)
    if (!last || place.from >= last.to) kept.push(place)
    else if (place.to - place.from > last.to - last.from) kept[kept.length - 1] = place
  }
  return kept
}

/** The end with the generic head that follows: `VTAB-1K` in `VTAB-1K benchmark`. */
function headEnd(tokens: readonly Token[], to: number, limit: number): number {
  return to < limit && HEADS.has(tokens[to].norm) ? to + 1 : to
}

/**
 * Whether an item continues a series: nothing but commas, conjunctions and articles stand before it. A bare comma does
 * not join what is not alike (`on CIFAR-100, ToCom reaches …`).
 */
function joins(tokens: readonly Token[], series: Series, before: Place, item: Place): boolean {
  const [from, to] = [series.to, item.from]
  if (to <= from || to - from > 4) return false
  let found = 0
  for (let i = from; i < to; i++) {
    if (JOINS.has(tokens[i].lower)) found++
    else if (!(found > 0 && ARTICLES.has(tokens[i].lower))) return false
  }
  if (found === 0) return false
  return closes(tokens, from, to) || (!series.closed && alike(before.type, item.type))
}

function closes(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (CONJUNCTIONS.has(tokens[i].lower)) return true
  return false
}

const isPlace = (type: ConceptType): boolean => type === 'dataset' || type === 'task'

function alike(a: ConceptType, b: ConceptType): boolean {
  return a === b || a === 'topic' || b === 'topic' || (isPlace(a) && isPlace(b))
}
