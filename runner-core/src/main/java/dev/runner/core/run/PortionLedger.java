package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import dev.runner.core.run.PortionNode.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the books on one fork's work on one portion, so that every announced test gets a verdict or
 * is known to have none.
 *
 * <p>A container that fails, is skipped or takes the process down decides for all tests below it
 * that have no verdict of their own; a template method that fails beside its invocations becomes a
 * test itself. Lives until the portion is done or its fork is dead.
 */
final class PortionLedger {

  private final PlannedTests tests;
  private final int fork;
  private final Consumer<RunEvent> events;
  private final Map<Integer, PortionNode> nodes = new LinkedHashMap<>();

  PortionLedger(PlannedTests tests, int fork, Consumer<RunEvent> events) {
    this.tests = tests;
    this.fork = fork;
    this.events = events;
  }

  /** Takes what the fork says of the portion. */
  void accept(FromFork message) {
    if (message instanceof FromFork.Nodes m) {
      m.nodes().forEach(this::announced);
    } else if (message instanceof FromFork.NodeStarted m) {
      PortionNode node = node(m.node());
      node.state = State.STARTED;
      if (node.isTest()) {
        tests.started(node.id(), fork, m.at());
      }
    } else if (message instanceof FromFork.NodeFinished m) {
      finished(node(m.node()), m.verdict(), m.duration());
    } else if (message instanceof FromFork.Output m) {
      output(m);
    } else if (message instanceof FromFork.Found m) {
      events.accept(new RunEvent.IssueRaised(m.issue()));
    }
  }

  /** Tells whether anything was announced: if not, discovery itself did not end. */
  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /** Notes the tests that an engine which says that it is done has left open. */
  void completed() {
    List<PortionNode> open =
        nodes.values().stream().filter(node -> isOpen(node) || isRunning(node)).toList();
    if (!open.isEmpty()) {
      open.forEach(node -> tests.plan(node.announcement.description()));
      events.accept(
          new RunEvent.IssueRaised(
              Issue.error(
                  "run.no-verdict",
                  open.get(0).announcement.description().printedId(),
                  "%d tests were announced and left by their engine without a verdict, '%s' first"
                      .formatted(
                          open.size(), open.get(0).announcement.description().printedId()))));
    }
  }

  /**
   * Decides what the end of the fork decides.
   *
   * @param verdict the verdict on whatever was running
   * @return what is left to do
   */
  Remainder died(Verdict verdict) {
    List<PortionNode> running = nodes.values().stream().filter(PortionLedger::isRunning).toList();
    Optional<PortionNode> innermost = running.isEmpty() ? innermostContainer() : Optional.empty();
    running.forEach(node -> decide(node, verdict));
    innermost.ifPresent(node -> blame(node, verdict));
    return new Remainder(!running.isEmpty() || innermost.isPresent(), rest());
  }

  /** Returns the highest invocation that a template has registered, 0 if none. */
  int lastInvocation(String template) {
    return nodes.values().stream()
        .filter(node -> node.id().equals(template))
        .findFirst()
        .map(node -> node.lastInvocation)
        .orElse(0);
  }

  private void announced(Announcement announcement) {
    PortionNode parent = nodes.get(announcement.parent());
    PortionNode node = new PortionNode(announcement, parent);
    nodes.put(announcement.id(), node);
    if (parent != null) {
      parent.registered(node);
    }
    if (node.isTest()) {
      tests.plan(announcement.description());
    }
  }

  private void finished(PortionNode node, Verdict verdict, Duration duration) {
    if (node.isTest()) {
      tests.decided(node.id(), verdict, duration);
      nodes.remove(node.announcement.id());
    } else if (verdict.outcome() != Outcome.PASSED) {
      containerDecides(node, verdict);
    }
    node.state = State.DONE;
  }

  private void containerDecides(PortionNode container, Verdict verdict) {
    boolean found = decideBelow(container, belowOf(verdict));
    if (container.isTemplate()) {
      decide(container, verdict);
    } else if (!found && verdict.outcome().isFailure()) {
      raiseContainerFailure(container, verdict);
    }
  }

  private void blame(PortionNode container, Verdict verdict) {
    if (container.isTemplate()) {
      decide(container, verdict);
    } else if (!decideBelow(container, verdict)) {
      raiseContainerFailure(container, verdict);
    }
  }

  private boolean decideBelow(PortionNode container, Verdict verdict) {
    List<PortionNode> below =
        nodes.values().stream()
            .filter(node -> node != container && node.isBelow(container) && isOpen(node))
            .toList();
    below.forEach(node -> decide(node, verdict));
    return !below.isEmpty();
  }

  private void decide(PortionNode node, Verdict verdict) {
    tests.plan(node.announcement.description());
    tests.decided(node.id(), verdict, Duration.ZERO);
    node.state = State.DONE;
    nodes.values().stream()
        .filter(below -> below.isBelow(node))
        .forEach(below -> below.state = State.DONE);
  }

  private void raiseContainerFailure(PortionNode container, Verdict verdict) {
    String name = container.announcement.description().printedId();
    events.accept(
        new RunEvent.IssueRaised(
            Issue.error(
                "run.container-failed",
                name,
                "'%s' failed after its tests had run: %s".formatted(name, verdict.message()))));
  }

  /** Returns the verdict on tests that a container's own verdict kept from starting. */
  private static Verdict belowOf(Verdict container) {
    return switch (container.outcome()) {
      case SKIPPED -> container;
      case ABORTED -> Verdict.skipped(Cause.ASSUMPTION, container.message());
      default ->
          new Verdict(
              container.outcome(),
              container.cause().filter(Cause.ENGINE::equals).or(() -> Optional.of(Cause.SET_UP)),
              container.message(),
              container.detail());
    };
  }

  private void output(FromFork.Output output) {
    PortionNode node = nodes.get(output.node());
    if (node != null && node.isTest()) {
      tests.wrote(node.id(), output.stream(), output.bytes(), output.skipped());
    }
  }

  /** Finds the class or template that was running when no test was; an engine is nobody's fault. */
  private Optional<PortionNode> innermostContainer() {
    PortionNode found = null;
    for (PortionNode node : nodes.values()) {
      boolean running = node.state == State.STARTED && node.parent != null;
      if (running && (found == null || node.isBelow(found))) {
        found = node;
      }
    }
    return Optional.ofNullable(found);
  }

  private Remainder.Rest rest() {
    List<String> ids = new ArrayList<>();
    List<Remainder.Interrupted> templates = new ArrayList<>();
    for (PortionNode node : nodes.values()) {
      if (node.isTemplate() && node.state == State.STARTED) {
        templates.add(
            new Remainder.Interrupted(
                node.id(), node.lastInvocation, node.addressable, node.announcement.description()));
      } else if (isOpen(node) && !node.isBelowRunningTemplate()) {
        ids.add(node.id());
      }
    }
    return new Remainder.Rest(ids, templates);
  }

  private static boolean isOpen(PortionNode node) {
    return node.announcement.kind() != Kind.CONTAINER && node.state == State.PENDING;
  }

  private static boolean isRunning(PortionNode node) {
    return node.isTest() && node.state == State.STARTED;
  }

  private PortionNode node(int id) {
    PortionNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException(
          "Fork " + fork + " speaks of node " + id + ", which it never announced");
    }
    return node;
  }
}
