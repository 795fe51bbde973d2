/** The names of nodes where they are written as text that cannot hold every character. */
import { conceptKey, paperKey } from '../graph/attributes.ts'
import type { PairedAtlas } from '../graph/paper-pairs.ts'
import { uniqueNames } from './unique.ts'
import { allowed } from './xml.ts'

export interface NodeKeys {
  papers: string[]
  concepts: string[]
  /** None where they were not asked for. */
  authors: string[]
}

/**
 * The keys of all nodes without the characters that XML forbids; where two become the same by that, the later one gets
 * `~2`, `~3`, …
 */
export function nodeKeys(atlas: PairedAtlas): NodeKeys {
  const unique = uniqueNames('~')
  return {
    papers: atlas.papers.map((_, p) => unique(allowed(paperKey(atlas, p)))),
    concepts: atlas.concepts.map((_, c) => unique(allowed(conceptKey(atlas, c)))),
    authors: atlas.authorship?.authors.map(({ key }) => unique(allowed(key))) ?? [],
  }
}
