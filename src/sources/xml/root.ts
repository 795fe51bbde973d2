/** XML is told by its root element. */
import type { Format, SourceItem } from '../format.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { type XmlRecord, xmlRecords } from '../xml.ts'

export interface Root {
  /** Without its prefix. */
  name: string
  /** Its start tag as written, as far as it was seen, with what stands before it. */
  tag: string
}

const PROLOG =
  /^(?:[\s\uFEFF]+|<\?[^?]{0,2000}(?:\?(?!>)[^?]{0,2000}){0,20}\?>|<!--[\s\S]{0,6000}?-->|<!DOCTYPE\b[^<>[]{0,1000}(?:\[[^\]]{0,6000}\]\s{0,20})?>)/i

/** The root element of a document that begins so; undefined where that is no XML. */
export function rootOf(head: string): Root | undefined {
  let rest = head
  for (let found = PROLOG.exec(rest); found && found[0] !== ''; found = PROLOG.exec(rest))
    rest = rest.slice(found[0].length)
  const found = /^<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])[^>]*>?/.exec(rest)
  return found ? { name: found[1], tag: head.slice(0, head.length - rest.length) + found[0] } : undefined
}

/** A format of XML: documents with such a root, and the elements that are records (none of a record makes no paper). */
export function xmlFormat(
  name: string,
  fits: (root: Root, head: string) => boolean,
  records: ReadonlySet<string>,
  rawOf: (record: XmlRecord) => RawPaper | undefined,
): Format {
  return {
    name,
    looksLike(head) {
      const root = rootOf(head)
      return root && fits(root, head) ? 0.95 : 0
    },
    async *read(chunks, context): AsyncGenerator<SourceItem> {
      let number = 0
      for await (const record of xmlRecords(chunks, records, context)) {
        if ('problem' in record) yield record
        else {
          const raw = rawOf(record)
          if (raw) yield* paperFrom(raw, ++number, record.place, context)
        }
      }
    },
  }
}
