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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final NodeOutput output;
  private final Map<Integer, LedgerNode> nodes = new LinkedHashMap<>();

  PortionLedger(PlannedTests tests, int fork, Consumer<RunEvent> events) {
    this.tests = tests;
    this.fork = fork;
    this.events = events;
    this.output = new NodeOutput(tests, fork, events);
  }

  /** Takes what the fork says of the portion. */
  void accept(FromFork message) {
    if (message instanceof FromFork.Nodes m) {
      m.nodes().forEach(this::announced);
    } else if (message instanceof FromFork.NodeStarted m) {
      LedgerNode node = node(m.node());
      node.state = LedgerNode.State.STARTED;
      if (node.isTest()) {
        tests.started(node.id(), fork, m.at());
      }
    } else if (message instanceof FromFork.NodeFinished m) {
      finished(node(m.node()), m.verdict(), m.duration());
    } else if (message instanceof FromFork.Output m) {
      output.wrote(nodes.get(m.node()), m);
    } else if (message instanceof FromFork.EntryPublished m) {
      output.published(nodes.get(m.node()), m);
    } else if (message instanceof FromFork.FilePublished m) {
      output.published(nodes.get(m.node()), m);
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
    List<LedgerNode> open =
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

  /** Returns what a fork that is still alive has left to others. */
  Remainder left() {
    return new Remainder(false, unreached(), interrupted());
  }

  /**
   * Decides what the end of the fork decides.
   *
   * @param verdict the verdict on whatever was running
   * @return what is left to do
   */
  Remainder died(Verdict verdict) {
    List<LedgerNode> running = nodes.values().stream().filter(PortionLedger::isRunning).toList();
    boolean culprit = running.stream().anyMatch(node -> !tests.isDecided(node.id()));
    Optional<LedgerNode> innermost = running.isEmpty() ? innermostContainer() : Optional.empty();
    running.forEach(node -> decide(node, verdict));
    innermost.ifPresent(node -> blame(node, verdict));
    return new Remainder(culprit || innermost.isPresent(), unreached(), interrupted());
  }

  /**
   * Decides what the end of a cancelled run decides: what has not begun, or not ended as a
   * template, is planned and left.
   *
   * @param verdict the verdict on tests that are still running
   */
  void cancelled(Verdict verdict) {
    nodes.values().stream()
        .filter(PortionLedger::isRunning)
        .toList()
        .forEach(node -> decide(node, verdict));
    nodes.values().stream()
        .filter(node -> isOpen(node) || (node.registers() && node.state != LedgerNode.State.DONE))
        .forEach(node -> tests.plan(node.announcement.description()));
  }

  /** Returns the unique ids of all that has started, or was decided without a start. */
  Set<String> begun() {
    Set<String> begun = new HashSet<>();
    nodes.values().stream()
        .filter(node -> node.state != LedgerNode.State.PENDING)
        .forEach(node -> begun.add(node.id()));
    return begun;
  }

  /** Tells whether a test has a verdict, from this fork or an earlier one. */
  boolean isDecided(String uniqueId) {
    return tests.isDecided(uniqueId);
  }

  /** Returns a template that has come to its end in this fork. */
  Optional<Template> done(String template) {
    return nodes.values().stream()
        .filter(node -> node.id().equals(template) && node.state == LedgerNode.State.DONE)
        .findFirst()
        .map(Template::of);
  }

  private void announced(Announcement announcement) {
    LedgerNode parent = nodes.get(announcement.parent());
    LedgerNode node = new LedgerNode(announcement, parent);
    nodes.put(announcement.id(), node);
    node.register();
    if (node.isTest()) {
      tests.plan(announcement.description());
    }
  }

  private void finished(LedgerNode node, Verdict verdict, Duration duration) {
    if (node.isTest()) {
      tests.decided(node.id(), verdict, duration);
      nodes.remove(node.announcement.id());
    } else if (verdict.outcome() != Outcome.PASSED) {
      containerDecides(node, verdict);
    }
    node.state = LedgerNode.State.DONE;
  }

  private void containerDecides(LedgerNode container, Verdict verdict) {
    boolean found = decideBelow(container, belowOf(verdict));
    if (container.announcement.kind() == Kind.TEMPLATE) {
      decide(container, verdict);
    } else if (!found && verdict.outcome().isFailure()) {
      raiseContainerFailure(container, verdict);
    }
  }

  private void blame(LedgerNode container, Verdict verdict) {
    if (container.announcement.kind() == Kind.TEMPLATE) {
      decide(container, verdict);
    } else if (!decideBelow(container, verdict)) {
      raiseContainerFailure(container, verdict);
    }
  }

  private boolean decideBelow(LedgerNode container, Verdict verdict) {
    List<LedgerNode> below =
        nodes.values().stream()
            .filter(node -> node != container && node.isBelow(container) && isOpen(node))
            .toList();
    below.forEach(node -> decide(node, verdict));
    return !below.isEmpty();
  }

  private void decide(LedgerNode node, Verdict verdict) {
    tests.plan(node.announcement.description());
    tests.decided(node.id(), verdict, Duration.ZERO);
    node.state = LedgerNode.State.DONE;
    nodes.values().stream()
        .filter(below -> below.isBelow(node))
        .forEach(below -> below.state = LedgerNode.State.DONE);
  }

  private void raiseContainerFailure(LedgerNode container, Verdict verdict) {
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

  /** Finds the class or template that was running when no test was; an engine is nobody's fault. */
  private Optional<LedgerNode> innermostContainer() {
    LedgerNode found = null;
    for (LedgerNode node : nodes.values()) {
      boolean running = node.state == LedgerNode.State.STARTED && node.parent != null;
      if (running && (found == null || node.isBelow(found))) {
        found = node;
      }
    }
    return Optional.ofNullable(found);
  }

  private List<String> unreached() {
    return nodes.values().stream()
        .filter(node -> isOpen(node) || (node.isDynamicContainer() && node.isPending()))
        .map(LedgerNode::id)
        .toList();
  }

  private List<Template> interrupted() {
    return nodes.values().stream()
        .filter(node -> node.registers() && node.state == LedgerNode.State.STARTED)
        .map(Template::of)
        .toList();
  }

  private static boolean isRunning(LedgerNode node) {
    return node.isTest() && node.state == LedgerNode.State.STARTED;
  }

  private boolean isOpen(LedgerNode node) {
    return node.announcement.kind() != Kind.CONTAINER && node.isPending();
  }

  private LedgerNode node(int id) {
    LedgerNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException(
          "Fork " + fork + " speaks of node " + id + ", which it never announced");
    }
    return node;
  }

  /**
   * What a dead fork leaves.
   *
   * @param culprit whether something was found that was running and had no verdict yet
   * @param unreached what had not started: unique ids of tests, templates and dynamic containers
   * @param interrupted templates and dynamic containers in the middle of their invocations
   */
  record Remainder(boolean culprit, List<String> unreached, List<Template> interrupted) {}

  /**
   * A template, or a dynamic container, whose later invocations are unknown.
   *
   * @param uniqueId its id
   * @param lastInvocation the invocation that was registered last, 0 if none
   * @param paths what each invocation has below it, if it is a class template
   * @param printedId its name for people
   */
  record Template(String uniqueId, int lastInvocation, List<String> paths, String printedId) {

    static Template of(LedgerNode node) {
      return new Template(
          node.id(), node.lastInvocation(), node.pathsBelowInvocations(), node.printedId());
    }
  }
}
