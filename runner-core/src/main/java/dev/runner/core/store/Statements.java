package dev.runner.core.store;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The statements of one connection, each prepared once. Not for several threads. */
final class Statements {

  /** How many rows a database that sends them in portions sends at once. */
  private static final int PORTION = 1_000;

  private final Database database;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  Database database() {
    return database;
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

  /**
   * Runs what was left for {@link Bound#later later} of a statement, with few round trips.
   *
   * @return how many rows each touched; a negative number where the database does not say
   */
  int[] send(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      return new int[0];
    }
    try {
      return statement.executeBatch();
    } catch (BatchUpdateException e) { // it has the whole statement as its message
      throw e.getCause() instanceof SQLException own ? own : e;
    }
  }

  /** Forgets what was left for later of all statements. */
  void forget() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.clearBatch();
    }
  }

  /** Hands over the rows of a query that is asked once in this form. */
  void once(String sql, Rows rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.take(row);
      }
    }
  }

  /**
   * Hands over the rows of a query one by one, however many there are.
   *
   * @param parameter the query's only one
   * @param rows may use these statements, and ask for rows in the same way
   */
  void each(String sql, String parameter, Rows rows) throws SQLException {
    each(sql, bound -> bound.text(parameter), rows);
  }

  /** Does the same for a query with any parameters. */
  void each(String sql, Parameters parameters, Rows rows) throws SQLException {
    Statements reader = database.reader(this);
    try (PreparedStatement statement = reader.connection.prepareStatement(sql)) {
      statement.setFetchSize(PORTION);
      try (ResultSet row = parameters.to(new Bound(statement)).query()) {
        while (row.next()) {
          rows.take(row);
        }
      }
    } finally {
      if (reader != this) {
        reader.close();
      }
    }
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

  /** Gives a query its parameters. */
  @FunctionalInterface
  interface Parameters {
    Bound to(Bound query) throws SQLException;
  }

  /** Takes a row of a query. */
  @FunctionalInterface
  interface Rows {
    void take(ResultSet row) throws SQLException;
  }
}
