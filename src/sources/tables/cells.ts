/** What the cells of an Excel sheet say: text, numbers, dates. */
import type { XmlElement } from '../xml.ts'
import { allAt, firstAt } from '../xml-tree.ts'

/** Of a workbook, what its cells point to. */
export interface Shared {
  strings: readonly string[]
  /** For each style whether numbers under it are dates. */
  dates: readonly boolean[]
  /** Whether dates are counted from 1904 on, as old ones of the Macintosh are. */
  from1904: boolean
}

const textOf = (element: XmlElement | undefined): string =>
  (element?.children ?? []).filter((child) => typeof child === 'string').join('')

/** How Excel writes characters that XML has not: `_x000D_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** The text of a string item, in one piece or in runs; how it is pronounced is left out. */
export const stringOf = (item: XmlElement | undefined): string =>
  unescaped(
    (item?.children ?? [])
      .map((child) =>
        typeof child === 'string' || (child.name !== 't' && child.name !== 'r')
          ? ''
          : textOf(child.name === 't' ? child : firstAt(child, 't')),
      )
      .join(''),
  )

/** Formats of numbers that every workbook has, and that are dates: of the day, of East Asia, of the time. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Which styles are of dates, from the `numFmt` and `cellXfs` elements of a workbook's styles. */
export function dateStyles(elements: readonly XmlElement[]): boolean[] {
  const dates = new Map<number, boolean>()
  for (const { name, attributes } of elements)
    if (name === 'numFmt') {
      const code = (attributes.get('formatCode') ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
      dates.set(Number(attributes.get('numFmtId')), /[dmyhs]/i.test(code))
    }
  return elements
    .filter(({ name }) => name === 'cellXfs')
    .flatMap((all) => allAt(all, 'xf'))
    .map((style) => Number(style.attributes.get('numFmtId')))
    .map((id) => dates.get(id) ?? isBuiltInDate(id))
}

/** Milliseconds. */
const DAY = 86_400_000
/** Excel counts from the end of 1899, and takes 1900 for a leap year. */
const FROM_1900 = Date.UTC(1899, 11, 30)
const FROM_1904 = Date.UTC(1904, 0, 1)
/** The end of the year 9999. */
const LAST_DAY = 2_958_465

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** `44197` → `2021-01-01`; what is no day stays as it is. */
function dayOf(value: number, from1904: boolean): string {
  if (!(value >= 1 && value <= LAST_DAY)) return String(value)
  const parts = PARTS.formatToParts((from1904 ? FROM_1904 : FROM_1900) + Math.floor(value) * DAY)
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** `A` → 0, `AB12` → 27; undefined where the cell does not say. */
export function columnOf(cell: XmlElement): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d|$)/.exec(cell.attributes.get('r') ?? '')?.[0]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** What a cell says; '' where it is empty or an error, undefined where it points to a text that is not there. */
export function cellText(cell: XmlElement, { strings, dates, from1904 }: Shared): string | undefined {
  const value = textOf(firstAt(cell, 'v'))
  switch (cell.attributes.get('t')) {
    case 's':
      return value.trim() === '' ? '' : strings[Number(value)]
    case 'inlineStr':
      return stringOf(firstAt(cell, 'is'))
    case 'str':
    case 'd':
      return unescaped(value)
    case 'e':
      return ''
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
  }
  const number = Number(value)
  if (value.trim() === '' || Number.isNaN(number)) return value.trim()
  return dates[Number(cell.attributes.get('s') ?? 0)] ? dayOf(number, from1904) : String(number)
}
