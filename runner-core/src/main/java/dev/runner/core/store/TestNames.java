package dev.runner.core.store;

import dev.runner.core.result.TestDescription;
import dev.runner.core.result.TestKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the tests that a person means, of all runs.
 *
 * <p>Whole names are looked up in indexes. Only where that finds nothing, all tests are looked
 * through.
 */
final class TestNames {

  private static final String COLUMNS =
      "select test.identity, " + TestRow.TEST_COLUMNS + " from test where ";

  /**
   * A method, or what it was invoked with; the sign behind the number sign ends the range. Each
   * part has the condition of the index, or SQLite does not use it.
   */
  private static final String PRINTED =
      COLUMNS
          + "(length(printed_id) <= 600 and printed_id = ?)"
          + " or (length(printed_id) <= 600 and printed_id >= ? and printed_id < ?) order by id";

  private static final String UUID = COLUMNS + "length(uuid) <= 600 and uuid = ? order by id";

  private static final String ANY =
      COLUMNS
          + "unique_id = ? or printed_id like ? escape '\\' or tags like ? escape '\\' order by id";

  private static final int PORTION = 200;

  private static final String KEYS =
      COLUMNS + "hash in (?" + ", ?".repeat(PORTION - 1) + ") order by id";

  private static final String PLUGINS = "select distinct plugin from run_plugin order by plugin";

  private final Statements statements;

  TestNames(Statements statements) {
    this.statements = statements;
  }

  /** Returns the newest descriptions of the tests of a name, by their identities. */
  Map<Long, TestDescription> named(String name) throws SQLException {
    Map<Long, TestDescription> found = new LinkedHashMap<>();
    String printed = withoutMarks(name);
    if (!name.startsWith("[")) {
      add(found, name, statements.kept(UUID).text(name));
      add(found, name, printed(printed));
      for (String plugin : plugins()) {
        add(found, name, printed(plugin + ":" + printed));
      }
    }
    if (found.isEmpty()) {
      add(
          found,
          name,
          statements.kept(ANY).text(name).text(like(printed)).text(like("id-" + name)));
    }
    return found;
  }

  /** Returns the oldest descriptions of the tests that are known of some. */
  Map<TestKey, TestDescription> of(Collection<TestKey> keys) throws SQLException {
    Map<String, TestKey> wanted = new HashMap<>();
    keys.forEach(key -> wanted.put(PlainText.of(key.value()), key));
    List<String> all = new ArrayList<>(wanted.keySet());
    Map<TestKey, TestDescription> found = new HashMap<>();
    for (int from = 0; from < all.size(); from += PORTION) {
      Bound query = statements.kept(KEYS);
      for (int i = from; i < from + PORTION; i++) {
        query.number(TestRow.hash(all.get(Math.min(i, all.size() - 1))));
      }
      try (ResultSet rows = query.query()) {
        while (rows.next()) {
          TestRow row = TestRow.read(rows, 2);
          if (wanted.containsKey(row.key())) {
            found.putIfAbsent(wanted.get(row.key()), row.description());
          }
        }
      }
    }
    return found;
  }

  private static String like(String text) {
    return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  private Bound printed(String id) throws SQLException {
    return statements.kept(PRINTED).text(id).text(id + "(#").text(id + "($");
  }

  private static void add(Map<Long, TestDescription> found, String name, Bound query)
      throws SQLException {
    try (ResultSet rows = query.query()) {
      while (rows.next()) {
        TestDescription test = TestRow.read(rows, 2).description();
        if (test.isNamed(name)) {
          found.put(rows.getLong(1), test);
        }
      }
    }
  }

  private List<String> plugins() throws SQLException {
    List<String> plugins = new ArrayList<>();
    try (ResultSet rows = statements.kept(PLUGINS).query()) {
      while (rows.next()) {
        plugins.add(rows.getString(1));
      }
    }
    return plugins;
  }

  private static String withoutMarks(String name) {
    int bracket = name.endsWith("]") ? name.lastIndexOf('[') : -1;
    return bracket > 0 ? name.substring(0, bracket) : name;
  }
}
