/**
 * A graph without nodes for sigma, which wants one: as our layers draw everything, nothing is ever in it. graphology
 * itself would be a tenth of the viewer's weight.
 */
import type { UndirectedGraph } from 'graphology'

/** What sigma 3 asks of its graph, and what it knows a graph by. */
export const noGraph = (): UndirectedGraph => {
  const none = (): never[] => []
  const nothing = (): void => {}
  return {
    // Of none, sigma stops before it follows the camera.
    order: 1,
    size: 0,
    multi: false,
    type: 'undirected',
    nodes: none,
    edges: none,
    forEachNode: nothing,
    forEachEdge: nothing,
    hasNode: () => false,
    hasEdge: () => false,
    addUndirectedEdgeWithKey: nothing,
    dropNode: nothing,
    on: nothing,
    removeListener: nothing,
  } as unknown as UndirectedGraph
}
