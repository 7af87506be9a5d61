package dev.runner.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * Reads which tests were planned in a run.
 *
 * <p>The database gives all of them in one text, of some 6 bytes for each: a row for each would
 * take the driver longer than the whole question.
 */
final class RunIdentities {

  private static final String IDENTITIES =
      "select string_agg(cast(identity as text), ' ') from attempt where run = ? and attempt = 1";

  private final Statements statements;

  RunIdentities(Statements statements) {
    this.statements = statements;
  }

  /** Returns the identities of a run's tests, in their order. */
  long[] of(long run) throws SQLException {
    try (ResultSet row = statements.kept(IDENTITIES).number(run).query()) {
      String text = row.next() ? row.getString(1) : null;
      StringTokenizer words = new StringTokenizer(text == null ? "" : text, " ");
      long[] identities = new long[words.countTokens()];
      for (int i = 0; i < identities.length; i++) {
        identities[i] = Long.parseLong(words.nextToken());
      }
      Arrays.sort(identities);
      return identities;
    }
  }

  /** Returns what the first has and the second has not, both in order. */
  static long[] without(long[] all, long[] known) {
    long[] rest = new long[all.length];
    int found = 0;
    int at = 0;
    for (long identity : all) {
      while (at < known.length && known[at] < identity) {
        at++;
      }
      if (at == known.length || known[at] != identity) {
        rest[found++] = identity;
      }
    }
    return Arrays.copyOf(rest, found);
  }
}
