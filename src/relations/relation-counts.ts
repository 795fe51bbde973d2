/** Counts what papers state about pairs of concepts. */
import { type ConceptRelation, RELATIONS } from '../types.ts'
import type { Statement } from './statements.ts'

/** Sentences kept per relation. */
const EVIDENCE = 3

/**
 * The relations of a corpus, sorted by (from, to, kind). `stated[p]` are the statements of paper `p`; a paper counts once
 * per relation. `numbers` gives the number of a concept on the map, -1 where it is not kept.
 */
export function countRelations(
  stated: readonly (readonly Statement[])[],
  numbers: Int32Array,
): ConceptRelation[] {
  const relations = new Map<string, { relation: ConceptRelation; last: number }>()
  for (const [paper, own] of stated.entries()) {
    for (const { kind, from: a, to: b, field, start, end } of own) {
      const [from, to] = [numbers[a], numbers[b]]
      if (from < 0 || to < 0) continue
      const key = `${kind} ${from} ${to}`
      const known = relations.get(key) ?? { relation: { kind, from, to, papers: 0, evidence: [] }, last: -1 }
      relations.set(key, known)
      if (known.last === paper) continue
      known.last = paper
      const { relation } = known
      relation.papers++
      if (relation.evidence.length < EVIDENCE) relation.evidence.push({ paper, field, start, end })
    }
  }
  const order = (relation: ConceptRelation): number => RELATIONS.indexOf(relation.kind)
  return [...relations.values()]
    .map(({ relation }) => relation)
    .sort((a, b) => a.from - b.from || a.to - b.to || order(a) - order(b))
}
