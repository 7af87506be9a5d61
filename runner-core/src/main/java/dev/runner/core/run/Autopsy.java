package dev.runner.core.run;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what a fork was at when it ended, from what it had told of a portion. */
final class Autopsy {

  private final Collection<LedgerNode> nodes;

  /**
   * Prepares an autopsy.
   *
   * @param nodes the fork's tree, each node after the one above it, in the order of execution
   */
  Autopsy(Collection<LedgerNode> nodes) {
    this.nodes = nodes;
  }

  /**
   * Returns what may have ended the fork: what was running, or what was next where only a container
   * was. One node, unless tests run in parallel; none if no engine was running.
   */
  List<LedgerNode> suspects() {
    List<LedgerNode> running =
        nodes.stream().filter(node -> node.state == LedgerNode.State.STARTED).toList();
    Set<LedgerNode> above = new HashSet<>();
    running.forEach(node -> addAbove(node, above));
    return running.stream().filter(node -> !above.contains(node)).map(this::closer).toList();
  }

  private static void addAbove(LedgerNode node, Set<LedgerNode> above) {
    for (LedgerNode next = node.parent; next != null; next = next.parent) {
      above.add(next);
    }
  }

  /**
   * JUnit makes an instance of a test's class and asks its conditions before it says that the test
   * has started, so that the fault may be one of what is next.
   */
  private LedgerNode closer(LedgerNode running) {
    boolean inSetUp = !running.isEngine() && !running.registers() && !running.isEntered();
    return running.isTest() || inSetUp ? running : next(running).orElse(running);
  }

  private Optional<LedgerNode> next(LedgerNode container) {
    return nodes.stream().filter(node -> node.parent == container && node.isPending()).findFirst();
  }
}
