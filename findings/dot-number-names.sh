#!/usr/bin/env bash
# One would guess: 1 and "1" in DOT are one node, as its grammar says that quotes are no part of a name.
# What happens: ngraph.fromdot makes two nodes of them, one a number and one a string; networkx through pydot makes one.
# Seen with ngraph.fromdot 7.1.0 (dotparser 1.1.1), pydot 4.0.1 and networkx 3.6.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check networkx==3.6.1 pydot==4.0.1
npm install --silent --no-audit --no-fund --ignore-scripts ngraph.fromdot@7.1.0 dotparser@1.1.1

echo 'graph { 1 -- a; "1" -- b; }' > graph.dot
node - > seen <<'JS'
console.log('ngraph.fromdot', require('ngraph.fromdot/package.json').version)
const graph = require('ngraph.fromdot')(require('fs').readFileSync('graph.dot', 'utf8'))
const ids = []
graph.forEachNode((node) => {
  ids.push(node.id)
})
console.log(JSON.stringify(ids))
JS
bin/python - >> seen <<'PY'
from importlib.metadata import version

import networkx as nx

print('networkx', nx.__version__, 'pydot', version('pydot'))
print(sorted(nx.nx_pydot.read_dot('graph.dot')))
PY
cat seen

diff - seen <<'EXPECTED'
ngraph.fromdot 7.1.0
[1,"a","1","b"]
networkx 3.6.1 pydot 4.0.1
['1', 'a', 'b']
EXPECTED
