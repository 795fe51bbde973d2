/** A part of an atlas as an atlas of its own. */
import type { Citations } from '../citation.ts'
import type { PairedAtlas } from '../graph/paper-pairs.ts'
import type { Community, ConceptRelation, CooccurrenceColumns, LinkColumns, Result } from '../types.ts'

/**
 * The nodes (papers first, then concepts) and the edges (links first, then co-occurrences, then pairs of papers) that
 * are kept, in their order; what a kept paper cites of the others and outside of the library stays; an edge, a result and a relation go where one of their ends goes. Concepts keep the number of papers that they have in the whole atlas;
 * clusters are counted anew, and those without a node go; regions stay.
 */
export function partOf(
  atlas: PairedAtlas,
  keepsNode: (node: number) => boolean,
  keepsEdge: (edge: number) => boolean,
): PairedAtlas {
  const { papers, labels, concepts, nodes, regions, results, relations, citations, pairs } = atlas
  const kept = [...Array(papers.length + concepts.length).keys()].filter(keepsNode)
  const keptPapers = kept.filter((node) => node < papers.length)
  const keptConcepts = kept.slice(keptPapers.length).map((node) => node - papers.length)
  const number = numbers(keptConcepts, concepts.length)
  const paperNumber = numbers(keptPapers, papers.length)
  const [links, edges] = [
    atlas.links.concept.length,
    atlas.links.concept.length + atlas.cooccurrences.a.length,
  ]
  const communityOf = kept.map((node) => nodes.community[node])
  const communities = countAgain(atlas.communities, communityOf, keptPapers.length)
  const renumbered = new Map(communities.map(({ given }, id) => [given, id]))
  const pick = (values: Float32Array): Float32Array => Float32Array.from(kept, (node) => values[node])
  return {
    papers: keptPapers.map((paper) => papers[paper]),
    labels: keptPapers.map((paper) => labels[paper]),
    concepts: keptConcepts.map((concept) => concepts[concept]),
    links: linksOf(atlas.links, keptPapers, number, keepsEdge),
    cooccurrences: pairsOf(atlas.cooccurrences, number, (pair) => keepsEdge(links + pair)),
    ...(pairs && { pairs: pairsOf(pairs, paperNumber, (pair) => keepsEdge(edges + pair)) }),
    ...(results && { results: keptPapers.map((paper) => resultsOf(results[paper], number)) }),
    ...(relations && { relations: relationsOf(relations, number, paperNumber) }),
    ...(citations && { citations: citationsOf(citations, keptPapers, paperNumber) }),
    communities: communities.map(({ community }, id) => ({ ...community, id })),
    ...(regions && { regions }),
    nodes: {
      community: Int32Array.from(communityOf, (community) => renumbered.get(community) ?? -1),
      x: pick(nodes.x),
      y: pick(nodes.y),
      size: pick(nodes.size),
    },
  }
}

/** Where each of the kept ones stands, -1 for the others. */
function numbers(kept: readonly number[], all: number): Int32Array {
  const number = new Int32Array(all).fill(-1)
  kept.forEach((one, at) => {
    number[one] = at
  })
  return number
}

/** Results without the concepts that are not kept; one that is about none of the others goes. */
function resultsOf(results: readonly Result[], number: Int32Array): Result[] {
  return results.flatMap(({ on, metric, method, versus, ...rest }) => {
    const about = Object.entries({ on, metric, method }).flatMap(([name, concept]): [string, number][] =>
      concept !== undefined && number[concept] >= 0 ? [[name, number[concept]]] : [],
    )
    const others = versus.map((concept) => number[concept]).filter((concept) => concept >= 0)
    return about.length > 0 ? [{ ...rest, ...Object.fromEntries(about), versus: others }] : []
  })
}

/** Evidence goes with its paper, the relation stays. */
const relationsOf = (
  relations: readonly ConceptRelation[],
  number: Int32Array,
  paperNumber: Int32Array,
): ConceptRelation[] =>
  relations
    .filter(({ from, to }) => number[from] >= 0 && number[to] >= 0)
    .map(({ from, to, evidence, ...rest }) => ({
      ...rest,
      from: number[from],
      to: number[to],
      evidence: evidence
        .filter(({ paper }) => paperNumber[paper] >= 0)
        .map(({ paper, ...place }) => ({ ...place, paper: paperNumber[paper] })),
    }))

function citationsOf(
  { start, work, outside }: Citations,
  papers: readonly number[],
  paperNumber: Int32Array,
): Citations {
  const shift = papers.length - paperNumber.length
  const ends = [0]
  const kept: number[] = []
  for (const p of papers) {
    for (let at = start[p]; at < start[p + 1]; at++) {
      const number = work[at] < paperNumber.length ? paperNumber[work[at]] : work[at] + shift
      if (number >= 0) kept.push(number)
    }
    ends.push(kept.length)
  }
  return { start: Uint32Array.from(ends), work: Uint32Array.from(kept), outside }
}

function countAgain(
  communities: readonly Community[],
  communityOf: readonly number[],
  papers: number,
): { given: number; community: Community }[] {
  const counts = communities.map(() => ({ papers: 0, concepts: 0 }))
  communityOf.forEach((community, at) => {
    if (community >= 0) counts[community][at < papers ? 'papers' : 'concepts']++
  })
  return communities
    .map((community, given) => ({ given, community: { ...community, ...counts[given] } }))
    .filter(({ community }) => community.papers + community.concepts > 0)
}

function linksOf(
  links: LinkColumns,
  papers: readonly number[],
  number: Int32Array,
  keepsEdge: (edge: number) => boolean,
): LinkColumns {
  const start = [0]
  const kept: number[] = []
  for (const paper of papers) {
    for (let link = links.start[paper]; link < links.start[paper + 1]; link++)
      if (number[links.concept[link]] >= 0 && keepsEdge(link)) kept.push(link)
    start.push(kept.length)
  }
  const evidenceStart = [0]
  const evidence: number[] = []
  for (const link of kept) {
    for (let e = links.evidenceStart[link]; e < links.evidenceStart[link + 1]; e++) evidence.push(e)
    evidenceStart.push(evidence.length)
  }
  const pick = (values: Uint32Array): Uint32Array => Uint32Array.from(evidence, (e) => values[e])
  return {
    start: Uint32Array.from(start),
    concept: Uint32Array.from(kept, (link) => number[links.concept[link]]),
    role: Uint8Array.from(kept, (link) => links.role[link]),
    weight: Float32Array.from(kept, (link) => links.weight[link]),
    evidenceStart: Uint32Array.from(evidenceStart),
    field: Uint8Array.from(evidence, (e) => links.field[e]),
    spanStart: pick(links.spanStart),
    spanEnd: pick(links.spanEnd),
    sentenceStart: pick(links.sentenceStart),
    sentenceEnd: pick(links.sentenceEnd),
  }
}

function pairsOf(
  pairs: CooccurrenceColumns,
  number: Int32Array,
  keeps: (pair: number) => boolean,
): CooccurrenceColumns {
  const kept = [...pairs.a.keys()].filter(
    (pair) => number[pairs.a[pair]] >= 0 && number[pairs.b[pair]] >= 0 && keeps(pair),
  )
  return {
    a: Uint32Array.from(kept, (pair) => number[pairs.a[pair]]),
    b: Uint32Array.from(kept, (pair) => number[pairs.b[pair]]),
    count: Uint32Array.from(kept, (pair) => pairs.count[pair]),
    npmi: Float32Array.from(kept, (pair) => pairs.npmi[pair]),
    weight: Float32Array.from(kept, (pair) => pairs.weight[pair]),
  }
}
