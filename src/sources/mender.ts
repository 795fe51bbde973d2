/** Values of a record as they should be, and what was mended of them. */

/** Longest values, in UTF-16 code units or items. No real paper comes near them. */
export const LONGEST = { abstract: 1_000_000, title: 10_000, short: 1_000, keywords: 1_000, authors: 20_000 }

/** A value in a few words; one that is nested too deep to be written is only named. */
export const show = (value: unknown): string => {
  let text: string
  try {
    text = JSON.stringify(value) ?? String(value)
  } catch {
    text = 'a deeply nested value'
  }
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Collects what was mended while the fields of one record are read. */
export class Mender {
  readonly said: { what: string; done: string }[] = []

  say(what: string, done: string): void {
    this.said.push({ what, done })
  }

  /** Text as given; a number is written out, anything else is left out and said. Length is kept where it is mended. */
  text(name: string, value: unknown, longest = LONGEST.short): string {
    if (value === undefined || value === null) return ''
    if (typeof value === 'number' && Number.isFinite(value)) return String(value)
    if (typeof value !== 'string') {
      this.say(`${name}: expected text, found ${show(value)}`, 'left out')
      return ''
    }
    // Nearly all text is whole, which is seen at a glance.
    if (value.length <= longest && value.isWellFormed() && !value.includes('\0')) return value
    let text = value
    if (text.length > longest) {
      const inPair = /[\uD800-\uDBFF]/.test(text[longest - 1])
      this.say(`${name}: more than ${longest} characters`, 'cut')
      text = text.slice(0, inPair ? longest - 1 : longest)
    }
    const mended = text.toWellFormed().replaceAll('\0', '\uFFFD')
    if (mended !== text) this.say(`${name}: half a character or NUL`, 'replaced by U+FFFD')
    return mended
  }

  /** Items of an array, or of a string that `split` cuts; at most `most`. */
  list(name: string, value: unknown, most: number, split: (text: string) => unknown[]): unknown[] {
    if (value === undefined || value === null || value === '') return []
    const items = Array.isArray(value)
      ? value
      : typeof value === 'string'
        ? split(this.text(name, value, LONGEST.abstract))
        : undefined
    if (!items) this.say(`${name}: expected a list, found ${show(value)}`, 'left out')
    else if (items.length > most) this.say(`${name}: ${items.length} items`, `cut to ${most}`)
    return (items && items.length > most ? items.slice(0, most) : items) ?? []
  }
}
