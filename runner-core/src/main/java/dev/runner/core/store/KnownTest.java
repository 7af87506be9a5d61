package dev.runner.core.store;

import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * A test that was known to have an issue when it last got a verdict.
 *
 * @param issue the issue, as the test had it then
 * @param run the run that gave the verdict
 * @param test the test in that run
 * @param runs how many runs have a verdict on it that knew of the issue
 * @param failedAt when it last began to fail in one of them
 * @param passedAt when it last began to pass in one of them
 */
public record KnownTest(
    KnownIssue issue,
    RunId run,
    StoredTest test,
    int runs,
    Optional<Instant> failedAt,
    Optional<Instant> passedAt) {

  /** Tells whether it passed when it last ran, although the issue says that it fails. */
  public boolean seemsFixed() {
    return issue.mode() == KnownIssue.Mode.EXPECT
        && test.outcome().filter(Outcome.PASSED::equals).isPresent();
  }
}
