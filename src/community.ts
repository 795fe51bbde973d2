/** The clusters of the map and the level above them. */
import type { Atlas } from './types.ts'

export interface Community {
  id: number
  /** Its most telling concepts: `Graph Transformer · global attention`. */
  label: string
  concepts: number
  papers: number
  /** `#rrggbb`; a shade of its region's where it has one. */
  color: string
  /** Index into the regions; absent where there are none, and of what is linked to nothing else. */
  region?: number
  /** Rings x0, y0, x1, y1, … around where its nodes lie densely, that of most nodes first; none where they lie scattered. */
  hull: number[][]
}

/** The level above communities. */
export interface Region {
  /** What sets it apart from the others: `speech recognition · text-to-speech`. */
  label: string
  /** `#rrggbb`. */
  color: string
}

/** An earlier map, perhaps of other papers: a new one that is drawn after it keeps what both have in its place. */
export interface EarlierMap {
  /** Ids of the papers, whose nodes come first. */
  papers: readonly string[]
  /** Slugs of the concepts, whose nodes follow. */
  concepts: readonly string[]
  /** Per node, as NodeColumns. */
  nodes: { community: Int32Array; x: Float32Array; y: Float32Array }
  communities: readonly Pick<Community, 'label' | 'color' | 'region'>[]
  /** Absent where there were none. */
  regions?: readonly Region[]
}

/** What a map is compared by, and labels of its concepts. */
export interface LabelledMap extends EarlierMap {
  labels: readonly string[]
}

/** What of an atlas, or of its columns, a new map goes on from and is compared with; `papers` are ids. */
export const labelledMap = (
  papers: readonly string[],
  { concepts, nodes, communities, regions }: Pick<Atlas, 'concepts' | 'nodes' | 'communities' | 'regions'>,
): LabelledMap => ({
  papers,
  concepts: concepts.map(({ slug }) => slug),
  labels: concepts.map(({ label }) => label),
  nodes,
  communities,
  ...(regions && { regions }),
})
