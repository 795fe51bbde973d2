/** Numbers that a record carries and that a person wants kept with each paper, as `citations` from the column `Cited by`. */
import { byCode } from '../order.ts'

/** What stands in a field of a record under the name that the source has for it; undefined where there is none. */
export type Lookup = (name: string) => unknown

/** `1,234` and `1,234.5`, as tables write large numbers. */
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i

/** The number that a value says; undefined where it says none. What holds a single value is asked for that. */
function numberIn(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length === 1 ? numberIn(value[0]) : undefined
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.length > 60) return undefined
  const text = value.trim()
  if (GROUPED.test(text)) return Number(text.replaceAll(',', ''))
  const number = PLAIN.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && /^\s*(?:n\/?a|null|-+)?\s*$/i.test(value))

/** The numbers by their own names, sorted; and what stands in a field that should hold one. */
export function keptNumbers(
  keep: ReadonlyMap<string, string>,
  fieldOf: Lookup,
): { kept: [name: string, value: number][]; wrong: [name: string, value: unknown][] } {
  const kept: [string, number][] = []
  const wrong: [string, unknown][] = []
  for (const [name, field] of keep) {
    const value = fieldOf(field)
    if (isNothing(value)) continue
    const number = numberIn(value)
    if (number === undefined) wrong.push([name, value])
    // Adding 0 turns -0 into 0.
    else kept.push([name, number + 0])
  }
  return { kept: kept.sort(([a], [b]) => byCode(a, b)), wrong }
}
