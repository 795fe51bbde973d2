/**
 * What XML 1.0 forbids in any form: control characters but tab, line feed and carriage return, U+FFFE and U+FFFF, and
 * surrogates without a partner.
 */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  // Readers turn these into a space in attributes and a carriage return into a line feed everywhere.
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
  // … and, by the rules of XML 1.1, these into a line feed.
  ['\u0085', '&#133;'],
  ['\u2028', '&#8232;'],
])

/** Removes the characters that XML 1.0 forbids; nothing else can stand for them. */
export const allowed = (text: string): string => text.replace(FORBIDDEN, '')

/** What is forbidden or escaped, surrogates with a partner among it; most texts hold none of it. */
const MARKED = /[&<>"\u0000-\u001f\u0085\u2028\ud800-\udfff\ufffe\uffff]/
/** The same without the quote, of which JSON is full. */
const MARKED_OTHERWISE = /[&<>\u0000-\u001f\u0085\u2028\ud800-\udfff\ufffe\uffff]/

/** Text for an XML element or a double-quoted attribute: forbidden characters removed, the rest comes back as it was. */
export function escapeXml(text: string): string {
  if (!MARKED.test(text)) return text
  if (!MARKED_OTHERWISE.test(text)) return text.replaceAll('"', '&quot;')
  return allowed(text).replace(/[&<>"\t\n\r\u0085\u2028]/g, (character) => ESCAPES.get(character)!)
}
