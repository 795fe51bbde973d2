/**
 * What stands in a field and is no text of the paper: lines of its publisher, notes of databases, labels of sections that
 * have lost their colon, and words that stand for a text that is not there.
 */
import { gluedLabels } from './glued-labels.ts'
import { publisherLines } from './publisher-lines.ts'

/** Half-open, in UTF-16 units. */
export interface Range {
  start: number
  end: number
}

const PLACEHOLDER =
  /^[\s[(<"]*(?:no (?:abstract|title|summary|description)(?: (?:is )?(?:available|provided|found|supplied|given))?(?: for this (?:article|paper|record|item))?|(?:an )?abstract (?:is )?(?:un|not )available|(?:title )?not available|n\.?[/.]?a\.?|nan|none|null|nil|undefined|abstract|untitled|-+|\.+|–|—|\?+)[\s.!\])>"]*$/i
const LONGEST_PLACEHOLDER = 80

/** Whether the text only says that there is none: `[No abstract available]`, `N/A`, `-`. White space is no such text. */
export function isPlaceholder(text: string): boolean {
  return text.length <= LONGEST_PLACEHOLDER && PLACEHOLDER.test(text)
}

/**
 * Where an abstract, as given or cleaned, is no text of the paper: sorted, disjoint, none of them empty; no ranges for
 * most. Time is linear in the text.
 */
export function apparatusOf(text: string): Range[] {
  if (isPlaceholder(text)) return [{ start: 0, end: text.length }]
  const found = [...gluedLabels(text), ...publisherLines(text)].sort((a, b) => a.start - b.start)
  const ranges: Range[] = []
  for (const range of found) {
    const last = ranges.at(-1)
    if (last === undefined || range.start > last.end) ranges.push(range)
    else last.end = Math.max(last.end, range.end)
  }
  return ranges
}

/**
 * The abstract with white space in place of all that is none of the paper's, as long as before, so that places in the one are
 * places in the other; an empty line, which ends a sentence, where there is room for it.
 */
export function withoutApparatus(text: string): string {
  const ranges = apparatusOf(text)
  if (ranges.length === 0) return text
  let read = ''
  let at = 0
  for (const { start, end } of ranges) {
    read += text.slice(at, start) + '\n\n'.padEnd(end - start).slice(0, end - start)
    at = end
  }
  return read + text.slice(at)
}
