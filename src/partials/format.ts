/**
 * Plain data ⇄ bytes, for what is counted of some papers and goes to another process or machine.
 *
 * A file is `CATL`, a byte for the version, the kind of what is in it (a text), and one value. A value is a byte for what it
 * is (TAGS) and then: nothing (undefined, null, false, true); a whole number; eight bytes (any other number,
 * little-endian); a text; a count and so many values (list), or names and values in turn (object, map); a count and the numbers
 * (columns: bytes as they are, wholes as whole numbers, integers zigzag-coded, floats little-endian); a count and texts, each
 * with how many bytes it shares with the one before it (texts: 0 for null, else one more than shared). Whole numbers have
 * seven bits a byte, the lowest first, the highest bit says that more follow. A text is twice its length in bytes and UTF-8;
 * where it has half a surrogate pair, one more than that and UTF-16.
 *
 * The same data gives the same bytes where names of objects and keys of maps come in one order.
 */

/** How a file begins. */
export const MAGIC = [0x43, 0x41, 0x54, 0x4c]
export const VERSION = 1
export const TAGS = [
  'undefined',
  'null',
  'false',
  'true',
  'whole',
  'number',
  'text',
  'list',
  'map',
  'object',
  'texts',
  'bytes',
  'shorts',
  'wholes',
  'integers',
  'singles',
  'doubles',
] as const
export type Tag = (typeof TAGS)[number]
