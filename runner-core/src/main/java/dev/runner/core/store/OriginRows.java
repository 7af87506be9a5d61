package dev.runner.core.store;

import dev.runner.core.result.RunOrigin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes and reads where runs came from. */
final class OriginRows {

  private static final String ORIGIN =
      """
      insert into run_origin
        (run, workspace, folder, host, user_name, revision, revision_name, config)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (run) do nothing""";

  private static final String LABEL =
      """
      insert into run_label (run, name, value) values (?, ?, ?)
      on conflict (run, name) do nothing""";

  private static final String READ =
      """
      select workspace, folder, host, user_name, revision, revision_name, config
      from run_origin where run = ?""";

  private static final String READ_LABELS =
      "select name, value from run_label where run = ? order by name";

  private final Statements statements;

  OriginRows(Statements statements) {
    this.statements = statements;
  }

  void write(RunCursor cursor, RunOrigin origin) throws SQLException {
    statements
        .kept(ORIGIN)
        .number(cursor.run())
        .text(origin.workspace())
        .text(origin.folder())
        .text(origin.host())
        .text(origin.user())
        .text(origin.revision().map(RunOrigin.Revision::commit))
        .text(origin.revision().flatMap(RunOrigin.Revision::name))
        .text(origin.config())
        .update();
    for (Map.Entry<String, String> label : origin.labels().entrySet()) {
      statements
          .kept(LABEL)
          .number(cursor.run())
          .text(label.getKey())
          .text(label.getValue())
          .update();
    }
  }

  /** Reads where a run came from; empty for one that does not say. */
  Optional<RunOrigin> read(long run) throws SQLException {
    try (ResultSet row = statements.kept(READ).number(run).query()) {
      return row.next() ? Optional.of(origin(row, labels(run))) : Optional.empty();
    }
  }

  private Map<String, String> labels(long run) throws SQLException {
    Map<String, String> labels = new TreeMap<>();
    try (ResultSet rows = statements.kept(READ_LABELS).number(run).query()) {
      while (rows.next()) {
        labels.put(rows.getString(1), rows.getString(2));
      }
    }
    return labels;
  }

  private static RunOrigin origin(ResultSet row, Map<String, String> labels) throws SQLException {
    Optional<String> name = Optional.ofNullable(row.getString(6));
    return new RunOrigin(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Optional.ofNullable(row.getString(5)).map(id -> new RunOrigin.Revision(id, name)),
        row.getString(7),
        labels);
  }
}
