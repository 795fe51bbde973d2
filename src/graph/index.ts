import type { Options } from '../options.ts'
import type { Atlas, Community, Concept, Link, Paper } from '../types.ts'
import { linkColumns, paperCounts } from './columns.ts'
import { findCommunities, type Membership } from './communities.ts'
import { cooccurrences } from './cooccurrence.ts'
import { hulls } from './hulls.ts'
import { type Layout, layout } from './layout.ts'
import { communityNames, PALETTE } from './names.ts'
import { paperLabels } from './paper-labels.ts'
import { linkWeights } from './weights.ts'

/**
 * Draws the map: weights of the links, concept—concept edges, communities and their names, and the layout.
 *
 * `papers` are sorted by id and `concepts` by slug; `links` holds the links of each paper, sorted by concept, whose
 * weight is set here, as is the number of papers of each concept; `proposed` is what each paper calls the thing it
 * proposes, where that is known. The input is left as it was. No papers give an empty atlas.
 */
export function drawGraph(
  papers: Paper[],
  concepts: Concept[],
  links: Link[][],
  proposed: (string | undefined)[] | undefined,
  options: Options,
): Atlas {
  const unweighted = linkColumns(links)
  const counts = paperCounts(unweighted, concepts.length)
  const columns = { ...unweighted, weight: linkWeights(unweighted, counts) }
  const edges = cooccurrences(columns, counts, options.neighbours)
  const membership = findCommunities(columns, counts, edges, options.seed)
  const places = layout(columns, counts, edges, membership)
  const counted = concepts.map((concept, c) => ({ ...concept, papers: counts[c] }))
  return {
    papers,
    labels: paperLabels(papers, concepts, columns, proposed),
    concepts: counted,
    links: columns,
    cooccurrences: edges,
    communities: describe(membership, communityNames(columns, counted, membership), places),
    nodes: { community: nodeCommunities(membership), ...places },
  }
}

function nodeCommunities({ paper, concept }: Membership): Int32Array {
  const community = new Int32Array(paper.length + concept.length)
  community.set(paper)
  community.set(concept, paper.length)
  return community
}

function describe(membership: Membership, names: string[], { x, y }: Layout): Community[] {
  const outlines = hulls(nodeCommunities(membership), x, y, membership.count, membership.other)
  const communities = names.map((label, id) => ({
    id,
    label,
    concepts: 0,
    papers: 0,
    color: PALETTE[id % PALETTE.length],
    hull: outlines[id],
  }))
  for (const k of membership.paper) if (k >= 0) communities[k].papers++
  for (const k of membership.concept) if (k >= 0) communities[k].concepts++
  return communities
}
