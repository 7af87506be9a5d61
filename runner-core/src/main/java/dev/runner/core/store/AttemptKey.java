package dev.runner.core.store;

import java.sql.SQLException;

/**
 * What an attempt is stored under.
 *
 * @param run the run's number in the store
 * @param number the test's number in its run
 * @param attempt counted from 1
 */
record AttemptKey(long run, int number, int attempt) {

  /** Gives its three numbers to a statement. */
  Bound bind(Bound statement) throws SQLException {
    return statement.number(run).number(number).number(attempt);
  }

  /** Says that it is of a test that its run has not planned. */
  StoreException unplanned(Failures failures) {
    return failures.of(
        "was given attempt " + attempt + " of test " + number + " that is not planned",
        "store the journal of the run from its first event on");
  }
}
