/** The names of nodes where they are written as text that cannot hold every character. */
import { conceptKey, paperKey } from '../graph/attributes.ts'
import type { Atlas } from '../types.ts'
import { uniqueNames } from './unique.ts'
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
  const unique = uniqueNames('~')
  return {
    papers: atlas.papers.map((_, p) => unique(allowed(paperKey(atlas, p)))),
    concepts: atlas.concepts.map((_, c) => unique(allowed(conceptKey(atlas, c)))),
  }
}
