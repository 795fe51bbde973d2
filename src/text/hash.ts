/** 32-bit hashes of words and of sequences of words; nothing here builds a string. */

/** FNV-1a over UTF-16 units; never 0, which marks free slots in hash tables. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return finish(hash)
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
