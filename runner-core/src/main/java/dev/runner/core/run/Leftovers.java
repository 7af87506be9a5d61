package dev.runner.core.run;

import dev.runner.core.run.Remainder.Guilt;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds what a fork leaves in the tree that it worked on. */
final class Leftovers {

  private final Collection<LedgerNode> nodes;

  Leftovers(Collection<LedgerNode> nodes) {
    this.nodes = nodes;
  }

  /** Returns tests and templates that have not ended. */
  List<LedgerNode> open() {
    return nodes.stream().filter(node -> node.isOpen() || node.isRunning()).toList();
  }

  /** Returns the unique ids of all that has started, or was decided without a start. */
  Set<String> begun() {
    return nodes.stream()
        .filter(node -> !node.isPending())
        .map(LedgerNode::id)
        .collect(Collectors.toSet());
  }

  /** Returns it; suspects, with all below them, are kept apart. */
  Remainder of(Guilt guilt, List<LedgerNode> suspects) {
    List<Remainder.Suspect> alone = suspects.stream().map(this::suspect).toList();
    return new Remainder(
        guilt,
        unreached(node -> suspects.stream().noneMatch(node::isIn)),
        interrupted(node -> suspects.stream().noneMatch(node::isIn)),
        alone);
  }

  private Remainder.Suspect suspect(LedgerNode suspect) {
    return suspect.isTest()
        ? new Remainder.Suspect(
            suspect.printedId(), Optional.of(suspect.id()), List.of(suspect.id()), List.of())
        : new Remainder.Suspect(
            suspect.printedId(),
            Optional.empty(),
            unreached(node -> node.isIn(suspect)),
            interrupted(node -> node.isIn(suspect)));
  }

  private List<String> unreached(Predicate<LedgerNode> part) {
    return nodes.stream()
        .filter(part)
        .filter(node -> node.isOpen() || (node.isDynamicContainer() && node.isPending()))
        .map(LedgerNode::id)
        .toList();
  }

  private List<Template> interrupted(Predicate<LedgerNode> part) {
    return nodes.stream()
        .filter(part)
        .filter(node -> node.registers() && node.state == LedgerNode.State.STARTED)
        .map(Template::of)
        .toList();
  }
}
