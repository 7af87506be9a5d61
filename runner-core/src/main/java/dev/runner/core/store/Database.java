package dev.runner.core.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What differs between the databases that hold a store; all other SQL is the same.
 *
 * <p>Statements keep to what all of them know: {@code insert ... on conflict}, row values, {@code
 * string_agg}; no booleans in columns, no JSON, no arrays, ids made by us.
 */
interface Database {

  /**
   * Returns the id of the workspace whose runs a person means who names none; empty if the store
   * has no others.
   */
  Optional<String> home();

  /** Opens a connection; throws a {@link StoreException} that says why it cannot. */
  Connection connect();

  /** Says what goes wrong with this database. */
  Failures failures();

  /** Begins a transaction in which no other process writes; waits for those that do. */
  void begin(Statements statements) throws SQLException;

  /** Runs a transaction that survives, with all before it, a power failure right after it. */
  void lasting(Statements statements, Transaction.Work work) throws SQLException;

  /** Returns a statement of a schema script in this database's words. */
  String translated(String statement);

  /** Returns the query that counts the tables whose name is like its parameter. */
  String tables();

  /**
   * Does a migration while no other process does the same.
   *
   * @param work asks for the version once more, then begins by {@link #prepare} if there is
   *     anything to do
   */
  void migrating(Statements statements, Migration work) throws SQLException, IOException;

  /**
   * Makes a database ready for a change of its schema, by a backup where a failure could harm it.
   *
   * @param version the version that it has; 0 for none
   */
  void prepare(Statements statements, int version) throws SQLException, IOException;

  /** Runs one script of a migration, which is kept as a whole or not at all. */
  void script(Statements statements, Transaction.Work work) throws SQLException;

  /** Returns how many bytes it takes on this machine. */
  long size();

  /** Gives the place of deleted rows back, as far as that is not done anyway. */
  void compact(Statements statements) throws SQLException;

  /** Returns statements for rows that are read one by one while others are used. */
  Statements reader(Statements statements) throws SQLException;

  /** Does something to a schema. */
  @FunctionalInterface
  interface Migration {
    void run() throws SQLException, IOException;
  }
}
