#!/usr/bin/env bash
# One would guess: a multigraph that networkx writes as GraphML opens in graphology, all its edges with ids of their own.
# What happens: networkx writes the key among parallel edges as the id of the edge, so two pairs share the id 0; graphology refuses.
# Seen with networkx 3.6.1 and graphology-graphml 0.5.2 (graphology 0.26.0).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check networkx==3.6.1
npm install --silent --no-audit --no-fund --ignore-scripts \
  graphology@0.26.0 graphology-graphml@0.5.2 @xmldom/xmldom@0.8.15

bin/python - > seen <<'PY'
import re

import networkx as nx

print('networkx', nx.__version__)
graph = nx.MultiDiGraph()
graph.add_edge('p', 'q', kind='cites')
graph.add_edge('p', 'q', kind='extends')
graph.add_edge('q', 'r', kind='cites')
nx.write_graphml(graph, 'graph.graphml')
print('\n'.join(re.findall('<edge [^>]*>', open('graph.graphml').read())))
PY
node - >> seen <<'JS'
const { MultiDirectedGraph } = require('graphology')
const graphml = require('graphology-graphml')
console.log('graphology-graphml', require('graphology-graphml/package.json').version)
try {
  console.log(graphml.parse(MultiDirectedGraph, require('fs').readFileSync('graph.graphml', 'utf8')).size, 'edges')
} catch (error) {
  console.log(error.name, error.message)
}
JS
cat seen

diff - seen <<'EXPECTED'
networkx 3.6.1
<edge source="p" target="q" id="0">
<edge source="p" target="q" id="1">
<edge source="q" target="r" id="0">
graphology-graphml 0.5.2
UsageGraphError Graph.mergeDirectedEdgeWithKey: inconsistency detected when attempting to merge the "0" edge with "q" source & "r" target vs. ("p", "q").
EXPECTED
