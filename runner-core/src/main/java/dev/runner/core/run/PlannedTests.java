package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.retry.Quarantine;
import dev.runner.core.retry.RetryRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The tests of one portion as the run knows them, through all forks that work on it.
 *
 * <p>A test that a second fork announces again keeps its number; each start counts one attempt. Of
 * tests that are retired nothing is kept here; they are looked up in what the run has recorded when
 * a fork is asked for them again.
 */
final class PlannedTests {

  private final PluginId plugin;
  private final TestNumbers numbers;
  private final Referee referee;
  private final Consumer<RunEvent> events;
  private final Map<String, PlannedTest> byUniqueId = new HashMap<>();
  private final Set<Issue> issues = new HashSet<>();
  private final RetiredTests retired = new RetiredTests();
  private EarlierTests recalled = new EarlierTests();
  private final Retries retries = new Retries();
  private final ClassDeaths deaths;

  PlannedTests(PluginId plugin, TestNumbers numbers, Referee referee, Consumer<RunEvent> events) {
    this.plugin = plugin;
    this.numbers = numbers;
    this.referee = referee;
    this.deaths = referee.classDeaths();
    this.events = events;
  }

  /** Plans a test unless it is planned already. */
  void plan(TestDescription test) {
    byUniqueId.computeIfAbsent(
        test.uniqueId(),
        id -> {
          RetryRule rule = referee.rule(test);
          Optional<Quarantine.Entry> quarantine = referee.quarantine(test);
          Optional<EarlierTests.Test> known = recalled.find(id);
          PlannedTest planned =
              known
                  .or(() -> numbers.earlier(id))
                  .map(earlier -> new PlannedTest(earlier, rule))
                  .orElseGet(() -> new PlannedTest(numbers.next(), rule));
          planned.judge(test, quarantine);
          if (known.isEmpty()) {
            events.accept(new RunEvent.TestPlanned(planned.number, test));
            quarantine.ifPresent(entry -> events.accept(planned.quarantined(entry)));
          }
          return planned;
        });
  }

  /**
   * Notes that the invocations of something are about to be registered: if it was planned before
   * the run was resumed, because they were missing, it is not a test any more.
   */
  void withdraw(String uniqueId) {
    if (!byUniqueId.containsKey(uniqueId)) {
      numbers
          .earlier(uniqueId)
          .filter(test -> !test.isDecided() && test.attempts() == 0)
          .ifPresent(test -> events.accept(new RunEvent.TestWithdrawn(test.number())));
    }
  }

  /** Notes that all invocations of something have been registered. */
  void ended(String uniqueId) {
    events.accept(new RunEvent.InvocationsEnded(uniqueId));
  }

  void started(String uniqueId, int fork, Instant at) {
    PlannedTest test = get(uniqueId);
    test.suspicion.filter(verdict -> test.running).ifPresent(verdict -> interrupt(test, verdict));
    test.attempt++;
    test.running = true;
    events.accept(new RunEvent.AttemptStarted(test.number, test.attempt, fork, at));
  }

  /** Decides a test; one that never started gets its first attempt by this. */
  void decided(String uniqueId, Verdict verdict, Duration duration) {
    decided(uniqueId, verdict, duration, true);
  }

  /** Decides a test that does not run again, whatever the rules say. */
  void givenUp(TestDescription test, Verdict verdict) {
    plan(test);
    decided(test.uniqueId(), verdict, Duration.ZERO, false);
  }

  private void decided(String uniqueId, Verdict verdict, Duration duration, boolean mayRunAgain) {
    PlannedTest test = get(uniqueId);
    if (!test.running) {
      test.attempt++;
    }
    test.running = false;
    test.decided = true;
    test.count(verdict);
    retries.answered(uniqueId);
    boolean again = mayRunAgain && test.rule.allows(verdict, test.failures, test.deaths);
    if (again) {
      retries.owe(uniqueId, test.rule.pause(test.failures));
      events.accept(new RunEvent.RetryPlanned(test.number, test.attempt + 1));
    }
    events.accept(new RunEvent.AttemptFinished(test.number, test.attempt, verdict, duration));
    if (!again) {
      settle(test, verdict);
    }
  }

  /**
   * Notes that something has registered all that was asked for: if it failed itself before and was
   * to run again, it has passed by this.
   *
   * @param window whether it may have more
   */
  void ended(TestDescription template, boolean window) {
    String id = template.uniqueId();
    if (!window) {
      ended(id);
    }
    PlannedTest known = byUniqueId.get(id);
    boolean open =
        known != null
            ? !known.decided
            : numbers.earlier(id).filter(t -> !t.isDecided() && t.attempts() > 0).isPresent();
    if (open) {
      plan(template);
      decided(id, Verdict.passed(), Duration.ZERO);
    }
  }

