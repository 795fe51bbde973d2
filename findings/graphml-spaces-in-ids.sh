#!/usr/bin/env bash
# One would guess: JGraphT opens the GraphML that networkx writes of a graph whose nodes are named `graph layout` and `maps`.
# What happens: it checks the file against the schema, where an id is an NMTOKEN without spaces, and refuses it; without the check it opens.
# Seen with networkx 3.6.1 and JGraphT 1.5.2 (org.jgrapht:jgrapht-io).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check networkx==3.6.1
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId><artifactId>findings</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.jgrapht</groupId><artifactId>jgrapht-io</artifactId><version>1.5.2</version></dependency>
  </dependencies>
</project>
XML
mvn --quiet --batch-mode dependency:copy-dependencies -DoutputDirectory=jars > maven.log || { cat maven.log; exit 1; }

bin/python - > seen <<'PY'
import networkx as nx

print('networkx', nx.__version__)
for file, names in ('spaces', ('graph layout', 'maps')), ('words', ('graph-layout', 'maps')):
    nx.write_graphml(nx.Graph([names]), file)
PY
cat > Read.java <<'JAVA'
import java.io.File;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.nio.ImportException;
import org.jgrapht.nio.graphml.GraphMLImporter;

class Read {
  static String read(String file, boolean checked) {
    var graph = new SimpleGraph<String, DefaultEdge>(DefaultEdge.class);
    var importer = new GraphMLImporter<String, DefaultEdge>();
    importer.setVertexFactory(id -> id);
    if (!checked) importer.setSchemaValidation(false);
    try {
      importer.importGraph(graph, new File(file));
      return graph.vertexSet().toString();
    } catch (ImportException error) {
      return error.getMessage() + (error.getCause().toString().contains("NMTOKEN") ? ": NMTOKEN" : "");
    }
  }

  public static void main(String[] args) {
    for (var jar : new File("jars").list()) if (jar.startsWith("jgrapht-io")) System.out.println(jar);
    System.out.println("words: " + read("words", true));
    System.out.println("spaces: " + read("spaces", true));
    System.out.println("spaces, no schema: " + read("spaces", false));
  }
}
JAVA
javac -cp 'jars/*' Read.java
java -cp 'jars/*:.' Read >> seen
cat seen

diff - seen <<'EXPECTED'
networkx 3.6.1
jgrapht-io-1.5.2.jar
words: [graph-layout, maps]
spaces: Failed to parse GraphML: NMTOKEN
spaces, no schema: [graph layout, maps]
EXPECTED
