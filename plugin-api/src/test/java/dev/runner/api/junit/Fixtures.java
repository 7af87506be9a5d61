package dev.runner.api.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes that are nested in others and looks at what became of them. */
final class Fixtures {

  private Fixtures() {}

  static EngineExecutionResults run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(type)).execute();
  }

  static void passing(Class<?> type, int tests) {
    EngineExecutionResults results = run(type);
    failures(results).stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw new AssertionError(failure);
            });
    results.testEvents().assertStatistics(counts -> counts.started(tests).succeeded(tests));
  }

  /** Returns the only failure of a class's tests and containers. */
  static Throwable failure(Class<?> type) {
    List<Throwable> failures = failures(run(type));
    if (failures.size() != 1) {
      throw new AssertionError("expected one failure, not " + failures);
    }
    return failures.get(0);
  }

  private static List<Throwable> failures(EngineExecutionResults results) {
    return results
        .allEvents()
        .finished()
        .map(Event::getPayload)
        .flatMap(payload -> payload.stream())
        .map(TestExecutionResult.class::cast)
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }
}
