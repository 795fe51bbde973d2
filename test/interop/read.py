"""Reads exports with Python's libraries; prints {"nodes": {key: {...}}, "edges": [[source, target, {...}]]}."""

import csv
import json
import sys

tool, path = sys.argv[1:]
nodes, edges = {}, []


def networkx_graph(graph):
    for key, data in graph.nodes(data=True):
        nodes[key] = data
    for source, target, data in graph.edges(data=True):
        edges.append([source, target, data])


if tool == "networkx-graphml":
    import networkx

    networkx_graph(networkx.read_graphml(path))
elif tool == "networkx-json":
    import networkx

    with open(path, encoding="utf-8") as file:
        given = json.load(file)
    graph = networkx.Graph()
    for node in given["nodes"]:
        data = dict(node["attributes"])
        if "id" in data:
            data["paper_id"] = data.pop("id")
        graph.add_node(node["key"], **data)
    for edge in given["edges"]:
        graph.add_edge(edge["source"], edge["target"], **edge["attributes"])
    networkx_graph(graph)
elif tool == "igraph-graphml":
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    for vertex in graph.vs:
        data = {name: value for name, value in vertex.attributes().items() if value == value}
        nodes[vertex["id"]] = data
    for edge in graph.es:
        data = {name: value for name, value in edge.attributes().items() if value == value}
        edges.append([graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], data])
elif tool == "csv":

    def rows(name):
        with open(f"{path}/{name}", encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def plain(row):
        # The quote before what a spreadsheet would run.
        return {name: text[1:] if text[:1] == "'" and text[1:].lstrip()[:1] in tuple("=+-@") else text for name, text in row.items()}

    def numbers(row):
        decimals = {name: float(row[name]) for name in ("weight", "npmi", "x", "y", "size") if row.get(name)}
        return {**row, **decimals}

    for row in map(numbers, map(plain, rows("nodes.csv"))):
        nodes[row["Id"]] = {**row, "label": row["Label"], "paper_id": row["Id"][2:] if row["kind"] == "paper" else ""}
    for row in map(numbers, map(plain, rows("edges.csv"))):
        edges.append([row["Source"], row["Target"], row])
elif tool in ("rdflib-turtle", "rdflib-jsonld"):
    from urllib.parse import unquote

    from rdflib import RDF, Graph, Namespace

    schema, skos, oa = (
        Namespace("https://schema.org/"),
        Namespace("http://www.w3.org/2004/02/skos/core#"),
        Namespace("http://www.w3.org/ns/oa#"),
    )
    atlas = Namespace("urn:concept-atlas:term:")
    graph = Graph().parse(path, format="turtle" if tool.endswith("turtle") else "json-ld")

    def key(subject):
        return unquote(str(subject).removeprefix("urn:concept-atlas:"))

    def value(subject, name):
        found = graph.value(subject, name)
        return "" if found is None else found.toPython()

    for subject in graph.subjects(RDF.type, schema.ScholarlyArticle):
        year = graph.value(subject, schema.datePublished)
        venue = graph.value(subject, schema.isPartOf)
        nodes[key(subject)] = {
            "paper_id": value(subject, schema.identifier),
            "title": value(subject, schema.name),
            "year": "" if year is None else int(str(year)),
            "venue": "" if venue is None else value(venue, schema.name),
        }
    for subject in graph.subjects(RDF.type, skos.Concept):
        if str(subject).startswith("urn:concept-atlas:c:"):
            nodes[key(subject)] = {
                "label": value(subject, skos.prefLabel),
                "conceptType": str(value(subject, skos.broader)).removeprefix("urn:concept-atlas:type:"),
                "aliases": [str(text) for text in graph.objects(subject, skos.altLabel)],
                "papers": value(subject, atlas.papers),
            }
    ends = {}
    for subject in graph.subjects(RDF.type, oa.Annotation):
        target = graph.value(subject, oa.hasTarget)
        source = str(graph.value(target, oa.hasSource) or target).split("#")[0]
        pair = key(source), key(graph.value(subject, oa.hasBody))
        ends[pair] = {"kind": "link", "role": value(subject, atlas.role), "weight": float(value(subject, atlas.weight))}
    for subject, other in graph.subject_objects(skos.related):
        pair = tuple(sorted((key(subject), key(other))))
        ends[pair] = {"kind": "cooccurrence"}
    for subject in graph.subjects(RDF.type, RDF.Statement):
        pair = tuple(sorted((key(graph.value(subject, RDF.subject)), key(graph.value(subject, RDF.object)))))
        ends.setdefault(pair, {"kind": "relation"})
    edges = [[*pair, data] for pair, data in ends.items()]
elif tool == "bibtexparser":
    import re

    import bibtexparser

    commands = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciicircum": "^", "asciitilde": "~"}

    def plain(text):
        text = re.sub(r"\{\\text(\w+)\}|\\([%#$&_])|[{}]", lambda m: commands.get(m[1] or "", m[2] or ""), text)
        return text

    for entry in bibtexparser.parse_file(path, encoding="utf-8").entries:
        fields = {field.key: plain(field.value) for field in entry.fields}
        nodes["p:" + entry.key] = {**fields, "paper_id": entry.key, "venue": fields.get("journal", "")}
        edges.extend([[f"p:{entry.key}", word, {}] for word in fields["keywords"].split(", ")])
elif tool == "rispy":
    import rispy

    with open(path, encoding="utf-8") as file:
        for entry in rispy.load(file):
            nodes["p:" + entry["id"]] = {**entry, "paper_id": entry["id"], "venue": entry.get("secondary_title", "")}
            edges.extend([[f"p:{entry['id']}", word, {}] for word in entry.get("keywords", [])])
else:
    sys.exit(f"unknown tool {tool}")

json.dump({"nodes": nodes, "edges": edges}, sys.stdout, default=str)
