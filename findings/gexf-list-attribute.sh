#!/usr/bin/env bash
# One would guess: a list of author names as a node attribute is refused by networkx's GEXF writer, or written as one text.
# What happens: each name of three letters is taken apart into a value, a start and an end; the graph becomes dynamic.
# Seen with networkx 3.6.1. Names of another length raise a ValueError about unpacking.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check networkx==3.6.1

bin/python - > seen <<'PY'
import networkx as nx

print('networkx', nx.__version__)
graph = nx.Graph()
graph.add_node('paper', authors=['Ada', 'Bob'])
text = '\n'.join(nx.generate_gexf(graph))
for line in text.splitlines():
    if '<graph ' in line or '<attvalue ' in line:
        print(line.strip())

graph.add_node('paper', authors=['Adele'])
try:
    '\n'.join(nx.generate_gexf(graph))
except ValueError as error:
    print('ValueError:', error)
PY
cat seen

diff - seen <<'EXPECTED'
networkx 3.6.1
<graph defaultedgetype="undirected" mode="dynamic" name="" timeformat="date">
<attvalue for="0" value="A" start="d" end="a" />
<attvalue for="0" value="B" start="o" end="b" />
ValueError: too many values to unpack (expected 3)
EXPECTED
