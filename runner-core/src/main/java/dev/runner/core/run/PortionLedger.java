package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import dev.runner.core.run.Remainder.Guilt;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
  private final Predicate<String> isWindow;
  private final Consumer<RunEvent> events;
  private final NodeOutput output;
  private final Map<Integer, LedgerNode> nodes = new LinkedHashMap<>();
  private boolean testsBegan;

  /** Opens a ledger; {@code isWindow} knows what only a range of invocations is asked for of. */
  PortionLedger(
      PlannedTests tests, int fork, Predicate<String> isWindow, Consumer<RunEvent> events) {
    this.tests = tests;
    this.fork = fork;
    this.isWindow = isWindow;
    this.events = events;
    this.output = new NodeOutput(tests, fork, events);
  }

  /** Takes what the fork says of the portion. */
  void accept(FromFork message) {
    if (message instanceof FromFork.Nodes m) {
      m.nodes().forEach(this::announced);
    } else if (message instanceof FromFork.NodeStarted m) {
      LedgerNode node = node(m.node());
      node.begin(LedgerNode.State.STARTED);
      if (node.isTest()) {
        testsBegan = true;
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
      tests.found(m.issue());
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
    return remainder(Guilt.OPEN, List.of());
  }

  /**
   * Decides what the end of the fork decides.
   *
   * <p>What was running is to blame. Where several tests were, or none and others had run before,
   * nobody is blamed without a proof: these are suspects, to be run alone.
   *
   * @param death how the fork ended
   * @return what is left to do
   */
  Remainder died(Verdict death) {
    List<LedgerNode> suspects = new Autopsy(nodes.values()).suspects();
    if (suspects.size() > 1 || suspects.stream().anyMatch(node -> node.isPending() && testsBegan)) {
      suspects.stream()
          .filter(LedgerNode::isTest)
          .forEach(node -> tests.suspected(node.id(), Blame.of(node, death)));
      return remainder(Guilt.OPEN, suspects);
    }
    Guilt guilt = suspects.isEmpty() ? Guilt.OPEN : blame(suspects.get(0), death);
    return remainder(guilt, List.of());
  }

  /** Decides all that is open: fork after fork has died, and nobody can be blamed. */
  void giveUp(Verdict death) {
    nodes.values().stream().filter(this::isOpen).forEach(node -> decide(node, death));
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
    } else if (node.registers()) {
      tests.withdraw(node.id());
    }
  }

  private void finished(LedgerNode node, Verdict verdict, Duration duration) {
    if (node.isTest()) {
      tests.decided(node.id(), verdict, duration);
      nodes.remove(node.announcement.id());
    } else if (verdict.outcome() != Outcome.PASSED) {
      containerDecides(node, verdict);
    } else if (node.registers() && !isWindow.test(node.id())) {
      tests.ended(node.id());
    }
    node.begin(LedgerNode.State.DONE);
  }

  private void containerDecides(LedgerNode container, Verdict verdict) {
    boolean found = decideBelow(container, Blame.below(verdict));
    if (container.announcement.kind() == Kind.TEMPLATE) {
      decide(container, verdict);
    } else if (!found && verdict.outcome().isFailure()) {
      raiseContainerFailure(container, verdict);
    }
  }

  /** Blames a node for the end of the fork. */
  private Guilt blame(LedgerNode node, Verdict death) {
    Verdict verdict = Blame.of(node, death);
    if (node.isTest() || node.announcement.kind() == Kind.TEMPLATE) {
      boolean known = tests.isDecided(node.id());
      decide(node, verdict);
      return known ? Guilt.KNOWN : Guilt.FOUND;
    }
    if (!decideBelow(node, verdict)) {
      if (node.isEngine()) {
        return Guilt.OPEN;
      }
      raiseContainerFailure(node, death);
    }
    return Guilt.FOUND;
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

  private Remainder remainder(Guilt guilt, List<LedgerNode> suspects) {
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
    return nodes.values().stream()
        .filter(part)
        .filter(node -> isOpen(node) || (node.isDynamicContainer() && node.isPending()))
        .map(LedgerNode::id)
        .toList();
  }

  private List<Template> interrupted(Predicate<LedgerNode> part) {
    return nodes.values().stream()
        .filter(part)
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
}
