package dev.runner.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The statements of one connection, each prepared once. Not for several threads. */
final class Statements {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** Returns a statement that is kept; its rows must be read before it is asked for again. */
  Bound kept(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return new Bound(statement);
  }

  /** Returns a statement of its own for rows that are read while others are. */
  PreparedStatement fresh(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Runs a statement without parameters. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Closes the statements and their connection. */
  void close() throws SQLException {
    connection.close();
  }
}
