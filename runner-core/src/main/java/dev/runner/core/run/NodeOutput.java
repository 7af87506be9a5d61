package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.FromFork;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes on what the nodes of a fork write and publish, as that of tests, classes or the fork. */
final class NodeOutput {

  private final PlannedTests tests;
  private final int fork;
  private final Consumer<RunEvent> events;

  NodeOutput(PlannedTests tests, int fork, Consumer<RunEvent> events) {
    this.tests = tests;
    this.fork = fork;
    this.events = events;
  }

  /**
   * Passes on what was written.
   *
   * @param node by which node; null if it is not known any more, or never was
   */
  void wrote(@Nullable LedgerNode node, FromFork.Output output) {
    Publisher by = publisher(node);
    if (by instanceof AttemptId attempt) {
      events.accept(
          new RunEvent.OutputCaptured(
              attempt.test(),
              attempt.attempt(),
              output.stream(),
              output.bytes(),
              output.skipped()));
    } else if (by instanceof Scope scope) {
      events.accept(captured(scope, output));
    }
  }

  void published(@Nullable LedgerNode node, FromFork.EntryPublished entry) {
    events.accept(new RunEvent.EntryPublished(publisher(node), entry.at(), entry.values()));
  }

  void published(@Nullable LedgerNode node, FromFork.FilePublished file) {
    events.accept(new RunEvent.FilePublished(publisher(node), file.at(), file.file()));
  }

  /** Returns the event of output that belongs to a fork alone. */
  static RunEvent ofFork(int fork, FromFork.Output output) {
    return captured(Scope.ofFork(fork), output);
  }

  private static RunEvent captured(Scope scope, FromFork.Output output) {
    return new RunEvent.ScopeOutputCaptured(
        scope, output.stream(), output.bytes(), output.skipped());
  }

  private Publisher publisher(@Nullable LedgerNode node) {
    if (node == null) {
      return Scope.ofFork(fork);
    }
    TestDescription described = node.announcement.description();
    return node.isTest()
        ? tests.attempt(node.id())
        : Scope.ofClass(described.plugin(), described.className(), fork);
  }
}
