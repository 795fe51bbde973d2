import type { Concept, ConceptType, LinkColumns } from '../types.ts'
import type { Membership } from './communities.ts'
import { shownConcepts } from './shown.ts'

/** What is linked to nothing in the rest of the map has no concept in common to be named by. */
export const OTHER_LABEL = 'Other'
/** Between the two concepts that a group is named by. */
export const AND = ' · '

/** A community is about its tasks and methods more than about what they are measured on. */
const TYPE_FACTOR: Record<ConceptType, number> = { task: 1, method: 1, topic: 1, dataset: 0.7, metric: 0.5 }

/** A second name must say at least so much as the first. */
const SECOND_NAME = 0.3

/**
 * Names every community by its most telling concepts, at most two, joined by ` · `. A concept's score is the number of
 * the community's papers that link to it (frequent) times the root of the share of its papers that are in the community
 * (distinctive; not the share itself, or a mixed pile is named after what a few of its papers have alone); ties go to the
 * larger sum of link weights, then to the lower index. The second name shares no head word with the first, is not part of
 * it and says no other form of its words (`recommendation` of `recommender system`). What the map shows by default comes
 * before the rest. A community without a concept of its own is named `Other`.
 */
export function communityNames(links: LinkColumns, concepts: Concept[], membership: Membership): string[] {
  const inside = new Float64Array(concepts.length)
  const weight = new Float64Array(concepts.length)
  for (let p = 0; p + 1 < links.start.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      const c = links.concept[l]
      if (membership.paper[p] !== membership.concept[c]) continue
      inside[c]++
      weight[c] += links.weight[l]
    }
  const members: number[][] = Array.from({ length: membership.count }, () => [])
  for (let c = 0; c < concepts.length; c++)
    if (membership.concept[c] >= 0) members[membership.concept[c]].push(c)

  const score = (c: number): number =>
    TYPE_FACTOR[concepts[c].type] * inside[c] * Math.sqrt(inside[c] / Math.max(1, concepts[c].papers))
  const shown = shownConcepts(
    links,
    concepts.map(({ papers }) => papers),
  )
  return members.map((list, k) => {
    if (k === membership.other || list.length === 0) return OTHER_LABEL
    list.sort((a, b) => shown[b] - shown[a] || score(b) - score(a) || weight[b] - weight[a] || a - b)
    const first = list[0]
    const second = list.find(
      (c) =>
        c !== first &&
        score(c) >= SECOND_NAME * score(first) &&
        !sameHead(concepts[first].label, concepts[c].label),
    )
    return [first, second].flatMap((c) => (c === undefined ? [] : [concepts[c].label])).join(AND)
  })
}

function sameHead(a: string, b: string): boolean {
  const [first, second] = [words(a), words(b)]
  return isSame(first.at(-1)!, second.at(-1)!) || within(first, second) || within(second, first)
}

const words = (label: string): string[] =>
  label
    .toLowerCase()
    .split(/[\s-]+/u)
    .map((word) => word.replace(/(?<=..)s$/u, ''))

const within = (part: string[], whole: string[]): boolean =>
  part.every((word) => whole.some((other) => isSame(word, other)))

/** Letters that words of one stem share from their beginning, at least, and their share of the shorter word, above. */
const STEM = { letters: 6, share: 0.75 }

/** One word, or two of one stem: `recommender`, `recommendation`; not `transformer`, `transfer`. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared >= STEM.letters && shared > STEM.share * Math.min(a.length, b.length)
}
