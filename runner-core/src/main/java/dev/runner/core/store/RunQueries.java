package dev.runner.core.store;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads runs. */
final class RunQueries {

  private static final String SUMMARY =
      "select number, id, state, outcome, exit_status, started_at, duration, command, request"
          + " from run ";

  private static final String NEWEST = SUMMARY + "order by started_at desc, id desc limit ?";

  private static final String BY_ID = SUMMARY + "where id = ?";

  private static final String PLUGINS =
      """
      select plugin, version, jar, sha256, state from run_plugin
      where run = ? order by plugin, jar""";

  private static final String ISSUES =
      """
      select severity, code, subject, message, origin from issue
      where run = ? order by number""";

  private static final String SCOPES =
      """
      select plugin, class_name, fork from scope_output where run = ?
      union
      select plugin, class_name, fork from report_entry where run = ? and number = 0
      union
      select plugin, class_name, fork from published_file where run = ? and number = 0
      order by 1, 2, 3""";

  private static final String OWN =
      "select id from run join run_origin on run_origin.run = run.number where workspace = ?";

  private static final String NUMBER = "select number from run where id = ?";

  private final Statements statements;
  private final CountRows counts;
  private final ShardRows shards;

  RunQueries(Statements statements) {
    this.statements = statements;
    this.counts = new CountRows(statements);
    this.shards = new ShardRows(statements);
  }

  /** Reads the newest runs, the newest first. */
  List<RunSummary> newest(int limit) throws SQLException {
    Map<Long, Counts> counted = counts.ofRuns(limit);
    List<RunSummary> runs = new ArrayList<>();
    try (ResultSet rows = statements.kept(NEWEST).number(limit).query()) {
      while (rows.next()) {
        runs.add(summary(rows, counted.getOrDefault(rows.getLong(1), Counts.NONE)));
      }
    }
    return runs;
  }

  /** Reads the runs of the workspace that a person means, the newest first. */
  List<RunSummary> own() throws SQLException {
    Optional<String> home = statements.database().home();
    List<RunSummary> all = newest(Integer.MAX_VALUE);
    if (home.isEmpty()) {
      return all;
    }
    Set<String> ids = new HashSet<>();
    try (ResultSet rows = statements.kept(OWN).text(home.get()).query()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return all.stream().filter(run -> ids.contains(run.run().toString())).toList();
  }

  Optional<StoredRun> find(RunId run) throws SQLException {
    try (ResultSet rows = statements.kept(BY_ID).text(run.toString()).query()) {
      return rows.next() ? Optional.of(run(rows)) : Optional.empty();
    }
  }

  /** Reads what wrote or published anything outside of tests. */
  List<Scope> scopes(RunId run) throws SQLException {
    List<Scope> scopes = new ArrayList<>();
    long number;
    try (ResultSet rows = statements.kept(NUMBER).text(run.toString()).query()) {
      number = rows.next() ? rows.getLong(1) : 0;
    }
    try (ResultSet rows =
        statements.kept(SCOPES).number(number).number(number).number(number).query()) {
      while (rows.next()) {
        scopes.add(PublisherKey.scope(rows));
      }
    }
    return scopes;
  }

  private StoredRun run(ResultSet row) throws SQLException {
    long number = row.getLong(1);
    Map<String, Counts> counted = counts.ofPlugins(number);
    Counts sum = counted.values().stream().reduce(Counts.NONE, Counts::plus);
    return new StoredRun(
        summary(row, sum),
        row.getString(9),
        plugins(number, counted),
        issues(number),
        shards.shard(number),
        shards.parts(number),
        new OriginRows(statements).read(number),
        new PlaceRows(statements).read(number));
  }

  private List<StoredPlugin> plugins(long run, Map<String, Counts> counted) throws SQLException {
    List<StoredPlugin> plugins = new ArrayList<>();
    try (ResultSet rows = statements.kept(PLUGINS).number(run).query()) {
      while (rows.next()) {
        plugins.add(plugin(rows, counted));
      }
    }
    return plugins;
  }

  private static StoredPlugin plugin(ResultSet row, Map<String, Counts> counted)
      throws SQLException {
    String id = row.getString(1);
    PluginState state = PluginState.valueOf(row.getString(5));
    // Of two jars with one id at most one was loaded, and only that one has tests.
    boolean ran = state == PluginState.LOADED || state == PluginState.FAILED;
    return new StoredPlugin(
        new PluginId(id),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        state,
        ran ? counted.getOrDefault(id, Counts.NONE) : Counts.NONE);
  }

  private List<Issue> issues(long run) throws SQLException {
    List<Issue> issues = new ArrayList<>();
    try (ResultSet rows = statements.kept(ISSUES).number(run).query()) {
      while (rows.next()) {
        issues.add(
            new Issue(
                Severity.valueOf(rows.getString(1)),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                Optional.ofNullable(rows.getString(5))));
      }
    }
    return issues;
  }

  private static RunSummary summary(ResultSet row, Counts counts) throws SQLException {
    return new RunSummary(
        RunId.parse(row.getString(2)),
        RunState.valueOf(row.getString(3)),
        Optional.ofNullable(row.getString(4)).map(Outcome::valueOf),
        Column.integer(row, 5),
        Instant.ofEpochMilli(row.getLong(6)),
        Column.number(row, 7).map(Duration::ofNanos),
        row.getString(8),
        counts);
  }
}
