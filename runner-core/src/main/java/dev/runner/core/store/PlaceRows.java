package dev.runner.core.store;

import dev.runner.core.event.RunEvent.PluginUsed;
import dev.runner.core.event.RunEvent.RunPlaced;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Counts;
import dev.runner.core.result.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes where runs took place and what forks took there, and reads how plugins did. */
final class PlaceRows {

  private static final String PLACE =
      """
      insert into run_place (run, runner, jdk, environment) values (?, ?, ?, ?)
      on conflict (run) do nothing""";

  private static final String JDK =
      """
      insert into plugin_jdk (run, plugin, jdk) values (?, ?, ?)
      on conflict (run, plugin) do nothing""";

  private static final String USE =
      """
      insert into plugin_use (run, plugin, fork, cpu, allocated) values (?, ?, ?, ?, ?)
      on conflict (run, plugin, fork) do nothing""";

  private static final String READ = "select runner, jdk, environment from run_place where run = ?";

  private static final String READ_JDKS = "select plugin, jdk from plugin_jdk where run = ?";

  /** Runs that were merged count as the run that was made of them. */
  private static final String PLUGIN_RUNS =
      """
      select r.number, r.id, r.started_at, p.plugin, p.version, p.state, l.runner,
        coalesce(j.jdk, l.jdk), l.environment
      from run r
        join run_plugin p on p.run = r.number
        left join run_place l on l.run = r.number
        left join plugin_jdk j on j.run = r.number and j.plugin = p.plugin
      where r.state <> 'RUNNING' and r.id not in (select id from merged_part)
      order by r.started_at, r.id, p.plugin, p.jar""";

  private final Statements statements;
  private final CountRows counts;

  PlaceRows(Statements statements) {
    this.statements = statements;
    this.counts = new CountRows(statements);
  }

  void write(RunCursor cursor, PluginUsed used) throws SQLException {
    statements
        .kept(USE)
        .number(cursor.run())
        .text(used.plugin().value())
        .number(used.fork())
        .number(used.cpu().toNanos())
        .number(used.allocated())
        .update();
  }

  void write(RunCursor cursor, RunPlaced place) throws SQLException {
    statements
        .kept(PLACE)
        .number(cursor.run())
        .text(place.runner())
        .text(place.jdk())
        .text(place.environment())
        .update();
    for (Map.Entry<PluginId, String> jdk : place.jdks().entrySet()) {
      statements
          .kept(JDK)
          .number(cursor.run())
          .text(jdk.getKey().value())
          .text(jdk.getValue())
          .update();
    }
  }

  /** Reads on what a run took place; empty if it does not say. */
  Optional<StoredPlace> read(long run) throws SQLException {
    Map<PluginId, String> jdks = new HashMap<>();
    try (ResultSet rows = statements.kept(READ_JDKS).number(run).query()) {
      while (rows.next()) {
        jdks.put(new PluginId(rows.getString(1)), rows.getString(2));
      }
    }
    try (ResultSet row = statements.kept(READ).number(run).query()) {
      return row.next()
          ? Optional.of(
              new StoredPlace(
                  row.getString(1), row.getString(2), jdks, Optional.ofNullable(row.getString(3))))
          : Optional.empty();
    }
  }

  /** Reads each plugin of each run that has ended, the run that was started first in front. */
  void pluginRuns(Consumer<PluginRun> consumer) throws SQLException {
    Map<Long, Map<String, Counts>> counted = counts.ofAllPlugins();
    try (ResultSet rows = statements.kept(PLUGIN_RUNS).query()) {
      while (rows.next()) {
        Map<String, Counts> ofRun = counted.getOrDefault(rows.getLong(1), new HashMap<>());
        consumer.accept(pluginRun(rows, ofRun.getOrDefault(rows.getString(4), Counts.NONE)));
      }
    }
  }

  private static PluginRun pluginRun(ResultSet row, Counts counted) throws SQLException {
    PluginState state = PluginState.valueOf(row.getString(6));
    // Of two jars with one id at most one was loaded, and only that one has tests.
    boolean ran = state == PluginState.LOADED || state == PluginState.FAILED;
    return new PluginRun(
        RunId.parse(row.getString(2)),
        Instant.ofEpochMilli(row.getLong(3)),
        new PluginId(row.getString(4)),
        row.getString(5),
        state,
        Optional.ofNullable(row.getString(7)),
        Optional.ofNullable(row.getString(8)),
        Optional.ofNullable(row.getString(9)),
        ran ? counted : Counts.NONE);
  }
}
