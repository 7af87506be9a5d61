package dev.runner.core.store;

/**
 * How far a run's journal has been stored.
 *
 * <p>Issues, pieces of output, and entries and files are numbered by their place in the journal.
 * That is what makes storing a journal again write the same rows instead of more of them.
 *
 * @param run the run's number in the store
 * @param startedAt when it began, in milliseconds since 1970
 * @param issues how many issues have been stored
 * @param outputs how many pieces of output have been stored
 * @param published how many entries and files have been stored
 */
record RunCursor(long run, long startedAt, long issues, long outputs, long published) {

  RunCursor nextIssue() {
    return new RunCursor(run, startedAt, issues + 1, outputs, published);
  }

  RunCursor nextOutput() {
    return new RunCursor(run, startedAt, issues, outputs + 1, published);
  }

  RunCursor nextPublished() {
    return new RunCursor(run, startedAt, issues, outputs, published + 1);
  }
}
