package dev.runner.core.run;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts for the classes of one portion how many forks in a row each has ended without any of its
 * tests coming to an end. A class with as many as allowed is hopeless: each of its tests would take
 * a fork of its own.
 */
final class ClassDeaths {

  private final int allowed;
  private final Map<String, Integer> inARow = new HashMap<>();

  /**
   * Begins to count.
   *
   * @param allowed how many there may be; 0 for any number
   */
  ClassDeaths(int allowed) {
    this.allowed = allowed;
  }

  /** Notes that a test has come to an end in its fork. */
  void ended(LedgerNode test, Verdict verdict) {
    if (!inARow.isEmpty() && verdict.outcome() != Outcome.SKIPPED) {
      test.testClass().ifPresent(home -> inARow.remove(home.id()));
    }
  }

  /** Notes that something has ended its fork; returns its class if that is hopeless now. */
  Optional<LedgerNode> died(LedgerNode killer) {
    killer.testClass().ifPresent(home -> inARow.merge(home.id(), 1, Integer::sum));
    return killer.testClass().filter(home -> isHopeless(killer));
  }

  /** Tells whether something belongs to a class that is hopeless. */
  boolean isHopeless(LedgerNode node) {
    return allowed > 0
        && node.testClass().filter(c -> inARow.getOrDefault(c.id(), 0) >= allowed).isPresent();
  }

  /** Returns the verdict on what is left of a class that is hopeless. */
  Verdict verdict(LedgerNode hopeless, Verdict last) {
    return Verdict.error(
        Cause.CRASHED,
        "given up: class '%s' has ended %d forks in a row, and no test of it came to an end in between (fork.class-deaths); at last %s"
            .formatted(hopeless.printedId(), inARow.get(hopeless.id()), last.message()),
        "");
  }

  /** Gives all classes another chance. */
  void clear() {
    inARow.clear();
  }
}
