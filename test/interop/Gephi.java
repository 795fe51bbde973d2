import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/** Opens a file as Gephi does and prints what it holds as JSON. */
public class Gephi {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    container.getLoader().setAutoScale(false);
    container.getLoader().setEdgeDefault(EdgeDirectionDefault.UNDIRECTED);
    for (Issue issue : (Iterable<Issue>) () -> container.getReport().getIssues(1000))
      if (issue.getLevel() != Issue.Level.INFO) System.err.println(issue.getLevel() + " " + issue.getMessage());
    importer.process(container, new DefaultProcessor(), workspace);
    Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph();
    StringBuilder out = new StringBuilder("{\"nodes\":{");
    String before = "";
    for (Node node : graph.getNodes()) {
      out.append(before).append(text(node.getId().toString())).append(":{").append(attributes(node));
      pair(out, "label", node.getLabel());
      pair(out, "x", node.x());
      pair(out, "y", node.y());
      pair(out, "size", node.size());
      pair(out, "color", String.format("#%06x", node.getRGBA() & 0xffffff));
      out.append("\"\":0}");
      before = ",";
    }
    out.append("},\"edges\":[");
    before = "";
    for (Edge edge : graph.getEdges()) {
      out.append(before).append('[').append(text(edge.getSource().getId().toString())).append(',');
      out.append(text(edge.getTarget().getId().toString())).append(",{").append(attributes(edge));
      pair(out, "weight", edge.getWeight());
      out.append("\"\":0}]");
      before = ",";
    }
    System.out.write(out.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
    System.exit(0);
  }

  static String attributes(Element element) {
    StringBuilder out = new StringBuilder();
    for (Column column : element.getAttributeColumns()) {
      Object value = element.getAttribute(column);
      if (!column.isProperty() && value != null) pair(out, column.getTitle(), value);
    }
    return out.toString();
  }

  static void pair(StringBuilder out, String name, Object value) {
    if (value == null) return;
    out.append(text(name)).append(':');
    out.append(value instanceof Number ? value.toString() : text(value.toString())).append(',');
  }

  static String text(String given) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : given.toCharArray())
      if (c < 32 || c > 126 || c == '"' || c == '\\') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    return out.append('"').toString();
  }
}
