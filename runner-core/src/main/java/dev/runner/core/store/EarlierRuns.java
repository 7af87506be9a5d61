package dev.runner.core.store;

import dev.runner.core.result.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the run that another is compared with.
 *
 * <p>Whether two runs had the same tests is judged by some of them, spread over the run.
 */
final class EarlierRuns {

  private static final int SAMPLE = 50;
  private static final int CANDIDATES = 50;

  private static final String TESTS = "select max(number) from attempt where run = ?";

  private static final String IDENTITY =
      "select identity from attempt where run = ? and number = ? and attempt = 1";

  private static final String EARLIER =
      """
      select other.number, other.id from run me
      cross join run other
      left join run_origin mine on mine.run = me.number
      left join run_origin theirs on theirs.run = other.number
      where me.number = ? and (other.started_at, other.id) < (me.started_at, me.id)
        and other.state <> 'RUNNING'
        and coalesce(mine.workspace, '') = coalesce(theirs.workspace, '')
        and not exists (select 1 from merged_part p where p.id = other.id)
      order by other.started_at desc, other.id desc limit ?""";

  private static final String PLANNED =
      "select count(*) from attempt where run = ? and identity = ? and attempt + 0 = 1";

  private final Statements statements;

  EarlierRuns(Statements statements) {
    this.statements = statements;
  }

  /** Returns the newest that planned at least half of the tests of a run. */
  Optional<RunId> of(RunId run) throws SQLException {
    long number = new RunNumbers(statements).of(run);
    List<Long> sample = sample(number);
    for (Map.Entry<Long, String> candidate : candidates(number).entrySet()) {
      int common = 0;
      for (long identity : sample) {
        common +=
            number(statements.kept(PLANNED).number(candidate.getKey()).number(identity)) > 0
                ? 1
                : 0;
      }
      if (common > 0 && 2 * common >= sample.size()) {
        return Optional.of(RunId.parse(candidate.getValue()));
      }
    }
    return Optional.empty();
  }

  private List<Long> sample(long run) throws SQLException {
    long tests = number(statements.kept(TESTS).number(run));
    long step = Math.max(1, tests / SAMPLE);
    List<Long> sample = new ArrayList<>();
    for (long number = 1; number <= tests && sample.size() < SAMPLE; number += step) {
      long identity = number(statements.kept(IDENTITY).number(run).number(number));
      if (identity > 0) {
        sample.add(identity);
      }
    }
    return sample;
  }

  private Map<Long, String> candidates(long run) throws SQLException {
    Map<Long, String> candidates = new LinkedHashMap<>();
    try (ResultSet rows = statements.kept(EARLIER).number(run).number(CANDIDATES).query()) {
      while (rows.next()) {
        candidates.put(rows.getLong(1), rows.getString(2));
      }
    }
    return candidates;
  }

  /** Returns what a query gives; 0 if it gives no row, or nothing in it. */
  private static long number(Bound query) throws SQLException {
    try (ResultSet row = query.query()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
