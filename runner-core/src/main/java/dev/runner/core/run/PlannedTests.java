package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The tests of one portion as the run knows them, through all forks that work on it.
 *
 * <p>A test that a second fork announces again keeps its number; each start counts one attempt.
 */
final class PlannedTests {

  private final TestNumbers numbers;
  private final Consumer<RunEvent> events;
  private final Map<String, Planned> byUniqueId = new HashMap<>();

  PlannedTests(TestNumbers numbers, Consumer<RunEvent> events) {
    this.numbers = numbers;
    this.events = events;
  }

  /** Plans a test unless it is planned already. */
  void plan(TestDescription test) {
    byUniqueId.computeIfAbsent(
        test.uniqueId(),
        id -> {
          Planned planned = new Planned(numbers.next());
          events.accept(new RunEvent.TestPlanned(planned.number, test));
          return planned;
        });
  }

  void started(String uniqueId, int fork, Instant at) {
    Planned test = get(uniqueId);
    test.attempt++;
    test.running = true;
    events.accept(new RunEvent.AttemptStarted(test.number, test.attempt, fork, at));
  }

  /** Decides a test; one that never started gets its first attempt by this. */
  void decided(String uniqueId, Verdict verdict, Duration duration) {
    Planned test = get(uniqueId);
    if (!test.running) {
      test.attempt++;
    }
    test.running = false;
    test.decided = true;
    events.accept(new RunEvent.AttemptFinished(test.number, test.attempt, verdict, duration));
  }

  /** Returns the attempt that is running, or that ended last. */
  AttemptId attempt(String uniqueId) {
    Planned test = get(uniqueId);
    return new AttemptId(test.number, Math.max(1, test.attempt));
  }

  boolean isDecided(String uniqueId) {
    Planned test = byUniqueId.get(uniqueId);
    return test != null && test.decided;
  }

  private Planned get(String uniqueId) {
    Planned test = byUniqueId.get(uniqueId);
    if (test == null) {
      throw new IllegalStateException("Test '" + uniqueId + "' was never announced");
    }
    return test;
  }

  private static final class Planned {

    private final int number;
    private int attempt;
    private boolean running;
    private boolean decided;

    Planned(int number) {
      this.number = number;
    }
  }
}
