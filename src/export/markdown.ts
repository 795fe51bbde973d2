import { oneLine } from './references.ts'
import { allowed } from './xml.ts'

/** What begins a heading, list, quote, code, link, tag, comment, formula, emphasis or HTML in Markdown or Obsidian. */
const SPECIAL = /[\\`*_{}[\]<>#|~$^%=!&]/g
/** What is special at the start of a line only. */
const START = /^(?:[-+:]|\d+(?=[.)]))/

/** Text on one line that Markdown shows as it is, at any place but inside code. */
export const markdownText = (text: string): string => escaped(oneLine(text)).replace(START, leading)

const leading = (start: string): string => (/\d/.test(start) ? `${start}\\` : `\\${start}`)

const escaped = (text: string): string => text.replace(SPECIAL, '\\$&')

/**
 * A sentence on one line with the range [start, end) of it highlighted (`==…==`), which belongs to `text` as given.
 */
export function highlighted(text: string, start: number, end: number): string {
  const part = (from: number, to: number): string =>
    escaped(allowed(text.slice(from, to)).replace(/\s+/g, ' '))
  const surface = part(start, end)
  const whole = `${part(0, start)}${surface.trim() === '' ? surface : `==${surface}==`}${part(end, text.length)}`
  return whole.trim().replace(START, leading)
}

/** A double-quoted scalar, which YAML reads as JSON does; what YAML does not print is escaped. */
export const yamlText = (text: string): string =>
  JSON.stringify(allowed(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
