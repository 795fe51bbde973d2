/** YAML as people write it: what is wrong in it is said, and names that stand twice are no reason to read nothing. */
import { LineCounter, parseDocument, Scalar, visit } from 'yaml'

/** References to an anchor that are followed. */
const MOST_ALIASES = 20

/** The first line of what the parser says, and what it means where the parser ran out of room. */
const plainly = (message: string): string =>
  /call stack/.test(message) ? 'nested too deep' : message.split('\n', 1)[0]

/** `title: Graphs: a study`, which people write and YAML does not take, with its value in quotes. */
const quoted = (text: string): string =>
  text.replace(
    /^([\w-]+:[ \t]+)(?!['"[{|>&*!#%@`-])([^\n]*:(?:[ \t][^\n]*)?)$/gm,
    (_, name: string, value: string) => name + JSON.stringify(value.trimEnd()),
  )

/**
 * Parses YAML, a value with a colon in it as text. Gives the value, undefined where it cannot be read, and what is wrong with it, one line each: of a name that
 * stands twice in one place the last value counts.
 */
export function yamlOf(text: string, schema: 'core' | 'failsafe'): { value: unknown; faults: string[] } {
  const options = { strict: false, schema, logLevel: 'error', prettyErrors: false } as const
  const faults: string[] = []
  try {
    const lineCounter = new LineCounter()
    const document = parseDocument(text, { ...options, uniqueKeys: true, lineCounter })
    let isWhole = true
    for (const { code, message, pos } of document.errors) {
      const { line } = lineCounter.linePos(pos[0])
      if (code === 'DUPLICATE_KEY')
        faults.push(`a name twice in one place, line ${line}; the last value counts`)
      else {
        isWhole = false
        faults.push(`${plainly(message)} at line ${line}`)
        break
      }
    }
    visit(document, {
      Scalar(_, { type, comment, range }) {
        if (type !== Scalar.PLAIN || !comment || /^[\s#]/.test(comment) || !range) return
        const { line } = lineCounter.linePos(range[0])
        faults.push(`text behind # at line ${line}, which YAML takes for a comment`)
      },
    })
    const mended = isWhole ? text : quoted(text)
    if (mended !== text) return yamlOf(mended, schema)
    return { value: isWhole ? document.toJS({ maxAliasCount: MOST_ALIASES }) : undefined, faults }
  } catch (error) {
    return { value: undefined, faults: [plainly((error as Error).message)] }
  }
}
