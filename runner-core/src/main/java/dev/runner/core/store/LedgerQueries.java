package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what each plugin took. */
final class LedgerQueries {

  private static final String ATTEMPTS =
      RecentRuns.WITH
          + """
           select a.plugin, a.outcome, sum(a.last), sum(case when a.last = 1 then a.flaky else 0 end),
             sum(case when a.duration is null then 0 else 1 end), %s
           from recent cross join attempt a
           where a.run = recent.number
           group by a.plugin, a.outcome"""
              .formatted(Column.sum("a.duration"));

  private static final String RUNS =
      RecentRuns.WITH
          + """
           select p.plugin, count(distinct p.run) from recent join run_plugin p
             on p.run = recent.number
           where p.state in ('LOADED', 'FAILED') group by p.plugin""";

  private static final String CPU = use("cpu");
  private static final String ALLOCATED = use("allocated");

  private final Statements statements;

  LedgerQueries(Statements statements) {
    this.statements = statements;
  }

  /** Returns the plugins of the newest runs, the one that took longest first. */
  List<PluginLedger> plugins(int runs) throws SQLException {
    Map<String, PluginLedger> ledgers = new TreeMap<>();
    try (ResultSet rows = statements.kept(ATTEMPTS).number(runs).query()) {
      while (rows.next()) {
        ledgers.merge(rows.getString(1), part(rows), LedgerQueries::plus);
      }
    }
    Map<String, Long> took = numbers(RUNS, runs);
    Map<String, Long> cpu = numbers(CPU, runs);
    Map<String, Long> allocated = numbers(ALLOCATED, runs);
    List<PluginLedger> plugins = new ArrayList<>();
    ledgers.forEach(
        (id, sum) ->
            plugins.add(
                new PluginLedger(
                    sum.plugin(),
                    took.getOrDefault(id, 0L).intValue(),
                    sum.counts(),
                    sum.attempts(),
                    sum.time(),
                    Optional.ofNullable(cpu.get(id)).map(Duration::ofNanos),
                    Optional.ofNullable(allocated.get(id)))));
    plugins.sort(Comparator.comparing(PluginLedger::time).reversed());
    return plugins;
  }

  private static PluginLedger part(ResultSet row) throws SQLException {
    String outcome = row.getString(2);
    int tests = row.getInt(3);
    Counts counts =
        outcome.equals(AttemptRows.NOT_RUN)
            ? Counts.NONE.plusNotRun(tests)
            : Counts.NONE.plus(Outcome.valueOf(outcome), tests);
    return new PluginLedger(
        new PluginId(row.getString(1)),
        0,
        counts.plusFlaky(row.getInt(4)),
        row.getLong(5),
        Column.duration(row, 6),
        Optional.empty(),
        Optional.empty());
  }

  private static PluginLedger plus(PluginLedger one, PluginLedger other) {
    return new PluginLedger(
        one.plugin(),
        0,
        one.counts().plus(other.counts()),
        one.attempts() + other.attempts(),
        one.time().plus(other.time()),
        Optional.empty(),
        Optional.empty());
  }

  private static String use(String column) {
    return RecentRuns.WITH
        + """
         select u.plugin, sum(u.%1$s) from recent join plugin_use u on u.run = recent.number
         where u.%1$s is not null group by u.plugin"""
            .formatted(column);
  }

  private Map<String, Long> numbers(String query, int runs) throws SQLException {
    Map<String, Long> numbers = new TreeMap<>();
    try (ResultSet rows = statements.kept(query).number(runs).query()) {
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getLong(2));
      }
    }
    return numbers;
  }
}
