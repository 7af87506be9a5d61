package dev.runner.core.store;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Flag;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A test of a stored run with its last attempt.
 *
 * @param number its number in the run, from 1
 * @param description what was known of it in that run
 * @param attempts how many attempts were started, or decided without a start; 0 if the test was
 *     planned only
 * @param failures how many of them failed
 * @param flags the marks beside its outcome
 * @param quarantine who sees to it until when, and why, if its failure does not count
 * @param last the last attempt; for a test that was planned only, attempt 1 without a verdict
 */
public record StoredTest(
    int number,
    TestDescription description,
    int attempts,
    int failures,
    Set<Flag> flags,
    Optional<String> quarantine,
    StoredAttempt last) {

  /** Copies the flags. */
  public StoredTest {
    flags = Set.copyOf(flags);
  }

  /** Returns this as of another of its attempts. */
  public StoredTest as(StoredAttempt attempt) {
    return new StoredTest(number, description, attempts, failures, flags, quarantine, attempt);
  }

  /** Returns the issues that it was known to have in that run, the strictest mode first. */
  public List<KnownIssue> known() {
    return description.known();
  }

  /** Returns its outcome; empty if it has no verdict (NOT_RUN). */
  public Optional<Outcome> outcome() {
    return last.verdict().map(Verdict::outcome);
  }

  /** Returns why it did not pass; empty if it did or has no verdict. */
  public Optional<Cause> cause() {
    return last.verdict().flatMap(Verdict::cause);
  }

  /** Returns the message of its verdict, or why it has none; empty text if there is none. */
  public String message() {
    return last.verdict().map(Verdict::message).orElse(last.left());
  }

  /** Returns the stack trace or other long text of its verdict; empty text if there is none. */
  public String detail() {
    return last.verdict().map(Verdict::detail).orElse("");
  }
}
