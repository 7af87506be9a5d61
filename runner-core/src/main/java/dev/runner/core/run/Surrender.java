package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Gives classes up whose tests end one fork after the other. */
final class Surrender {

  private final PlannedTests tests;
  private final Collection<LedgerNode> nodes;
  private final Consumer<RunEvent> events;

  /**
   * Prepares it.
   *
   * @param tests the tests of the portion
   * @param nodes the tree of the fork that has ended
   */
  Surrender(PlannedTests tests, Collection<LedgerNode> nodes, Consumer<RunEvent> events) {
    this.tests = tests;
    this.nodes = nodes;
    this.events = events;
  }

  /** Counts the death of a fork for the classes of those who ended it. */
  void after(List<LedgerNode> killers, Verdict death) {
    killers.forEach(
        killer -> tests.deaths().died(killer).ifPresent(home -> decideRest(home, death)));
  }

  private void decideRest(LedgerNode hopeless, Verdict death) {
    Verdict verdict = tests.deaths().verdict(hopeless, death);
    List<LedgerNode> left = nodes.stream().filter(node -> node.isLeftOf(hopeless)).toList();
    left.forEach(node -> tests.givenUp(node.announcement.description(), verdict));
    nodes.stream()
        .filter(node -> node.isIn(hopeless))
        .forEach(node -> node.state = LedgerNode.State.GIVEN_UP);
    if (!left.isEmpty()) {
      events.accept(
          new RunEvent.IssueRaised(
              Deaths.classGivenUp(hopeless.printedId(), left.size(), verdict.message())));
    }
  }
}
