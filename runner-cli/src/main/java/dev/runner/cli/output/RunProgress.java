package dev.runner.cli.output;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.RetryPlanned;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestWithdrawn;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Flag;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** How far a run is, as its events tell. Remembers only tests that have not ended. */
final class RunProgress {

  private final Map<Integer, String> open = new HashMap<>();
  private final Map<Integer, Long> running = new LinkedHashMap<>();
  private final Map<Integer, Integer> failures = new HashMap<>();
  private final Map<Integer, List<KnownIssue>> known = new HashMap<>();
  private final Set<Integer> again = new HashSet<>();
  private Supplier<Optional<Duration>> estimate = Optional::empty;
  private Optional<SuiteAssembled> suite = Optional.empty();
  private long assembledAt;
  private OptionalLong begin = OptionalLong.empty();
  private int planned;
  private int decided;
  private int failed;

  /** A test that runs. */
  record Running(String id, Duration time) {}

  /**
   * Takes an event.
   *
   * @param event the event
   * @param now the time of a monotonic clock in nanoseconds
   */
  void take(RunEvent event, long now) {
    if (event instanceof SuiteAssembled assembled) {
      suite = Optional.of(assembled);
      assembledAt = now;
    } else if (event instanceof TestPlanned test) {
      planned++;
      open.put(test.test(), test.description().printedId());
      if (!test.description().known().isEmpty()) {
        known.put(test.test(), test.description().known());
      }
    } else if (event instanceof TestWithdrawn withdrawn) {
      planned -= open.remove(withdrawn.test()) == null ? 0 : 1;
    } else if (event instanceof AttemptStarted started) {
      running.put(started.test(), now);
      begin = begin.isPresent() ? begin : OptionalLong.of(now);
    } else if (event instanceof RoundStarted) {
      planned = 0;
      decided = 0;
      open.clear();
    } else if (event instanceof RetryPlanned retry) {
      again.add(retry.test());
    } else if (event instanceof AttemptFinished finished) {
      running.remove(finished.test());
      if (runsAgain(finished.verdict())) {
        return;
      }
      if (again.remove(finished.test())) {
        failures.merge(finished.test(), 1, Integer::sum);
        return;
      }
      failures.remove(finished.test());
      failed += finished.verdict().outcome().isFailure() && said(finished).isEmpty() ? 1 : 0;
      known.remove(finished.test());
      decided += open.remove(finished.test()) == null ? 0 : 1;
    }
  }

  /**
   * Tells whether a test was only running when another ended their fork: it has another attempt.
   */
  private static boolean runsAgain(Verdict verdict) {
    return verdict.outcome() == Outcome.ABORTED
        && verdict.cause().filter(Cause.CRASHED::equals).isPresent();
  }

  /**
   * Returns what known issues make of the verdict on a test that has not ended: a word and the
   * issues; empty text if they have nothing to say.
   */
  String said(AttemptFinished finished) {
    List<KnownIssue> issues = known.getOrDefault(finished.test(), List.of());
    if (issues.isEmpty()) {
      return "";
    }
    boolean expected = KnownIssue.expectFailure(issues);
    Outcome outcome = finished.verdict().outcome();
    boolean fixed = outcome == Outcome.PASSED && expected;
    if (!fixed && !(outcome.isFailure() && KnownIssue.mute(issues))) {
      return "";
    }
    Flag flag = fixed ? Flag.FIXED : expected ? Flag.KNOWN : Flag.UNSTABLE;
    return flag + " (" + KnownIssue.text(issues) + ")";
  }

  /** Tells whether a test that is about to fail will run again. */
  boolean isToRunAgain(int test) {
    return again.contains(test);
  }

  /** Returns how often a test that has not ended has failed before. */
  int failures(int test) {
    return failures.getOrDefault(test, 0);
  }

  /** Returns the printed id of a test that has not ended. */
  String id(int test) {
    return open.getOrDefault(test, "test " + test);
  }

  int decided() {
    return decided;
  }

  int failed() {
    return failed;
  }

  /** Returns how many tests there are: what the last run had, or else all that are known so far. */
  int total() {
    return suite
        .flatMap(SuiteAssembled::expected)
        .map(e -> Math.max(e.tests(), planned))
        .orElse(planned);
  }

  /** Tells whether the total comes from the last run, so that it is about right to the end. */
  boolean hasHistory() {
    return suite.flatMap(SuiteAssembled::expected).isPresent();
  }

  /** Returns the share of the time that is over, else of the tests that have ended, from 0 to 1. */
  double share(long now) {
    double tests = total() == 0 ? 0 : (double) decided / total();
    double elapsed = elapsed(now).toMillis();
    return hasBegun()
        ? left().map(time -> elapsed / Math.max(1, elapsed + time.toMillis())).orElse(tests)
        : tests;
  }

  /** Tells whether it is known what will run. */
  boolean isAssembled() {
    return suite.isPresent();
  }

  /** Tells whether a test has begun. */
  boolean hasBegun() {
    return begin.isPresent();
  }

  /** Returns the time since the first test began, or while none did, since forks were started. */
  Duration elapsed(long now) {
    return Duration.ofNanos(now - begin.orElse(assembledAt));
  }

  /** Sets what estimates the time until the last test ends. */
  void estimating(Supplier<Optional<Duration>> newEstimate) {
    estimate = newEstimate;
  }

  /** Estimates the time that is left; empty if nothing is known of it. */
  Optional<Duration> left() {
    return estimate.get();
  }

  /** Returns the test that has been running longest. */
  Optional<Running> longest(long now) {
    return running.entrySet().stream()
        .findFirst()
        .map(e -> new Running(id(e.getKey()), Duration.ofNanos(now - e.getValue())));
  }

  /** Returns how many tests are running. */
  int runningTests() {
    return running.size();
  }
}
