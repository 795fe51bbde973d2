/** What has become of a map, in words. */
import type { ClusterChange, MapChange } from '../../graph/change.ts'
import { plain } from '../terminal.ts'
import { counted } from './usage.ts'

/** Concepts that are named. */
const MOST_NAMED = 10
/** Clusters that are told of. */
const MOST_TOLD = 20

const named = (labels: readonly string[]): string => {
  const more = labels.length > MOST_NAMED ? ` and ${labels.length - MOST_NAMED} more` : ''
  return labels.length === 0 ? '' : ` (${labels.slice(0, MOST_NAMED).join(', ')}${more})`
}

function told(change: ClusterChange): string {
  switch (change.kind) {
    case 'new':
      return `new cluster: ${change.cluster}`
    case 'gone':
      return `cluster ${change.cluster} is gone`
    case 'renamed':
      return `cluster ${change.cluster} is called ${change.as} now`
    case 'split':
      return `cluster ${change.cluster} has split: ${change.into.join(' | ')}`
    case 'joined':
      return `clusters ${change.clusters.join(' | ')} are one now: ${change.into}`
  }
}

/** Lines that tell of a change, the first of which counts papers and concepts. */
export function linesOf({ papers, concepts, clusters }: MapChange): string[] {
  const gone = [
    ...(papers.gone > 0 ? [`${counted(papers.gone, 'papers')} gone`] : []),
    ...(concepts.gone.length > 0
      ? [`${counted(concepts.gone.length, 'concepts')} gone${named(concepts.gone)}`]
      : []),
  ]
  const added = [
    `${papers.added} new ${papers.added === 1 ? 'paper' : 'papers'}`,
    `${concepts.added.length} new ${concepts.added.length === 1 ? 'concept' : 'concepts'}${named(concepts.added)}`,
  ]
  const more =
    clusters.length > MOST_TOLD ? [`… and ${clusters.length - MOST_TOLD} more changes of clusters`] : []
  return [[...added, ...gone].join(', '), ...clusters.slice(0, MOST_TOLD).map(told), ...more].map(plain)
}
