/** The same atlas as people draw it with sigma on graphology, by its documentation: what our viewer is compared with. */
import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import type { Manifest } from '../../../../src/folder/format.ts'

const manifest: Manifest = await (await fetch('../atlas/atlas.json')).json()
const { papers, concepts, links, cooccurrences, communities, nodes } = manifest
const graph = new UndirectedGraph()
const count = papers.id.length
const keys = [...papers.id.map((id) => `p:${id}`), ...concepts.slug.map((slug) => `c:${slug}`)]
const labels = [...papers.label, ...concepts.label]
keys.forEach((key, n) => {
  graph.addNode(key, {
    label: labels[n],
    x: nodes.x[n],
    y: nodes.y[n],
    size: n < count ? 1.5 : 2 + Math.sqrt(concepts.papers[n - count]) / 4,
    color: communities[nodes.community[n]]?.color ?? '#999999',
  })
})
for (let p = 0; p < count; p++)
  for (let l = links.start[p]; l < links.start[p + 1]; l++)
    graph.addEdge(keys[p], keys[count + links.concept[l]], { size: links.weight[l] })
for (let e = 0; e < cooccurrences.a.length; e++)
  graph.addEdge(keys[count + cooccurrences.a[e]], keys[count + cooccurrences.b[e]], {
    size: cooccurrences.weight[e],
  })
new Sigma(graph, document.getElementById('map')!)
document.documentElement.dataset.drawn = 'yes'