  /**
   * Notes that a piece of work is done.
   *
   * @param left how many pieces it has left
   * @return the tests that are to run again, if nothing else is left
   */
  Optional<Retries.Round> nextRound(int left) {
    if (!retries.isOverWith(left)) {
      return Optional.empty();
    }
    for (String lost : retries.unanswered()) {
      get(lost).decided = true;
      settle(get(lost), Verdict.failed("", ""));
      events.accept(new RunEvent.IssueRaised(Deaths.notRetried(lost)));
    }
    deaths.clear();
    Optional<Retries.Round> round = retries.next();
    round.ifPresent(again -> again.uniqueIds().forEach(id -> get(id).decided = false));
    return round;
  }

  /**
   * Keeps nothing more of a test that is decided and does not run again.
   *
   * @param registrar the unique id of what registered it while it ran, or of something above that
   */
  void retire(String registrar, String uniqueId) {
    if (!retries.owes(uniqueId)) {
      retired.add(registrar, uniqueId);
      byUniqueId.remove(uniqueId);
    }
  }

  /** Keeps nothing more of the decided tests below something that registers tests. */
  void retireBelow(String registrar) {
    List<String> done =
        byUniqueId.entrySet().stream()
            .filter(test -> test.getValue().decided)
            .map(Map.Entry::getKey)
            .filter(id -> !id.equals(registrar) && RetiredTests.isIn(id, registrar))
            .toList();
    done.forEach(id -> retire(registrar, id));
  }

  /** Knows again what a fork that is asked for these unique ids may announce. */
  void recall(Collection<String> uniqueIds) {
    recalled = retired.mayReturn(uniqueIds) ? numbers.recorded(uniqueIds) : new EarlierTests();
  }

  /**
   * Notes that a test may have ended its fork. Its attempt, if it had started, stays open until it
   * starts again, so that a run that ends before has no verdict on it.
   *
   * @param verdict the verdict on it if it cannot be run again
   */
  void suspected(String uniqueId, Verdict verdict) {
    get(uniqueId).suspicion = Optional.of(verdict);
  }

  /**
   * Decides tests that were to run again and did not.
   *
   * @param uniqueIds tests, or what is not planned as a test
   * @param message the verdict on those that were not suspected of anything
   */
  void condemn(Collection<String> uniqueIds, String message) {
    Verdict death = Verdict.error(Cause.CRASHED, message, "");
    for (String uniqueId : uniqueIds) {
      PlannedTest test = byUniqueId.get(uniqueId);
      if (test != null && !test.decided) {
        decided(uniqueId, test.suspicion.orElse(death), Duration.ZERO);
      }
    }
  }

  /** Returns the attempt that is running, or that ended last. */
  AttemptId attempt(String uniqueId) {
    PlannedTest test = get(uniqueId);
    return new AttemptId(test.number, Math.max(1, test.attempt));
  }

  /** Returns the count of forks that classes end. */
  ClassDeaths deaths() {
    return deaths;
  }

  /** Tells whether the failure of a test does not count. */
  boolean isMuted(String uniqueId) {
    return get(uniqueId).isMuted();
  }

  boolean isDecided(String uniqueId) {
    PlannedTest test = byUniqueId.get(uniqueId);
    return test != null && test.decided;
  }

  /** Raises what discovery found, unless an earlier fork has found the same. */
  void found(Issue issue) {
    if (issues.add(issue)) {
      events.accept(new RunEvent.IssueRaised(issue));
    }
  }

  private void settle(PlannedTest test, Verdict verdict) {
    test.expected().ifPresent(known -> referee.settledExpected(known, verdict.outcome()));
    if (!test.forgives(verdict)) {
      List<Issue> said = referee.settled(plugin, verdict, test.failures);
      said.forEach(issue -> events.accept(new RunEvent.IssueRaised(issue)));
    }
  }

  private void interrupt(PlannedTest test, Verdict verdict) {
    Verdict interrupted =
        new Verdict(
            Outcome.ABORTED,
            verdict.cause(),
            verdict.message() + " beside others: it runs again alone",
            verdict.detail());
    events.accept(
        new RunEvent.AttemptFinished(test.number, test.attempt, interrupted, Duration.ZERO));
  }

  private PlannedTest get(String uniqueId) {
    PlannedTest test = byUniqueId.get(uniqueId);
    if (test == null) {
      throw new IllegalStateException("Test '" + uniqueId + "' was never announced");
    }
    return test;
  }
}
