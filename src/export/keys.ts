/** The names of nodes where they are written as text that cannot hold every character. */
import { conceptKey, paperKey } from '../graph/attributes.ts'
import type { Atlas } from '../types.ts'
import { allowed } from './xml.ts'

export interface NodeKeys {
  papers: string[]
  concepts: string[]
}

/**
 * The keys of all nodes without the characters that XML forbids; where two become the same by that, the later one gets
 * `~2`, `~3`, …
 */
export function nodeKeys(atlas: Atlas): NodeKeys {
  const used = new Set<string>()
  return {
    papers: atlas.papers.map((_, p) => unused(allowed(paperKey(atlas, p)), used)),
    concepts: atlas.concepts.map((_, c) => unused(allowed(conceptKey(atlas, c)), used)),
  }
}

function unused(key: string, used: Set<string>): string {
  let free = key
  for (let i = 2; used.has(free); i++) free = `${key}~${i}`
  used.add(free)
  return free
}
