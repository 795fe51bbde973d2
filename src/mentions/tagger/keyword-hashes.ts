/** Phrases as hashes that n-grams are counted by. */
import { hashText, join } from '../../text/hash.ts'
import { type Token, tokenize } from '../../text/index.ts'

/** The hash under which a run of words is counted. */
export function hashOfTokens(tokens: readonly Token[]): number {
  let hash = 0
  for (const { norm, word } of tokens)
    if (word) hash = hash === 0 ? hashText(norm) : join(hash, hashText(norm))
  return hash
}

/** The keywords of a paper as hashes, undefined where it has none: `Reinforcement Learning (RL)` is its long form. */
export function keywordHashes(keywords: readonly string[]): Set<number> | undefined {
  if (keywords.length === 0) return undefined
  const hashes = keywords.map((keyword) => hashOfTokens(tokenize(keyword.replace(/\s*\([^)]*\)\s*$/, ''))))
  return new Set(hashes.filter((hash) => hash !== 0))
}
