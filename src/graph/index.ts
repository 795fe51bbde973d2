import type { EarlierMap } from '../community.ts'
import type { Options } from '../options.ts'
import type { Atlas, Community, Concept, LinkColumns, Paper, Region } from '../types.ts'
import { communityColors, regionColors } from './colors.ts'
import { paperCounts } from './columns.ts'
import { findCommunities, type Membership } from './communities.ts'
import type { Places } from './concept-layout.ts'
import { type Continued, continued, continuedRegions, keptNames, type RegionsFound } from './continued.ts'
import { cooccurrences } from './cooccurrence.ts'
import { seenFrom } from './earlier.ts'
import { hulls } from './hulls.ts'
import { type Layout, layout } from './layout.ts'
import { layoutAfter } from './layout-after.ts'
import { communityNames } from './names.ts'
import { paperLabels } from './paper-labels.ts'
import { linkWeights } from './weights.ts'

/**
 * Draws the map: weights of the links, concept—concept edges, communities and regions and their names, and the layout.
 *
 * `papers` are sorted by id and `concepts` by slug; the weight of `links` is set here, as is the number of papers of each
 * concept; `proposed` is what each paper calls the thing it
 * proposes, where that is known. The input is left as it was. No papers give an empty atlas. With `options.earlier` the map
 * goes on from that one: communities and regions are matched with its own and keep their order, names and colours, and
 * where at least half of the papers were there, clusters and places are kept, too.
 */
export function drawGraph(
  papers: Paper[],
  concepts: Concept[],
  links: LinkColumns,
  proposed: (string | undefined)[] | undefined,
  options: Options,
): Atlas {
  const counts = paperCounts(links, concepts.length)
  const columns = { ...links, weight: linkWeights(links, counts) }
  const edges = cooccurrences(columns, counts, options.neighbours)
  const earlier = options.earlier ? seenFrom(options.earlier, papers, concepts) : undefined
  const kept = earlier?.isMost ? earlier : undefined
  const known = kept && {
    paper: kept.community.subarray(0, papers.length),
    concept: kept.community.subarray(papers.length),
  }
  const division = findCommunities(columns, counts, edges, options.seed, known)
  const places = kept
    ? layoutAfter(kept, columns, counts, edges, division)
    : layout(columns, counts, edges, division)
  const membership = continued(division, earlier)
  const counted = concepts.map((concept, c) => ({ ...concept, papers: counts[c] }))
  const found = continuedRegions(membership, edges, options.earlier)
  const regions = describeRegions(columns, counted, membership, found, options.earlier)
  const labels = keptNames(
    communityNames(columns, counted, membership),
    membership.from,
    options.earlier?.communities ?? [],
    counted,
    membership.concept,
  )
  return {
    papers,
    labels: paperLabels(papers, concepts, columns, proposed),
    concepts: counted,
    links: columns,
    cooccurrences: edges,
    communities: describe(membership, labels, found, regions, places, options.earlier),
    ...(regions.length > 0 && { regions }),
    nodes: { community: nodeCommunities(membership), ...places },
  }
}

function nodeCommunities({ paper, concept }: Membership): Int32Array {
  const community = new Int32Array(paper.length + concept.length)
  community.set(paper)
  community.set(concept, paper.length)
  return community
}

function describe(
  membership: Continued,
  labels: readonly string[],
  { region, from }: RegionsFound,
  regions: readonly Region[],
  { x, y }: Layout,
  earlier: EarlierMap | null,
): Community[] {
  const community = nodeCommunities(membership)
  const outlines = hulls(community, x, y, membership.count, membership.other)
  // A colour is a shade of its region's: in another region it is another.
  const kept = Array.from(membership.from, (old, k) => {
    const before = old < 0 ? undefined : earlier?.communities[old]
    const isSame = region[k] < 0 ? before?.region === undefined : from[region[k]] === before?.region
    return isSame ? before?.color : undefined
  })
  const colors = communityColors(
    region,
    membership.other,
    middles(community, x, y, membership.count),
    regions.map(({ color }) => color),
    kept,
  )
  const communities = labels.map((label, id) => ({
    id,
    label,
    concepts: 0,
    papers: 0,
    color: colors[id],
    ...(region[id] >= 0 && { region: region[id] }),
    hull: outlines[id],
  }))
  for (const k of membership.paper) if (k >= 0) communities[k].papers++
  for (const k of membership.concept) if (k >= 0) communities[k].concepts++
  return communities
}

/** Where the nodes of each community lie in the middle. */
function middles(community: Int32Array, x: Float32Array, y: Float32Array, count: number): Places {
  const sums = { x: new Float64Array(count), y: new Float64Array(count) }
  const nodes = new Float64Array(count)
  for (const [node, k] of community.entries()) {
    if (k < 0) continue
    nodes[k]++
    sums.x[k] += x[node]
    sums.y[k] += y[node]
  }
  return { x: sums.x.map((sum, k) => sum / nodes[k]), y: sums.y.map((sum, k) => sum / nodes[k]) }
}

/** Regions are named as communities are, each by what it has and the others have not. */
function describeRegions(
  links: LinkColumns,
  concepts: Concept[],
  { paper, concept }: Membership,
  { region, from }: RegionsFound,
  earlier: EarlierMap | null,
): Region[] {
  if (from.length === 0) return []
  const above = (k: number): number => (k < 0 || region[k] < 0 ? -1 : region[k])
  const membership = { paper: paper.map(above), concept: concept.map(above), count: from.length, other: -1 }
  const before = earlier?.regions ?? []
  const names = keptNames(
    communityNames(links, concepts, membership),
    from,
    before,
    concepts,
    membership.concept,
  )
  const colors = regionColors(Array.from(from, (old) => (old < 0 ? undefined : before[old].color)))
  return names.map((label, id) => ({ label, color: colors[id] }))
}
