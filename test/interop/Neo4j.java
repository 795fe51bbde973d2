import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import org.neo4j.dbms.api.*;
import org.neo4j.graphdb.*;

/** Opens the database in a home folder, runs a script if one is given, and prints what the database holds as JSON. */
public class Neo4j {
  static final Map<String, String> KINDS =
      Map.of("LINK", "link", "COOCCURS", "cooccurrence", "SHARES_CONCEPTS", "shared-concepts", "WROTE", "wrote");

  public static void main(String[] arguments) throws Exception {
    DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(arguments[0])).build();
    GraphDatabaseService database = service.database("neo4j");
    if (arguments.length > 1)
      // The script is run twice, since it says that this doubles nothing. No text holds a line feed.
      for (int round = 0; round < 2; round++)
        for (String statement : Files.readString(Path.of(arguments[1])).split(";\n"))
          if (!statement.isBlank()) database.executeTransactionally(statement);
    StringBuilder out = new StringBuilder("{\"nodes\":{");
    try (Transaction transaction = database.beginTx()) {
      String before = "";
      for (Node node : transaction.getAllNodes()) {
        String kind = node.getLabels().iterator().next().name().toLowerCase();
        out.append(before).append(text(node.getProperty("key").toString())).append(":{");
        out.append(properties(node)).append("\"kind\":").append(text(kind)).append('}');
        before = ",";
      }
      out.append("},\"edges\":[");
      before = "";
      for (Relationship edge : transaction.getAllRelationships()) {
        String type = edge.getType().name();
        String kind = KINDS.getOrDefault(type, "relation");
        out.append(before).append('[').append(text(edge.getStartNode().getProperty("key").toString())).append(',');
        out.append(text(edge.getEndNode().getProperty("key").toString())).append(",{");
        if (kind.equals("relation")) out.append(text("relation")).append(':').append(text(type)).append(',');
        out.append(properties(edge)).append("\"kind\":").append(text(kind)).append("}]");
        before = ",";
      }
    }
    service.shutdown();
    System.out.write(out.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  static String properties(Entity entity) {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, Object> property : entity.getAllProperties().entrySet())
      out.append(text(property.getKey())).append(':').append(json(property.getValue())).append(',');
    return out.toString();
  }

  static String json(Object value) {
    if (value instanceof Number) return value.toString();
    if (!(value instanceof String[])) return text(value.toString());
    StringJoiner list = new StringJoiner(",", "[", "]");
    for (String item : (String[]) value) list.add(text(item));
    return list.toString();
  }

  static String text(String given) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : given.toCharArray())
      if (c < 32 || c > 126 || c == '"' || c == '\\') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    return out.append('"').toString();
  }
}
