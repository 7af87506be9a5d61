package dev.runner.core.store;

/**
 * How far a run's journal has been stored.
 *
 * <p>Issues and pieces of output are numbered by their place in the journal. That is what makes
 * storing a journal again write the same rows instead of more of them.
 *
 * @param run the run's number in the store
 * @param startedAt when it began, in milliseconds since 1970
 * @param issues how many issues have been stored
 * @param outputs how many pieces of output have been stored
 */
record RunCursor(long run, long startedAt, long issues, long outputs) {

  RunCursor nextIssue() {
    return new RunCursor(run, startedAt, issues + 1, outputs);
  }

  RunCursor nextOutput() {
    return new RunCursor(run, startedAt, issues, outputs + 1);
  }
}
