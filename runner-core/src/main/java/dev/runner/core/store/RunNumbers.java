package dev.runner.core.store;

import dev.runner.core.result.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Finds the small numbers of runs. */
final class RunNumbers {

  /** No run has it. */
  private static final long NONE = 0;

  private static final String NUMBER = "select number from run where id = ?";

  private final Statements statements;

  RunNumbers(Statements statements) {
    this.statements = statements;
  }

  /** Returns the number of a run; of one that is not stored, a number that no run has. */
  long of(RunId run) throws SQLException {
    try (ResultSet rows = statements.kept(NUMBER).text(run.toString()).query()) {
      return rows.next() ? rows.getLong(1) : NONE;
    }
  }
}
