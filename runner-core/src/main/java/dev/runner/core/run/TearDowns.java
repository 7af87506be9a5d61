package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunnerEntry;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells of what fails in one portion beside the verdicts of its tests: clean-up, and classes behind
 * their last test.
 *
 * <p>An error makes the run fail, and is an entry of its class, for reports that have no issues.
 */
final class TearDowns {

  private final PlannedTests tests;
  private final int fork;
  private final Consumer<RunEvent> events;
  private final Set<Scope> told = new HashSet<>();

  TearDowns(PlannedTests tests, int fork, Consumer<RunEvent> events) {
    this.tests = tests;
    this.fork = fork;
    this.events = events;
  }

  /** Takes it that a container failed and no test of it was left to say so. */
  void containerFailed(LedgerNode container, Verdict verdict) {
    raise(
        classOf(container),
        Deaths.afterTests(container.printedId(), verdict.message()),
        verdict.detail());
  }

  /** Takes what of a node's clean-up failed; of each class the first one is an issue. */
  void cleanupFailed(LedgerNode node, FromFork.CleanupFailed failed) {
    String what = String.join("; ", failed.actions());
    Scope owner = classOf(node);
    Publisher by = node.isTest() ? tests.attempt(node.id()) : owner;
    publish(by, RunnerEntry.CLEANUP_FAILED, what, failed.detail());
    boolean muted = node.isTest() && tests.isMuted(node.id());
    if (!muted && told.add(owner)) {
      raise(owner, Deaths.cleanupFailed(owner.text(), node.printedId(), what), failed.detail());
    }
  }

  private void raise(Scope owner, Issue issue, String detail) {
    publish(owner, RunnerEntry.CLASS_FAILED, issue.message(), detail);
    events.accept(new RunEvent.IssueRaised(issue));
  }

  private void publish(Publisher by, String name, String text, String detail) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(name, text);
    if (!detail.isEmpty()) {
      values.put(RunnerEntry.DETAIL, detail);
    }
    events.accept(new RunEvent.EntryPublished(by, Instant.now(), values));
  }

  private Scope classOf(LedgerNode node) {
    TestDescription described = node.announcement.description();
    return Scope.ofClass(described.plugin(), described.className(), fork);
  }
}
