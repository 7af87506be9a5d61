package dev.runner.core.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** A statement whose parameters are being given, from left to right. */
final class Bound {

  private final PreparedStatement statement;
  private int next = 1;

  Bound(PreparedStatement statement) {
    this.statement = statement;
  }

  Bound number(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  Bound number(Optional<Long> value) throws SQLException {
    if (value.isPresent()) {
      return number(value.get());
    }
    statement.setNull(next++, Types.BIGINT);
    return this;
  }

  Bound text(String value) throws SQLException {
    return plain(PlainText.of(value));
  }

  Bound text(Enum<?> value) throws SQLException {
    return plain(value.name());
  }

  /** Gives a text that fits every database already. */
  Bound plain(String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  Bound text(Optional<String> value) throws SQLException {
    if (value.isPresent()) {
      return text(value.get());
    }
    statement.setNull(next++, Types.VARCHAR);
    return this;
  }

  Bound bytes(byte[] value) throws SQLException {
    statement.setBytes(next++, value);
    return this;
  }

  /** Runs the statement and returns how many rows it touched. */
  int update() throws SQLException {
    return statement.executeUpdate();
  }

  /** Leaves the statement to be run with others like it, by {@link Statements#send}. */
  void later() throws SQLException {
    statement.addBatch();
  }

  /** Runs the query; the caller closes the rows before the same statement is used again. */
  ResultSet query() throws SQLException {
    return statement.executeQuery();
  }
}
