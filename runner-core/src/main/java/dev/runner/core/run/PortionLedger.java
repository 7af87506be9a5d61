package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
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
  private final Map<Integer, Node> nodes = new LinkedHashMap<>();

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
      Node node = node(m.node());
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
    List<Node> open = nodes.values().stream().filter(this::isOpen).toList();
    if (!open.isEmpty()) {
      open.forEach(node -> tests.plan(node.announcement.description()));
      events.accept(
          new RunEvent.IssueRaised(
              Issue.error(
                  "run.no-verdict",
                  open.get(0).announcement.description().printedId(),
                  "%d tests were announced and neither run nor skipped, '%s' first"
                      .formatted(
                          open.size(), open.get(0).announcement.description().printedId()))));
    }
  }

  /** Returns what a fork that is still alive has left to others. */
  Rest yielded() {
    return rest();
  }

  /**
   * Decides what the end of the fork decides.
   *
   * @param verdict the verdict on whatever was running
   * @return what is left to do
   */
  Remainder died(Verdict verdict) {
    List<Node> running =
        nodes.values().stream().filter(n -> n.isTest() && n.state == State.STARTED).toList();
    Optional<Node> innermost = running.isEmpty() ? innermostContainer() : Optional.empty();
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
    Node parent = nodes.get(announcement.parent());
    Node node = new Node(announcement, parent);
    nodes.put(announcement.id(), node);
    if (parent != null) {
      parent.registered(node);
    }
    if (node.isTest()) {
      tests.plan(announcement.description());
    }
  }

  private void finished(Node node, Verdict verdict, Duration duration) {
    if (node.isTest()) {
      tests.decided(node.id(), verdict, duration);
      nodes.remove(node.announcement.id());
    } else if (verdict.outcome() != Outcome.PASSED) {
      containerDecides(node, verdict);
    }
    node.state = State.DONE;
  }

  private void containerDecides(Node container, Verdict verdict) {
    boolean found = decideBelow(container, belowOf(verdict));
    if (container.announcement.kind() == Kind.TEMPLATE) {
      decide(container, verdict);
    } else if (!found && verdict.outcome().isFailure()) {
      raiseContainerFailure(container, verdict);
    }
  }

  private void blame(Node container, Verdict verdict) {
    if (container.announcement.kind() == Kind.TEMPLATE) {
      decide(container, verdict);
    } else if (!decideBelow(container, verdict)) {
      raiseContainerFailure(container, verdict);
    }
  }

  private boolean decideBelow(Node container, Verdict verdict) {
    List<Node> below =
        nodes.values().stream()
            .filter(node -> node != container && node.isBelow(container) && isOpen(node))
            .toList();
    below.forEach(node -> decide(node, verdict));
    return !below.isEmpty();
  }

  private void decide(Node node, Verdict verdict) {
    tests.plan(node.announcement.description());
    tests.decided(node.id(), verdict, Duration.ZERO);
    node.state = State.DONE;
    nodes.values().stream()
        .filter(below -> below.isBelow(node))
        .forEach(below -> below.state = State.DONE);
  }

  private void raiseContainerFailure(Node container, Verdict verdict) {
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
    Node node = nodes.get(output.node());
    if (node != null && node.isTest()) {
      tests.wrote(node.id(), output.stream(), output.bytes(), output.skipped());
    }
  }

  /** Finds the class or template that was running when no test was; an engine is nobody's fault. */
  private Optional<Node> innermostContainer() {
    Node found = null;
    for (Node node : nodes.values()) {
      boolean running = node.state == State.STARTED && node.parent != null;
      if (running && (found == null || node.isBelow(found))) {
        found = node;
      }
    }
    return Optional.ofNullable(found);
  }

  private Rest rest() {
    List<String> ids = new ArrayList<>();
    List<Interrupted> templates = new ArrayList<>();
    for (Node node : nodes.values()) {
      if (node.announcement.kind() == Kind.TEMPLATE && node.state == State.STARTED) {
        templates.add(
            new Interrupted(
                node.id(), node.lastInvocation, node.addressable, node.announcement.description()));
      } else if (isOpen(node) && !node.isBelowRunningTemplate()) {
        ids.add(node.id());
      }
    }
    return new Rest(ids, templates);
  }

  private boolean isOpen(Node node) {
    boolean leaf = node.announcement.kind() != Kind.CONTAINER;
    boolean decided = node.isTest() && tests.isDecided(node.id()) && node.state == State.DONE;
    return leaf && !decided && node.state == State.PENDING;
  }

  private Node node(int id) {
    Node node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException(
          "Fork " + fork + " speaks of node " + id + ", which it never announced");
    }
    return node;
  }

  private enum State {
    PENDING,
    STARTED,
    DONE
  }

  private static final class Node {

    private final Announcement announcement;
    private final @org.jspecify.annotations.Nullable Node parent;
    private State state = State.PENDING;
    private int lastInvocation;
    private boolean addressable = true;

    Node(Announcement announcement, @org.jspecify.annotations.Nullable Node parent) {
      this.announcement = announcement;
      this.parent = parent;
    }

    String id() {
      return announcement.description().uniqueId();
    }

    boolean isTest() {
      return announcement.kind() == Kind.TEST;
    }

    boolean isBelow(Node other) {
      for (Node node = parent; node != null; node = node.parent) {
        if (node == other) {
          return true;
        }
      }
      return false;
    }

    boolean isBelowRunningTemplate() {
      for (Node node = parent; node != null; node = node.parent) {
        if (node.announcement.kind() == Kind.TEMPLATE && node.state == State.STARTED) {
          return true;
        }
      }
      return false;
    }

    /** Notes a node that was registered below this one while it ran. */
    void registered(Node child) {
      if (announcement.kind() == Kind.TEMPLATE) {
        lastInvocation = Math.max(lastInvocation, invocation(child.id()));
        addressable &= child.isTest();
      }
    }

    private static int invocation(String uniqueId) {
      int hash = uniqueId.lastIndexOf('#');
      int end = uniqueId.indexOf(']', Math.max(hash, 0));
      try {
        return hash < 0 ? 0 : Integer.parseInt(uniqueId.substring(hash + 1, end));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /**
   * What a dead fork leaves.
   *
   * @param culprit whether something was found that was running
   * @param rest the tests that were not reached
   */
  record Remainder(boolean culprit, Rest rest) {}

  /**
   * Tests that were not reached.
   *
   * @param uniqueIds tests and templates that had not started
   * @param interrupted templates in the middle of their invocations
   */
  record Rest(List<String> uniqueIds, List<Interrupted> interrupted) {}

  /**
   * A template whose later invocations are unknown.
   *
   * @param uniqueId its id
   * @param lastInvocation the invocation that was registered last
   * @param addressable whether its invocations can be chosen by their numbers
   * @param description what is known of it
   */
  record Interrupted(
      String uniqueId,
      int lastInvocation,
      boolean addressable,
      dev.runner.core.result.TestDescription description) {}
}
