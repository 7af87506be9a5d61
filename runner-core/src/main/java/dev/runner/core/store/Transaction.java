package dev.runner.core.store;

import java.sql.SQLException;

/**
 * Runs work that writes: all of it is kept, or none.
 *
 * <p>The write lock is taken at once and waited for. Were it taken at the first write only, SQLite
 * could not wait: what was read before might be out of date by then.
 */
final class Transaction {

  private final Statements statements;

  Transaction(Statements statements) {
    this.statements = statements;
  }

  /** Does the work and commits; rolls back if it throws. */
  void run(Work work) throws SQLException {
    statements.execute("begin immediate");
    boolean done = false;
    try {
      work.run();
      statements.execute("commit");
      done = true;
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  private void rollBack() {
    try {
      statements.execute("rollback");
    } catch (SQLException e) {
      // SQLite has rolled back by itself, for example on a full disk; the first failure counts.
      return;
    }
  }

  /** Work that writes. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }
}
