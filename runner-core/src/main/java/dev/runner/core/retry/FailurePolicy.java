package dev.runner.core.retry;

import java.util.OptionalInt;

/**
 * What is done about tests that fail.
 *
 * @param retry which of them run again
 * @param flakyFails whether a run fails that has flaky tests
 * @param failFast after how many failed tests no further one starts; empty for never
 * @param repetition how often all tests are run
 * @param quarantine which failures do not count
 * @param budgets what the tests of plugins may use up
 * @param classDeaths how many forks in a row the tests of a class may end; 0 for any number
 * @param known what holds for known issues
 */
public record FailurePolicy(
    RetryPolicy retry,
    boolean flakyFails,
    OptionalInt failFast,
    Repetition repetition,
    Quarantine quarantine,
    Budgets budgets,
    int classDeaths,
    KnownIssueRules known) {

  /** How many forks in a row the tests of a class may end, if nothing else is said. */
  public static final int CLASS_DEATHS = 20;

  /** Nothing but counting. */
  public static final FailurePolicy NONE = new FailurePolicy(RetryPolicy.NONE, false);

  /** Creates a policy that stops nothing. */
  public FailurePolicy(RetryPolicy retry, boolean flakyFails) {
    this(
        retry,
        flakyFails,
        OptionalInt.empty(),
        Repetition.ONCE,
        Quarantine.NONE,
        Budgets.NONE,
        CLASS_DEATHS,
        KnownIssueRules.NONE);
  }

  /** Returns this policy with a quarantine. */
  public FailurePolicy with(Quarantine other) {
    return new FailurePolicy(
        retry, flakyFails, failFast, repetition, other, budgets, classDeaths, known);
  }

  /** Returns this policy with budgets. */
  public FailurePolicy with(Budgets other) {
    return new FailurePolicy(
        retry, flakyFails, failFast, repetition, quarantine, other, classDeaths, known);
  }

  /** Returns this policy with another bound for the forks that a class ends. */
  public FailurePolicy enduring(int deaths) {
    return new FailurePolicy(
        retry, flakyFails, failFast, repetition, quarantine, budgets, deaths, known);
  }

  /** Returns this policy with other rules for known issues. */
  public FailurePolicy with(KnownIssueRules other) {
    return new FailurePolicy(
        retry, flakyFails, failFast, repetition, quarantine, budgets, classDeaths, other);
  }

  /** Returns this policy with what a command line says; what is repeated is not tried again. */
  public FailurePolicy with(Tries tries) {
    RetryPolicy retries =
        tries.retries().isPresent() ? retry.times(tries.retries().getAsInt()) : retry;
    return new FailurePolicy(
        tries.repetition().isRepeated() ? RetryPolicy.NONE : retries,
        flakyFails,
        tries.failFast(),
        tries.repetition(),
        quarantine,
        budgets,
        classDeaths,
        known);
  }

  /** Tells whether failures can keep other tests from starting. */
  public boolean stopsAtFailures() {
    return failFast.isPresent() || budgets.countFailures();
  }
}
