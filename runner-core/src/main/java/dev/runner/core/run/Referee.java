package dev.runner.core.run;

import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.ToFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.retry.Quarantine;
import dev.runner.core.retry.RetryRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Says for a whole run what a verdict means for it. Safe for several threads. */
final class Referee {

  private final FailurePolicy policy;
  private final Cancellation cancellation;
  private final LocalDate today;
  private final Set<Quarantine.Entry> matched = ConcurrentHashMap.newKeySet();
  private final AtomicInteger flaky = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Optional<PluginBudgets> budgets;
  private final FixedIssues fixed = new FixedIssues();

  /**
   * Creates one.
   *
   * @param policy what is done about tests that fail
   * @param cancellation ends the run at a failure
   * @param today the day for which quarantines hold or have expired
   */
  Referee(FailurePolicy policy, Cancellation cancellation, LocalDate today) {
    this(policy, cancellation, today, 0, 0);
  }

  /**
   * Creates one for a run that is resumed.
   *
   * @param policy what is done about tests that fail
   * @param cancellation ends the run at a failure
   * @param today the day for which quarantines hold or have expired
   * @param flakyBefore how many tests were flaky before
   * @param failedBefore how many tests had failed before
   */
  Referee(
      FailurePolicy policy,
      Cancellation cancellation,
      LocalDate today,
      int flakyBefore,
      int failedBefore) {
    this.today = today;
    this.policy = policy;
    this.cancellation = cancellation;
    flaky.set(flakyBefore);
    failed.set(failedBefore);
    this.budgets =
        policy.budgets().areNone()
            ? Optional.empty()
            : Optional.of(new PluginBudgets(policy.budgets(), System::nanoTime));
  }

  /** Returns one that knows no rules. */
  static Referee lenient() {
    return new Referee(FailurePolicy.NONE, new Cancellation(), LocalDate.EPOCH);
  }

  /** Begins to count how many forks in a row classes end. */
  ClassDeaths classDeaths() {
    return new ClassDeaths(policy.classDeaths());
  }

  /** Returns how often a test may run again; one that is expected to fail does not. */
  RetryRule rule(TestDescription test) {
    return test.known().isEmpty() || !KnownIssue.expectFailure(test.known())
        ? policy.retry().rule(test)
        : RetryRule.NEVER;
  }

  /** Returns why the failure of a test does not count; empty if it does. */
  Optional<Quarantine.Entry> quarantine(TestDescription test) {
    List<Quarantine.Entry> found =
        policy.quarantine().entries().stream().filter(e -> e.tests().test(test)).toList();
    matched.addAll(found);
    return found.stream().filter(entry -> !entry.isExpired(today)).findFirst();
  }

  /** Returns an issue for each quarantine that does not hold any more. */
  List<Issue> expired() {
    return policy.quarantine().entries().stream()
        .filter(entry -> entry.isExpired(today))
        .map(Deaths::expired)
        .toList();
  }

  /** Returns an issue for each quarantine of which no test came up. */
  List<Issue> unmatched() {
    return policy.quarantine().entries().stream()
        .filter(entry -> !matched.contains(entry))
        .map(Deaths::unmatched)
        .toList();
  }

  /**
   * Takes a verdict after which a test does not run again.
   *
   * @param plugin whose test it is
   * @param failures how many of its attempts failed
   * @return what is to be said of the consequences
   */
  List<Issue> settled(PluginId plugin, Verdict verdict, int failures) {
    if (verdict.outcome() == Outcome.PASSED && failures > 0) {
      flaky.incrementAndGet();
    }
    return verdict.outcome().isFailure() ? failed(plugin) : List.of();
  }

  /** Takes a verdict on a test that a known issue says will fail; it does not run again. */
  void settledExpected(TestDescription test, Outcome outcome) {
    fixed.settled(test, outcome);
  }

  /** Returns an issue for each known issue that seems fixed. */
  List<Issue> fixedIssues() {
    return fixed.issues(policy.known().fixedFails());
  }

  private List<Issue> failed(PluginId plugin) {
    List<Issue> issues = new ArrayList<>();
    budgets.flatMap(books -> books.failed(plugin)).ifPresent(issues::add);
    if (failed.incrementAndGet() == policy.failFast().orElse(0)) {
      cancellation.request(CancelReason.FAILED_FAST);
      issues.add(Deaths.failedFast(policy.failFast().getAsInt()));
    }
    return issues;
  }

  /**
   * Notes that a fork works on tests of a plugin from now on, if that has to be known.
   *
   * @return the fork's stay, to be closed; empty if no plugin has a budget
   */
  Optional<PluginBudgets.Stay> enter(Fork fork, PluginId plugin) {
    return budgets.isEmpty()
        ? Optional.empty()
        : Optional.of(budgets.get().enter(plugin, () -> fork.send(new ToFork.Leave(plugin))));
  }

  /** Tells whether a budget may stop a single plugin. */
  boolean stopsPlugins() {
    return budgets.isPresent();
  }

  /** Returns what is to be said if the time of a plugin's budget is used up by now. */
  Optional<Issue> look(PluginId plugin) {
    return budgets.isEmpty() ? Optional.empty() : budgets.get().look(plugin);
  }

  /** Tells whether no further test of a plugin may start, because its budget is used up. */
  boolean isUsedUp(PluginId plugin) {
    return budgets.isPresent() && budgets.get().isUsedUp(plugin);
  }

  /** Returns for each plugin that has used up its budget why its tests are left. */
  Map<PluginId, String> whyLeft() {
    return budgets.map(PluginBudgets::left).orElse(Map.of());
  }

  /** Lets a fork go on that has told of a failure and waits, unless the run has ended by that. */
  void answer(Fork fork, FromFork message) {
    if (policy.stopsAtFailures()
        && message instanceof FromFork.NodeFinished finished
        && finished.verdict().outcome().isFailure()) {
      fork.send(new ToFork.GoOn());
    }
  }

  /** Returns how many tests have failed and do not run again. */
  int failed() {
    return failed.get();
  }

  /** Returns how many tests are flaky by now, if that makes a run fail; else 0. */
  int flakyFailures() {
    return policy.flakyFails() ? flaky.get() : 0;
  }
}
