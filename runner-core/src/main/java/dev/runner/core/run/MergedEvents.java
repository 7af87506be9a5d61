package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.PluginUsed;
import dev.runner.core.event.RunEvent.RetryPlanned;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestQuarantined;
import dev.runner.core.event.RunEvent.TestWithdrawn;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.wire.WireException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Turns the events of several runs into those of one. */
final class MergedEvents {

  /** What one run says of itself alone; that all of them together had nothing would show. */
  private static final Set<String> OF_ONE_RUN = Set.of("run.nothing-ran", Issue.EMPTY_SHARD);

  private final MergedTests tests;
  private final MergedFiles files;
  private final Consumer<RunEvent> next;
  private final Set<Issue> issues = new HashSet<>();
  private final Set<String> reasons = new LinkedHashSet<>();
  private final Map<PluginId, String> ofPlugins = new LinkedHashMap<>();
  private final Map<PluginId, String> ofPart = new LinkedHashMap<>();
  private Optional<String> reason = Optional.empty();
  private Predicate<TestDescription> outside = test -> false;
  private int forks;

  /**
   * Makes a merger.
   *
   * @param tests numbers tests and attempts
   * @param files takes over published files
   * @param next takes the events of the merged run
   */
  MergedEvents(MergedTests tests, MergedFiles files, Consumer<RunEvent> next) {
    this.tests = tests;
    this.files = files;
    this.next = next;
  }

  /**
   * Adds a run; the one that was started first comes first.
   *
   * @throws MergeException if its journal cannot be read any more
   */
  void add(MergePart part) throws MergeException {
    tests.next(part);
    outside = part.manifest().map(manifest -> ShardCut.outside(manifest)).orElse(test -> false);
    reason = Optional.of("run " + part.run() + " did not come to its end");
    try {
      Journal.replay(part.journal(), event -> take(part, event));
    } catch (IOException | WireException | IllegalArgumentException e) {
      throw new MergeException(
          "Journal '%s' cannot be read: %s".formatted(part.journal(), e.getMessage()), e);
    }
    reason.ifPresent(reasons::add);
    ofPart.forEach((plugin, why) -> ofPlugins.merge(plugin, why, MergedEvents::joined));
    ofPart.clear();
    forks += part.lastFork();
  }

  /** Adds why the tests that have no verdict have none. */
  void end() {
    if (!reasons.isEmpty()) {
      next.accept(new TestsLeft(Optional.empty(), String.join("; ", reasons)));
    }
    ofPlugins.forEach((plugin, why) -> next.accept(new TestsLeft(Optional.of(plugin), why)));
  }

  private void take(MergePart part, RunEvent event) {
    if (event instanceof TestPlanned planned) {
      plan(part, planned);
    } else if (event instanceof TestWithdrawn withdrawn) {
      tests.withdraw(withdrawn.test()).ifPresent(test -> next.accept(new TestWithdrawn(test)));
    } else if (event instanceof IssueRaised raised) {
      if (!OF_ONE_RUN.contains(raised.issue().code()) && issues.add(raised.issue())) {
        next.accept(raised);
      }
    } else if (event instanceof ForkEnded ended) {
      next.accept(new ForkEnded(forks + ended.fork(), ended.failure()));
    } else if (event instanceof PluginUsed used) {
      int fork = forks + used.fork();
      next.accept(new PluginUsed(used.plugin(), fork, used.cpu(), used.allocated()));
    } else if (event instanceof TestsLeft left) {
      left.plugin()
          .ifPresentOrElse(
              plugin -> ofPart.put(plugin, left.reason()),
              () -> reason = Optional.of(left.reason()));
    } else if (event instanceof RunFinished) {
      reason = reason.filter(text -> part.state() != RunState.FINISHED);
    } else if (event instanceof RunResumed) {
      reason = Optional.of("run " + part.run() + " did not come to its end");
      ofPart.clear();
    } else {
      takeAttempt(event);
      takePublished(part, event);
    }
  }

  private static String joined(String one, String other) {
    return one.equals(other) ? one : one + "; " + other;
  }

  private void plan(MergePart part, TestPlanned planned) {
    if (outside.test(planned.description())) {
      outside = test -> false; // one is enough to tell
      next.accept(new IssueRaised(strange(part, planned.description())));
    }
    next.accept(new TestPlanned(tests.plan(planned), planned.description()));
  }

  private static Issue strange(MergePart part, TestDescription test) {
    return Issue.error(
        "merge.test-of-another-shard",
        test.printedId(),
        "Run '%s' has test '%s', which is not of its shard, so it may count twice: report this as an error of the runner"
            .formatted(part.run(), test.printedId()));
  }

  private void takeAttempt(RunEvent event) {
    if (event instanceof AttemptStarted started) {
      AttemptId id = tests.attempt(started.test(), started.attempt());
      int fork = forks + started.fork();
      next.accept(new AttemptStarted(id.test(), id.attempt(), fork, started.at()));
    } else if (event instanceof AttemptFinished finished) {
      AttemptId id = tests.attempt(finished.test(), finished.attempt());
      next.accept(
          new AttemptFinished(id.test(), id.attempt(), finished.verdict(), finished.duration()));
    } else if (event instanceof AttemptSlow slow) {
      AttemptId id = tests.attempt(slow.test(), slow.attempt());
      next.accept(new AttemptSlow(id.test(), id.attempt()));
    } else if (event instanceof RetryPlanned retry) {
      AttemptId id = tests.attempt(retry.test(), retry.attempt());
      next.accept(new RetryPlanned(id.test(), id.attempt()));
    } else if (event instanceof RoundStarted) {
      next.accept(event); // of attempts at a test that was repeated the worst counts
    } else if (event instanceof TestQuarantined q) {
      int number = tests.number(q.test());
      next.accept(new TestQuarantined(number, q.owner(), q.reason(), q.expires()));
    }
  }

  private void takePublished(MergePart part, RunEvent event) {
    if (event instanceof OutputCaptured output) {
      AttemptId id = tests.attempt(output.test(), output.attempt());
      next.accept(
          new OutputCaptured(
              id.test(), id.attempt(), output.stream(), output.bytes(), output.skipped()));
    } else if (event instanceof ScopeOutputCaptured output) {
      next.accept(
          new ScopeOutputCaptured(
              scope(output.scope()), output.stream(), output.bytes(), output.skipped()));
    } else if (event instanceof EntryPublished entry) {
      next.accept(new EntryPublished(by(entry.by()), entry.at(), entry.values()));
    } else if (event instanceof FilePublished file) {
      next.accept(new FilePublished(by(file.by()), file.at(), files.take(part, file.file())));
    }
  }

  private Publisher by(Publisher publisher) {
    return publisher instanceof AttemptId id
        ? tests.attempt(id.test(), id.attempt())
        : scope((Scope) publisher);
  }

  private Scope scope(Scope scope) {
    return new Scope(scope.plugin(), scope.className(), forks + scope.fork());
  }
}
