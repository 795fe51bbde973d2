#!/usr/bin/env bash
# One would guess: a Pajek file written by igraph from a graph without names opens in networkx, with numbers for names.
# What happens: igraph writes the count of vertices and no line for them, as Pajek allows; networkx raises a ValueError.
# Seen with igraph 1.0.0 and networkx 3.6.1. With the attribute `name` (no longer `id`) igraph writes the lines.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check igraph==1.0.0 networkx==3.6.1

bin/python - > seen <<'PY'
import igraph
import networkx as nx

print('igraph', igraph.__version__, 'networkx', nx.__version__)
graph = igraph.Graph([(0, 1), (1, 2)])
graph.es['weight'] = [0.25, 2]


def through_pajek(label):
    graph.write_pajek('graph.net')
    try:
        edges = list(nx.read_pajek('graph.net').edges(data='weight'))
        print(label, edges)
    except ValueError as error:
        print(label, 'ValueError:', error)


through_pajek('no attribute:')
graph.vs['id'] = ['maps', 'graphs', 'lists']
through_pajek('id:')
del graph.vs['id']
graph.vs['name'] = ['maps', 'graphs', 'lists']
through_pajek('name:')
PY
cat seen

diff - seen <<'EXPECTED'
igraph 1.0.0 networkx 3.6.1
no attribute: ValueError: not enough values to unpack (expected 2, got 1)
id: ValueError: not enough values to unpack (expected 2, got 1)
name: [('maps', 'graphs', 0.25), ('graphs', 'lists', 2.0)]
EXPECTED
