/** Lists and objects that stand in the cells of tables, as programs write them there: in JSON, or as Python prints them. */

/** Longer cells hold no such thing, in characters. */
const LONGEST = 1_000_000
const STRING = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\b(?:None|nan|NaN|True|False)\b/gs
const WORDS: ReadonlyMap<string, string> = new Map([
  ['None', 'null'],
  ['nan', 'null'],
  ['NaN', 'null'],
  ['True', 'true'],
  ['False', 'false'],
])
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
])

const unescaped = (text: string): string =>
  text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gis, (_, byte?: string, unit?: string, one = '') =>
    byte || unit ? String.fromCharCode(Number.parseInt(byte ?? unit!, 16)) : (ESCAPED.get(one) ?? one),
  )

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `['a', "b's"]`, `[{"name": "Jane Doe"}]`, `{'DOI': None}` → what it says; undefined where a cell is no such thing. */
export function literalOf(cell: string): unknown {
  if (!/^\s*(?:\[\s*(?:['"{]|\])|\{\s*(?:['"]|\}))/.test(cell) || cell.length > LONGEST) return undefined
  return (
    parsed(cell) ??
    parsed(cell.replace(STRING, (found) => WORDS.get(found) ?? JSON.stringify(unescaped(found.slice(1, -1)))))
  )
}
