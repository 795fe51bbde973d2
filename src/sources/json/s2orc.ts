/** Whole texts of S2ORC, in which title and abstract are marked by where they stand. */
import { at, textAt } from './json-values.ts'

/**
 * What is marked as `kind` in `content`, a record's own: its pieces, a line each. Places are given as JSON in a text, and
 * count code points; `''` where there are none, or they are no places of the text.
 */
export function marked(content: unknown, kind: 'title' | 'abstract'): string {
  const text = textAt(content, 'text')
  const places = placesIn(textAt(content, 'annotations', kind))
  if (places.length === 0) return ''
  const points = /[\uD800-\uDBFF]/.test(text) ? Array.from(text) : undefined
  return places
    .map(([start, end]) => (points ? points.slice(start, end).join('') : text.slice(start, end)).trim())
    .filter(Boolean)
    .join('\n')
}

function placesIn(json: string): [number, number][] {
  let list: unknown
  try {
    list = JSON.parse(json)
  } catch {
    return []
  }
  if (!Array.isArray(list)) return []
  return list.flatMap((place) => {
    const [start, end] = [Number(at(place, 'start')), Number(at(place, 'end'))]
    return start >= 0 && end > start ? [[start, end] as [number, number]] : []
  })
}
