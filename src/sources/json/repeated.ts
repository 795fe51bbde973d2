/** Names that stand twice in one object: what reads JSON keeps the last value alone, so a record without an end would swallow the next. */

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}:]/gs

/** How many names all objects in a parsed value have. */
function namesIn(value: unknown): number {
  let count = 0
  const open = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (typeof one !== 'object' || one === null) continue
    if (Array.isArray(one)) for (const item of one) open.push(item)
    else
      for (const name in one) {
        count++
        const inner = (one as Record<string, unknown>)[name]
        if (typeof inner === 'object') open.push(inner)
      }
  }
  return count
}

const QUOTE = 34

/** How many names a text may have at most: as many as there are colons behind a quote, which texts in it may hold, too. */
function namesAtMost(text: string): number {
  let count = 0
  // Colons are few, and one letter is what is found fastest.
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1
    while (text.charCodeAt(before) <= 32) before--
    if (text.charCodeAt(before) === QUOTE) count++
  }
  return count
}

/** The first name that an object of `text` has twice; undefined where there is none. `value` is what the text was parsed to. */
export function repeatedName(text: string, value: unknown): string | undefined {
  // Nearly always there are as many names as may be, and no need to look closer.
  if (namesAtMost(text) <= namesIn(value)) return undefined
  const objects: Set<string>[] = []
  let last = ''
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') objects.push(new Set())
    else if (token === '}') objects.pop()
    else if (token !== ':') last = token
    else if (objects.at(-1)?.has(last)) return last
    else objects.at(-1)?.add(last)
  }
  return undefined
}

/** What to say of it. */
export const sayRepeated = (name: string): { what: string; done: string } => ({
  what: `a name twice in one object: ${name.slice(0, 40)}`,
  done: 'the last value counts',
})
