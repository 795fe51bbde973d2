/**
 * XML as a stream of the elements that hold records. Read by saxes, which never loads an external entity nor expands one
 * that the document declares, so that no document can grow; HTML's named characters (`&eacute;`) are known.
 */
import { decodeHTMLStrict } from 'entities'
import { SaxesParser } from 'saxes'
import type { Problem } from '../types.ts'
import type { Chunks, Context } from './format.ts'

/** Largest record, and longest text or tag, in characters. */
export const LONGEST_XML = 8_000_000
/** Elements nested deeper than this are read as their text. */
export const DEEPEST_XML = 100

/** A document nested deeper than this is no library; it is not read on. */
export const ABYSS_XML = 5_000

export interface XmlElement {
  /** Without its prefix. */
  name: string
  attributes: ReadonlyMap<string, string>
  children: (XmlElement | string)[]
}

export interface XmlRecord {
  element: XmlElement
  /** What it stands in, outermost first, without content. */
  ancestors: readonly XmlElement[]
  place: string
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** HTML's named characters for the parser; an unknown name stays as it is written. */
const NAMED_CHARACTERS = new Proxy(Object.create(null) as Record<string, string>, {
  get: (_, name) => {
    if (typeof name !== 'string') return undefined
    const written = `&${name};`
    const character = decodeHTMLStrict(written)
    return character === written ? undefined : character
  },
})

class RecordParser {
  readonly found: (XmlRecord | { problem: Problem })[] = []
  private readonly parser = new SaxesParser({ position: true })
  private readonly stack: XmlElement[] = []
  /** How many of the stack are outside of the current record. */
  private outside = -1
  private begun = 0
  private size = 0
  private unread = 0
  private faulty = false
  private stopped = false
  private readonly names: ReadonlySet<string>
  private readonly file: string

  constructor(names: ReadonlySet<string>, file: string) {
    this.names = names
    this.file = file
    const { parser } = this
    parser.ENTITIES = NAMED_CHARACTERS
    parser.on('error', (error) => {
      // What follows from the first fault is noise.
      if (!this.faulty)
        this.say(error.message.replace(/^\d+:\d+: /, 'not well-formed: '), 'read on as far as possible')
      this.faulty = true
    })
    parser.on('opentag', ({ name, attributes }) => this.open(name, attributes as Record<string, string>))
    parser.on('closetag', () => this.close())
    parser.on('text', (text) => this.text(text))
    parser.on('cdata', (text) => this.text(text))
  }

  /** False when the rest cannot be read. */
  write(chunk: string): boolean {
    this.unread += chunk.length
    this.parser.write(chunk)
    if (this.stopped) return false
    if (this.unread <= LONGEST_XML) return true
    this.say(`a text or tag of more than ${LONGEST_XML} characters`, 'read up to there')
    this.stopped = true
    return false
  }

  end(): void {
    if (!this.stopped) this.parser.close()
    if (this.outside < 0) return
    this.say('the file ends inside a record', 'read as far as it goes')
    this.finish()
  }

  private say(what: string, done: string): void {
    this.found.push({ problem: { file: this.file, place: `line ${this.parser.line}`, what, done } })
  }

  private open(name: string, given: Record<string, string>): void {
    this.unread = 0
    if (this.stopped) return
    if (this.stack.length >= ABYSS_XML) {
      this.say(`elements nested ${ABYSS_XML} deep`, 'read up to there')
      this.stopped = true
      return
    }
    const local = localName(name)
    if (this.outside < 0 && this.names.has(local)) {
      this.outside = this.stack.length
      this.begun = this.parser.line
      this.size = 0
    }
    const attributes = new Map(Object.entries(given).map(([key, value]) => [localName(key), value]))
    const element: XmlElement = { name: local, attributes, children: [] }
    const kept = this.stack.length < DEEPEST_XML && this.size <= LONGEST_XML
    if (this.outside >= 0 && this.stack.length > this.outside && kept)
      this.stack.at(-1)!.children.push(element)
    // Below the deepest level everything belongs to the element there.
    this.stack.push(this.stack.length < DEEPEST_XML ? element : this.stack.at(-1)!)
    this.size += name.length
  }

  private close(): void {
    this.unread = 0
    if (this.stopped) return
    if (this.stack.length - 1 === this.outside) this.finish()
    else this.stack.pop()
  }

  private text(text: string): void {
    this.unread = 0
    if (this.outside < 0 || this.stopped) return
    const before = this.size
    this.size += text.length
    if (this.size <= LONGEST_XML) this.stack.at(-1)!.children.push(text)
    else if (before <= LONGEST_XML) this.say(`a record of more than ${LONGEST_XML} characters`, 'cut')
  }

  private finish(): void {
    const [element] = this.stack.splice(this.outside)
    this.found.push({ element, ancestors: [...this.stack], place: `line ${this.begun}` })
    this.outside = -1
  }
}

/**
 * Streams the elements of these local names, outermost ones only, with all that is in them. XML that is not well-formed
 * is read as far as it makes sense, and the first fault of a file is a Problem.
 */
export async function* xmlRecords(
  chunks: Chunks,
  names: ReadonlySet<string>,
  context: Context,
): AsyncGenerator<XmlRecord | { problem: Problem }> {
  const parser = new RecordParser(names, context.file)
  for await (const chunk of chunks) {
    const goesOn = parser.write(chunk)
    yield* parser.found.splice(0)
    if (!goesOn) break
  }
  parser.end()
  yield* parser.found
}

/** Reads a piece of markup (JATS in a JSON field); undefined where it is not well-formed. */
export function xmlFragment(markup: string): XmlElement | undefined {
  const parser = new RecordParser(new Set(['fragment']), '')
  parser.write(`<fragment>${markup}</fragment>`)
  parser.end()
  const [record, ...more] = parser.found
  return record && 'element' in record && more.length === 0 ? record.element : undefined
}
