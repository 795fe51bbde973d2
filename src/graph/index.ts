import type { Options } from '../options.ts'
import type { Atlas, Community, Concept, LinkColumns, Paper, Region } from '../types.ts'
import { communityColors, regionColor } from './colors.ts'
import { paperCounts } from './columns.ts'
import { findCommunities, type Membership } from './communities.ts'
import type { Places } from './concept-layout.ts'
import { cooccurrences } from './cooccurrence.ts'
import { hulls } from './hulls.ts'
import { type Layout, layout } from './layout.ts'
import { communityNames } from './names.ts'
import { paperLabels } from './paper-labels.ts'
import { findRegions } from './regions.ts'
import { linkWeights } from './weights.ts'

/**
 * Draws the map: weights of the links, concept—concept edges, communities and regions and their names, and the layout.
 *
 * `papers` are sorted by id and `concepts` by slug; the weight of `links` is set here, as is the number of papers of each
 * concept; `proposed` is what each paper calls the thing it
 * proposes, where that is known. The input is left as it was. No papers give an empty atlas.
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
  const membership = findCommunities(columns, counts, edges, options.seed)
  const places = layout(columns, counts, edges, membership)
  const region = findRegions(membership, edges)
  const counted = concepts.map((concept, c) => ({ ...concept, papers: counts[c] }))
  return {
    papers,
    labels: paperLabels(papers, concepts, columns, proposed),
    concepts: counted,
    links: columns,
    cooccurrences: edges,
    communities: describe(membership, communityNames(columns, counted, membership), region, places),
    ...regionsOf(columns, counted, membership, region),
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
  membership: Membership,
  names: string[],
  region: Int32Array,
  { x, y }: Layout,
): Community[] {
  const community = nodeCommunities(membership)
  const outlines = hulls(community, x, y, membership.count, membership.other)
  const colors = communityColors(region, membership.other, middles(community, x, y, membership.count))
  const communities = names.map((label, id) => ({
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
function regionsOf(
  links: LinkColumns,
  concepts: Concept[],
  { paper, concept }: Membership,
  region: Int32Array,
): { regions?: Region[] } {
  const count = region.reduce((most, one) => Math.max(most, one + 1), 0)
  if (count === 0) return {}
  const above = (k: number): number => (k < 0 || region[k] < 0 ? -1 : region[k])
  const membership = { paper: paper.map(above), concept: concept.map(above), count, other: -1 }
  const names = communityNames(links, concepts, membership)
  return { regions: names.map((label, id) => ({ label, color: regionColor(id) })) }
}
