/** Built and run in a browser: the atlas as a graph, drawn by sigma as it comes. */
import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { readFolder, readManifest } from '../../src/folder/index.ts'
import { toGraphology } from '../../src/index.ts'
import type { FixtureAtlas } from './fixture.ts'

declare global {
  interface Window {
    /** Draws the graph twice, built and read back from JSON, and gives the nodes that sigma knows of each. */
    drawBoth(atlas: FixtureAtlas, json: string): number[]
  }
}

window.drawBoth = ({ manifest, chunks }, json) => {
  const graphs = [
    toGraphology(readFolder(readManifest(manifest), chunks)),
    UndirectedGraph.from(JSON.parse(json)),
  ]
  return graphs.map((graph) => {
    const container = document.createElement('div')
    container.style.cssText = 'width: 400px; height: 300px'
    document.body.append(container)
    const sigma = new Sigma(graph, container)
    return graph.filterNodes((node) => sigma.getNodeDisplayData(node) !== undefined).length
  })
}
