/** Written lists of keywords, in all the ways that people and programs write them. */

/** What parts keywords beyond doubt: semicolons (but those that end an entity), bars, bullets. */
const MARK = /(?<!&#?\w{1,8});|；|\||\s[•·]\s/
const LABEL = /^\s*(?:key ?words?(?: and phrases)?|index terms)\s*[:：—–]+\s*/i

/** At commas outside of brackets; where these are not balanced, at all. */
function atCommas(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if ('({（'.includes(char)) depth++
    else if (')}）'.includes(char)) depth = Math.max(depth - 1, 0)
    else if (depth === 0 && ',，、'.includes(char)) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return depth === 0 ? [...parts, text.slice(from)] : text.split(/[,，、]/)
}

/**
 * The keywords in a text: at semicolons, bars or bullets where there are any, else at commas outside of brackets, else a
 * line each. A label before them is left out, and so are empty ones. Linear in the text.
 */
export function keywordsIn(text: string): string[] {
  const list = text.replace(LABEL, '')
  const marked = list.split(MARK)
  const commas = marked.length > 1 ? marked : atCommas(list)
  const parts = commas.length > 1 ? commas : list.split(/[\r\n]+/)
  return parts.map((keyword) => keyword.trim()).filter(Boolean)
}

/** The keywords in fields of which each should hold one; commas part them where there is only one with several of them. */
export const termsEach = (values: readonly string[]): string[] =>
  values.length === 1 && values[0].split(/[,，、]/).length > 2
    ? keywordsIn(values[0])
    : values.flatMap((value) =>
        value
          .split(MARK)
          .map((term) => term.trim())
          .filter(Boolean),
      )
