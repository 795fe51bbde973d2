/** Keywords that name nothing: codes of classifications, readers' tags, and words for there being none. */
import { isPlaceholder } from './apparatus.ts'

/** Codes that look like no name: MSC (`05C85`, `62-07`), PACS (`71.15.Mb`), and what says that it is a code (`JEL: D72`). */
const CODE =
  /^(?:\d{2}(?:[A-Z](?:\d{2}|xx|XX)|-(?:\d{2}|xx|XX))|\d{2}\.\d{2}\.(?:[A-Z][a-z]|-[a-z]|[A-Z]-)|(?:JEL|MSC|AMS|PACS|UDC)(?=.)(?:[ -]?\d{4})?(?:[ -](?:[Ss]ubject|[Cc]lassifications?|[Cc]odes?|[Nn]umbers?))*(?: ?[:#].{0,60}|[ -](?:[A-Z]\d{1,2}|\d{2}[A-Z-](?:\d{2}|xx|XX)|\d{2}\.\d{2}\.[\w-]{2}))?|\d+)$/
/** Codes of JEL, which look like names too (`P53`, `S4`). */
const JEL = /^[A-RYZ]\d{2}$/
const JEL_SHORT = /^[A-RYZ]\d?$/
/** `/toread`, `_tablet`, `*printed`, `file-import-12-03-04`, `to-read`. */
const READERS =
  /^(?:[/_*!@~][\p{L}_].*|(?:file|bibtex|ris|endnote|zotero|mendeley)[-_ ]import\b.*|(?:to[-_ ]?be[-_ ]?read|to[-_ ]?read|unread|must[-_ ]?read|read[-_ ]?later|no[-_ ]tags?|no keywords?|not applicable))$/iu
/** Most keywords begin like none of these. */
const SUSPECT =
  /^(?:[A-Z]\d?\d?$|[^\p{L}]|JEL|MSC|AMS|PACS|UDC|\S+-import|to|un|must|read|[Nn].{0,3}$|[Nn]o)/u

/**
 * Which of a paper's keywords name nothing, by their place in the list; none in most lists. What may be a name (`P53`, `null`)
 * stays where one of the paper's texts has it as a word, or where they are empty.
 */
export function namelessKeywords(keywords: readonly string[], ...texts: string[]): ReadonlySet<number> {
  if (!keywords.some((keyword) => SUSPECT.test(keyword))) return NONE
  const nameless = new Set<number>()
  const given = keywords.map((keyword) => keyword.trim().replace(/[.;,]$/, ''))
  const unsaid = (word: string): boolean =>
    texts.some((text) => text !== '') && !texts.some((text) => stands(text, word))
  const codes = given.filter((keyword) => JEL.test(keyword) && unsaid(keyword))
  for (const [k, keyword] of given.entries()) {
    const isNameless =
      CODE.test(keyword) ||
      READERS.test(keyword) ||
      codes.includes(keyword) ||
      (JEL_SHORT.test(keyword) && unsaid(keyword) && codes.some((code) => code.startsWith(keyword))) ||
      (isPlaceholder(keyword) && unsaid(keyword))
    if (isNameless) nameless.add(k)
  }
  return nameless
}

const NONE: ReadonlySet<number> = new Set()

/** Whether the text has the word as a word of its own. */
function stands(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test((text[at - 1] ?? ' ') + (text[at + word.length] ?? ' '))) return true
  return false
}
