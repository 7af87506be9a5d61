package dev.runner.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads columns that may hold nothing. */
final class Column {

  private Column() {}

  static Optional<Long> number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  /** Returns what columns of the sum {@link #sum} add up to. */
  static Duration duration(ResultSet row, int column) throws SQLException {
    return Duration.ofSeconds(row.getLong(column), row.getLong(column + 1));
  }

  /**
   * Returns two columns with the sum of a column of nanoseconds: in seconds, and what is left of
   * them in nanoseconds. A few long ones in one number would be more than 64 bits.
   */
  static String sum(String nanos) {
    return "sum(%1$s / 1000000000), sum(%1$s %% 1000000000)".formatted(nanos);
  }

  static OptionalInt integer(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
