package dev.runner.core.report.intake;

import dev.runner.core.result.KnownIssue;
import java.util.List;
import java.util.Optional;

/**
 * A test as a file tells of it.
 *
 * @param name what it is called
 * @param known the issues that it is known to have
 * @param quarantine why its failure does not count; empty if it does
 * @param slow whether its last attempt was called slow
 * @param attempts the attempts at it, the first one first; none if it did not run
 */
record ForeignTest(
    ForeignName name,
    List<KnownIssue> known,
    Optional<String> quarantine,
    boolean slow,
    List<ForeignAttempt> attempts) {

  /** Copies the lists. */
  ForeignTest {
    known = List.copyOf(known);
    attempts = List.copyOf(attempts);
  }

  static ForeignTest of(ForeignName name, List<ForeignAttempt> attempts) {
    return new ForeignTest(name, List.of(), Optional.empty(), false, attempts);
  }
}
