import { oneLine } from './references.ts'
import { uniqueNames } from './unique.ts'

/** UTF-8 bytes of a name without its ending: file systems allow 255, and a folder synced elsewhere may need room. */
const MOST_BYTES = 120
/** Forbidden on Windows, or read as something else in a wikilink. */
const UNSAFE = /[<>:"/\\|?*#^[\]%`$]+/g
/** Devices on Windows, whatever stands behind a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

const bytes = new TextEncoder()

/**
 * Gives out names of files (without an ending) that are safe on Linux, macOS and Windows and inside a wikilink, and
 * that differ from all before by more than case and Unicode form: a later one gets ` 2`, ` 3`, …
 */
export function fileNames(): (text: string) => string {
  const unique = uniqueNames(' ', folded)
  return (text) => unique(safe(text))
}

/** File systems that ignore case each fold it in their own way; this one joins whatever any of them does. */
export const folded = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')

function safe(text: string): string {
  const plain = oneLine(text.replace(UNSAFE, ' '))
    .normalize('NFC')
    // Invisible and direction-changing characters would make two names look the same.
    .replace(/\p{Cf}|\p{Cc}/gu, '')
  let short = ''
  let length = 0
  for (const character of plain) {
    length += bytes.encode(character).length
    if (length > MOST_BYTES) break
    short += character
  }
  // Windows drops dots and spaces at the end; a dot at the start hides a file.
  const trimmed = short.replace(/^[.\s]+|[.\s]+$/g, '')
  return trimmed === '' ? 'untitled' : trimmed.replace(RESERVED, '_$&')
}
