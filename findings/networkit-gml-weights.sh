#!/usr/bin/env bash
# One would guess: networkit writes the weights of a weighted graph into GML and reads the weights of GML that others wrote.
# What happens: it writes none and reads none, without a word; every weight is 1 afterwards. GraphML and METIS keep them.
# Seen with networkit 11.3 and networkx 3.6.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check networkit==11.3 networkx==3.6.1

bin/python - > seen <<'PY'
from importlib.metadata import version

import networkit as nk
import networkx as nx

print('networkit', version('networkit'), 'networkx', nx.__version__)


def weights(graph):
    return graph.isWeighted(), [weight for _, _, weight in graph.iterEdgesWeights()]


graph = nk.Graph(3, weighted=True)
graph.addEdge(0, 1, 0.25)
graph.addEdge(1, 2, 2)
for name, kind in ('METIS', nk.Format.METIS), ('GML', nk.Format.GML):
    nk.writeGraph(graph, name, kind)
    print(name, 'of its own:', *weights(nk.readGraph(name, kind)))

other = nx.Graph()
other.add_edge('a', 'b', weight=0.25)
nx.write_gml(other, 'other')
print('GML of networkx:', *weights(nk.readGraph('other', nk.Format.GML)))
PY
cat seen

diff - seen <<'EXPECTED'
networkit 11.3 networkx 3.6.1
METIS of its own: True [0.25, 2.0]
GML of its own: False [1.0, 1.0]
GML of networkx: False [1.0]
EXPECTED
