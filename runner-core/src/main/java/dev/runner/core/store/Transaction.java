package dev.runner.core.store;

import java.sql.SQLException;

/** Runs work that writes, while no other process does: all of it is kept, or none. */
final class Transaction {

  private final Statements statements;

  Transaction(Statements statements) {
    this.statements = statements;
  }

  /** Does the work and commits; rolls back if it throws. */
  void run(Work work) throws SQLException {
    boolean done = false;
    try {
      statements.database().begin(statements);
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
      statements.forget();
      statements.execute("rollback");
    } catch (SQLException e) {
      // The database has rolled back by itself, for example on a full disk or because it is gone;
      // the first failure counts.
      return;
    }
  }

  /** Work that writes. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }
}
