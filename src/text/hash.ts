/** 32-bit hashes of words and of sequences of words; nothing here builds a string. */

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a over UTF-16 units; never 0, which marks free slots in hash tables. */
export function hashText(text: string): number {
  let hash = OFFSET
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return finish(hash)
}

const SPACE = 0x20

/** `hashText` of each word of a form, whose words are joined by single spaces. */
export function hashWords(form: string): number[] {
  const hashes: number[] = []
  let hash = OFFSET
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i)
    if (unit !== SPACE) {
      hash = Math.imul(hash ^ unit, PRIME)
      continue
    }
    hashes.push(finish(hash))
    hash = OFFSET
  }
  hashes.push(finish(hash))
  return hashes
}

/** The hash of a sequence from that of its beginning and of its next element; not symmetric. */
export function join(before: number, next: number): number {
  return finish(Math.imul(before, 0x9e3779b1) ^ next)
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0 || 1
}
