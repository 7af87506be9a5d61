package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.FromFork;
import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import dev.runner.core.run.Remainder.Guilt;
import java.time.Duration;
import java.util.List;
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
  private final Consumer<RunEvent> events;
  private final NodeOutput output;
  private final LedgerNodes nodes;
  private final TearDowns tearDowns;
  private boolean testsBegan;

  /**
   * Opens a ledger.
   *
   * @param isWindow knows what only a range of invocations is asked for of
   * @param asked the unique ids that are asked for; empty for all
   */
  PortionLedger(
      PlannedTests tests,
      int fork,
      Predicate<String> isWindow,
      List<String> asked,
      Consumer<RunEvent> events) {
    this.tests = tests;
    this.fork = fork;
    this.nodes = new LedgerNodes(fork, isWindow, asked);
    this.events = events;
    this.output = new NodeOutput(tests, fork, events);
    this.tearDowns = new TearDowns(tests, fork, events);
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
    } else if (message instanceof FromFork.CleanupFailed m) {
      tearDowns.cleanupFailed(node(m.node()), m);
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
    List<LedgerNode> open = new Leftovers(nodes.values()).open();
    if (!open.isEmpty()) {
      open.forEach(node -> tests.plan(node.announcement.description()));
      String first = open.get(0).announcement.description().printedId();
      events.accept(new RunEvent.IssueRaised(Deaths.withoutVerdict(open.size(), first)));
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
    boolean unclear =
        suspects.size() > 1 || suspects.stream().anyMatch(node -> node.isPending() && testsBegan);
    boolean hopeless = unclear && suspects.stream().allMatch(tests.deaths()::isHopeless);
    if (unclear && !hopeless) {
      suspects.stream()
          .filter(LedgerNode::isTest)
          .forEach(node -> tests.suspected(node.id(), Blame.of(node, death)));
      return remainder(Guilt.OPEN, suspects);
    }
    Guilt guilt = Guilt.FOUND;
    if (!hopeless) {
      guilt = suspects.isEmpty() ? Guilt.OPEN : blame(suspects.get(0), death);
    }
    if (guilt == Guilt.FOUND) {
      new Surrender(tests, nodes.values(), events).after(suspects, death);
    }
    return remainder(guilt, List.of());
  }

  /**
   * Decides what a used-up limit decides: what took too long has no more time, and what ran beside
   * it runs again.
   *
   * @param verdict the verdict on what took too long
   * @return what is left to do
   */
  Remainder outOfTime(Expiry expiry, Verdict verdict) {
    List<LedgerNode> at = new Autopsy(nodes.values()).suspects();
    Guilt guilt = Guilt.FOUND;
    LedgerNode late = nodes.get(expiry.node());
    if (late == null && !expiry.isSettled()) {
      guilt = Guilt.OPEN;
      for (LedgerNode silent : at) {
        guilt = blame(silent, verdict) == Guilt.OPEN ? guilt : Guilt.FOUND;
      }
    } else if (late != null && late.isTest()) {
      decide(late, verdict);
    } else if (late != null) {
      decideClass(late, at.stream().filter(node -> node.isIn(late)).toList(), verdict);
    }
    nodes.values().stream().filter(LedgerNode::isRunning).forEach(node -> again(node, verdict));
    return remainder(guilt, List.of());
  }

  /** Returns what a limit turns out to be, now that all is known that the fork had told. */
  Expiry meant(Expiry expiry) {
    return expiry.meant(!isEmpty(), nodes.containsKey(expiry.node()));
  }

  /** Decides a class that took too long, all that it has left. */
  private void decideClass(LedgerNode late, List<LedgerNode> at, Verdict verdict) {
    Verdict named = at.isEmpty() ? verdict : Blame.of(at.get(0), verdict);
    List<LedgerNode> left = nodes.values().stream().filter(node -> node.isLeftOf(late)).toList();
    left.forEach(node -> decide(node, at.contains(node) ? verdict : named));
    if (left.isEmpty()) {
      tearDowns.containerFailed(late, verdict);
    }
  }

  /** Lets a test run again that is not to blame for the end of its fork. */
  private void again(LedgerNode node, Verdict verdict) {
    Verdict end =
        Verdict.error(Cause.CRASHED, "its fork was ended, as another: " + verdict.message(), "");
    tests.suspected(node.id(), end);
    node.state = LedgerNode.State.PENDING;
  }

  /** Returns the attempt at a test that runs; empty for anything else. */
  Optional<AttemptId> attempt(int node) {
    return Optional.of(node(node)).filter(LedgerNode::isTest).map(test -> tests.attempt(test.id()));
  }

  /** Returns a node; empty once its test has ended, or if there is none. */
  Optional<LedgerNode> find(int node) {
    return Optional.ofNullable(nodes.get(node));
  }

  /** Decides all that is open: fork after fork has died, and nobody can be blamed. */
  void giveUp(Verdict death) {
    nodes.values().stream().filter(LedgerNode::isOpen).forEach(node -> decide(node, death));
  }

  /** Gives a cancelled run's verdict to what runs; plans and leaves what has not begun or ended. */
  void cancelled(Verdict verdict) {
    nodes.values().stream()
        .filter(LedgerNode::isRunning)
        .toList()
        .forEach(node -> decide(node, verdict));
    nodes.values().stream()
        .filter(node -> node.isOpen() || (node.registers() && node.state != LedgerNode.State.DONE))
        .forEach(node -> tests.plan(node.announcement.description()));
  }

  /** Returns the unique ids of all that has started, or was decided without a start. */
  Set<String> begun() {
    return nodes.begun();
  }

  /** Tells whether a test has a verdict, from this fork or an earlier one. */
  boolean isDecided(String uniqueId) {
    return tests.isDecided(uniqueId);
  }

  /** Returns a template that has come to its end in this fork. */
  Optional<Template> done(String template) {
    return nodes.done(template);
  }

  private void announced(Announcement announcement) {
    LedgerNode node = nodes.add(announcement);
    if (node.isTest()) {
      tests.plan(announcement.description());
    } else if (node.registers()) {
      tests.withdraw(node.id());
    }
  }

  private void finished(LedgerNode node, Verdict verdict, Duration duration) {
    if (node.isTest()) {
      tests.decided(node.id(), verdict, duration);
      tests.deaths().ended(node, verdict);
      nodes.registrar(node).ifPresent(top -> tests.retire(top.id(), node.id()));
    } else if (verdict.outcome() != Outcome.PASSED) {
      containerDecides(node, verdict);
    } else if (node.registers()) {
      tests.ended(node.announcement.description(), nodes.isWindow(node));
    }
    node.begin(LedgerNode.State.DONE);
    nodes.ended(node);
  }

  private void containerDecides(LedgerNode container, Verdict verdict) {
    boolean found = decideBelow(container, Blame.below(verdict));
    if (container.announcement.kind() == Kind.TEMPLATE) {
      decide(container, verdict);
    } else if (!found && verdict.outcome().isFailure()) {
      tearDowns.containerFailed(container, verdict);
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
      tearDowns.containerFailed(node, death);
    }
    return Guilt.FOUND;
  }

  private boolean decideBelow(LedgerNode container, Verdict verdict) {
    List<LedgerNode> below =
        nodes.values().stream()
            .filter(node -> node != container && node.isBelow(container) && node.isOpen())
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

  private Remainder remainder(Guilt guilt, List<LedgerNode> suspects) {
    return new Leftovers(nodes.values()).of(guilt, suspects);
  }

  private LedgerNode node(int id) {
    return nodes.announced(id);
  }
}
