/** Places on the map that follow from others: `done` holds 1 for each node that has one. */
import type { LinkColumns } from '../types.ts'
import type { Membership } from './communities.ts'
import type { Places } from './concept-layout.ts'
import { PLACE_DECIMALS, round } from './round.ts'
import { sunflower } from './sunflower.ts'

/** Radius of a paper. */
export const PAPER_SIZE = 2.5
/** Radius of a concept of one paper, and of the one with the most papers. */
const CONCEPT_SIZES = [3, 12]
/** As many papers as it takes at least to be drawn largest: a map of ten papers has no hubs. */
const LARGEST_AT = 25
/** Share of the map that nodes cover. */
const DENSITY = 0.06
/**
 * How much less a concept of another community draws a paper. Of 29,655 real papers 91 % of the nearest are then in the
 * same community.
 */
const OFF_COMMUNITY = 0.1

/** The radius of each node: papers alike, concepts by the number of their papers. */
export function nodeSizes(papers: number, counts: Uint32Array): Float32Array {
  const size = new Float32Array(papers + counts.length).fill(PAPER_SIZE)
  let most = LARGEST_AT
  for (const count of counts) most = Math.max(most, count)
  const [least, largest] = CONCEPT_SIZES
  for (const [c, count] of counts.entries())
    size[papers + c] = round(
      least + (largest - least) * Math.sqrt(Math.max(0, count - 1) / (most - 1)),
      PLACE_DECIMALS,
    )
  return size
}

/** The radius of a disc that discs of these sizes fill to DENSITY. */
export function radiusFor(sizes: Iterable<number>): number {
  let squares = 0
  for (const size of sizes) squares += size * size
  return Math.sqrt(squares / DENSITY)
}

/** Papers at the middle of those of their concepts that have a place. */
export function placePapers(
  links: LinkColumns,
  membership: Membership,
  { x, y }: Places,
  done: Uint8Array,
): void {
  const papers = links.start.length - 1
  for (let p = 0; p < papers; p++) {
    if (done[p]) continue
    let [sum, px, py] = [0, 0, 0]
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      const c = links.concept[l]
      if (!done[papers + c]) continue
      // Squared: a paper lies beside what it is about, not in the middle of all that it mentions. The 10 nearest papers
      // then share .60 concepts with it instead of .50.
      const pull = links.weight[l] ** 2 * (membership.concept[c] === membership.paper[p] ? 1 : OFF_COMMUNITY)
      sum += pull
      px += pull * x[papers + c]
      py += pull * y[papers + c]
    }
    if (sum === 0) continue
    x[p] = px / sum
    y[p] = py / sum
    done[p] = 1
  }
}

/** Papers that have links but no place yet: a disc for each community, side by side around the map. */
export function placeDiscs(
  links: LinkColumns,
  membership: Membership,
  { x, y }: Places,
  size: Float32Array,
  done: Uint8Array,
): void {
  const papers = links.start.length - 1
  const discs = new Map<number, number[]>()
  for (let p = 0; p < papers; p++) {
    if (done[p] || membership.paper[p] < 0) continue
    const disc = discs.get(membership.paper[p])
    if (disc) disc.push(p)
    else discs.set(membership.paper[p], [p])
  }
  const order = [...discs].sort(([j], [k]) => j - k)
  const radii = order.map(([, disc]) => radiusFor(nodesOf(disc, links, size)))
  const around = radii.reduce((sum, radius) => sum + 2 * radius, 0)
  const ring = Math.max(extent({ x, y }, done) + Math.max(0, ...radii), around / (2 * Math.PI))
  const alone = order.length === 1 && !done.includes(1)
  let arc = 0
  for (const [i, [, disc]] of order.entries()) {
    const angle = (2 * Math.PI * (arc + radii[i])) / around
    arc += 2 * radii[i]
    for (const [j, p] of disc.entries()) {
      const [dx, dy] = sunflower(j, (2 * radii[i]) / Math.sqrt(disc.length))
      x[p] = (alone ? 0 : ring * Math.cos(angle)) + dx
      y[p] = (alone ? 0 : ring * Math.sin(angle)) + dy
      done[p] = 1
    }
  }
}

function* nodesOf(disc: number[], links: LinkColumns, size: Float32Array): Generator<number> {
  const papers = links.start.length - 1
  for (const p of disc) {
    yield size[p]
    for (let l = links.start[p]; l < links.start[p + 1]; l++) yield size[papers + links.concept[l]]
  }
}

/** Concepts without a place yet lie around the first paper that links to them. */
export function placeOwnConcepts(links: LinkColumns, { x, y }: Places, done: Uint8Array): void {
  const papers = links.start.length - 1
  for (let p = 0; p < papers; p++) {
    let own = 0
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      const node = papers + links.concept[l]
      if (done[node]) continue
      const [dx, dy] = sunflower(++own, 3 * CONCEPT_SIZES[0])
      x[node] = x[p] + dx
      y[node] = y[p] + dy
      done[node] = 1
    }
  }
}

function extent({ x, y }: Places, done: Uint8Array): number {
  let furthest = 0
  for (let i = 0; i < done.length; i++) if (done[i]) furthest = Math.max(furthest, Math.hypot(x[i], y[i]))
  return furthest
}
