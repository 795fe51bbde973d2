#!/usr/bin/env bash
# One would guess: networkx reads a DOT file flat, so that what stands in a cluster is there without the cluster.
# What happens: nodes and edges that are only in a cluster are missing, without a word; pydot itself has them.
# Seen with networkx 3.6.1 and pydot 4.0.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check networkx==3.6.1 pydot==4.0.1

bin/python - > seen <<'PY'
from importlib.metadata import version

import networkx as nx
import pydot

print('networkx', nx.__version__, 'pydot', version('pydot'))
(dot,) = pydot.graph_from_dot_data('graph { subgraph cluster_maps { p -- q; r; } a -- b; }')
(cluster,) = dot.get_subgraphs()
print('pydot:', [(e.get_source(), e.get_destination()) for e in (*dot.get_edges(), *cluster.get_edges())])
graph = nx.nx_pydot.from_pydot(dot)
print('networkx:', list(graph.nodes), list(graph.edges()))
PY
cat seen

diff - seen <<'EXPECTED'
networkx 3.6.1 pydot 4.0.1
pydot: [('a', 'b'), ('p', 'q')]
networkx: ['a', 'b'] [('a', 'b')]
EXPECTED
