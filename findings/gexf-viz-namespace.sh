#!/usr/bin/env bash
# One would guess: colour, size and place that graphology writes into GEXF are there when networkx reads the file.
# What happens: graphology's viz namespace has three slashes (`http:///…`); networkx looks for the right one and drops all viz.
# Seen with graphology-gexf 0.13.2 (graphology 0.26.0) and networkx 3.6.1. With two slashes and the version of the
# file (1.2draft) in it, networkx reads them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check networkx==3.6.1
npm install --silent --no-audit --no-fund --ignore-scripts graphology@0.26.0 graphology-gexf@0.13.2

node - > seen <<'JS'
const { writeFileSync } = require('fs')
const { UndirectedGraph } = require('graphology')
const gexf = require('graphology-gexf')
console.log('graphology-gexf', require('graphology-gexf/package.json').version)
const graph = new UndirectedGraph()
graph.addNode('maps', { label: 'Maps', x: 1, y: 2, size: 3, color: '#ff8800' })
const text = gexf.write(graph)
console.log(/xmlns:viz="[^"]*"/.exec(text)[0])
writeFileSync('graph.gexf', text)
writeFileSync('mended.gexf', text.replace(/xmlns:viz="[^"]*"/, 'xmlns:viz="http://www.gexf.net/1.2draft/viz"'))
JS
bin/python - >> seen <<'PY'
import networkx as nx

print('networkx', nx.__version__)
for name in 'graph', 'mended':
    print(name, nx.read_gexf(name + '.gexf').nodes['maps'])
PY
cat seen

diff - seen <<'EXPECTED'
graphology-gexf 0.13.2
xmlns:viz="http:///www.gexf.net/1.1draft/viz"
networkx 3.6.1
graph {'label': 'Maps'}
mended {'viz': {'color': {'r': 255, 'g': 136, 'b': 0, 'a': 1.0}, 'size': 3.0, 'position': {'x': 1.0, 'y': 2.0, 'z': 0.0}}, 'label': 'Maps'}
EXPECTED
