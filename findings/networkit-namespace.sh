#!/usr/bin/env bash
# One would guess: the GraphML and the GEXF that networkit writes open in networkx.
# What happens: one declares its namespace as `xmlnsi`, the other has none; networkx refuses both, networkit reads its own.
# Seen with networkit 11.3 and networkx 3.6.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check networkit==11.3 networkx==3.6.1

bin/python - > seen <<'PY'
import re
from importlib.metadata import version

import networkit as nk
import networkx as nx

print('networkit', version('networkit'), 'networkx', nx.__version__)
graph = nk.Graph(3, weighted=True)
graph.addEdge(0, 1, 0.25)
graph.addEdge(1, 2, 2)
for name, kind, read in (
    ('graphml', nk.Format.GraphML, nx.read_graphml),
    ('gexf', nk.Format.GEXF, nx.read_gexf),
):
    nk.writeGraph(graph, name, kind)
    text = open(name).read()
    print(name, 'xmlns=' in text, re.findall(' (xmlnsi)=', text))
    try:
        print(read(name))
    except nx.NetworkXError as error:
        print('NetworkXError:', error)
PY
cat seen

diff - seen <<'EXPECTED'
networkit 11.3 networkx 3.6.1
graphml False ['xmlnsi']
NetworkXError: file not successfully read as graphml
gexf False []
NetworkXError: No <graph> element in GEXF file.
EXPECTED
