package dev.runner.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

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
      long[] identities = text == null ? new long[0] : numbers(text);
      Arrays.sort(identities);
      return identities;
    }
  }

  /** Reads digits with one blank between numbers. */
  private static long[] numbers(String text) {
    long[] numbers = new long[text.length() / 2 + 1];
    int last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        last++;
      } else {
        numbers[last] = numbers[last] * 10 + c - '0';
      }
    }
    return Arrays.copyOf(numbers, last + 1);
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
