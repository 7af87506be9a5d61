package dev.runner.core.run;

import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.Announcement.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One node of the tree that a fork works on, as its ledger knows it. */
final class LedgerNode {

  private static final String DYNAMIC_CONTAINER = "dynamic-container";

  final Announcement announcement;
  final @Nullable LedgerNode parent;
  State state = State.PENDING;
  private boolean entered;
  private int lastInvocation;
  private final Set<String> paths = new LinkedHashSet<>();

  LedgerNode(Announcement announcement, @Nullable LedgerNode parent) {
    this.announcement = announcement;
    this.parent = parent;
  }

  String id() {
    return announcement.description().uniqueId();
  }

  String printedId() {
    return announcement.description().printedId();
  }

  boolean isTest() {
    return announcement.kind() == Kind.TEST;
  }

  /** Tells whether it is a test that has started and not ended. */
  boolean isRunning() {
    return isTest() && state == State.STARTED;
  }

  /** Tells whether it is to run, or to register what is, and has not begun. */
  boolean isOpen() {
    return announcement.kind() != Kind.CONTAINER && isPending();
  }

  /** Tells whether it belongs to a container and lacks a verdict that it or its like gets. */
  boolean isLeftOf(LedgerNode container) {
    boolean unfinished =
        state == State.STARTED && (isTest() || announcement.kind() == Kind.TEMPLATE);
    return isIn(container) && (isOpen() || unfinished);
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  /** Tells whether it is an engine, which is nobody's fault. */
  boolean isEngine() {
    return parent == null;
  }

  /** Tells whether it is what is scheduled: directly below its engine. */
  boolean isTestClass() {
    return parent != null && parent.isEngine();
  }

  /** Returns the test class that it is, or belongs to; empty for an engine. */
  Optional<LedgerNode> testClass() {
    LedgerNode node = this;
    while (node.parent != null && !node.isTestClass()) {
      node = node.parent;
    }
    return node.isTestClass() ? Optional.of(node) : Optional.empty();
  }

  /** Notes that it has begun, or has ended without a beginning. */
  void begin(State now) {
    state = now;
    if (parent != null) {
      parent.entered = true;
    }
  }

  /** Tells whether anything directly below it has begun, so that its own set-up is over. */
  boolean isEntered() {
    return entered;
  }

  boolean isDynamicContainer() {
    return new Invocations(id()).isIn(DYNAMIC_CONTAINER);
  }

  /** Tells whether what is below it becomes known only while it runs. */
  boolean registers() {
    return announcement.kind() == Kind.TEMPLATE || isDynamicContainer();
  }

  /** Returns the topmost node above this one that registers what is below it. */
  Optional<LedgerNode> registrar() {
    LedgerNode top = null;
    for (LedgerNode node = parent; node != null; node = node.parent) {
      top = node.registers() ? node : top;
    }
    return Optional.ofNullable(top);
  }

  boolean isBelow(LedgerNode other) {
    for (LedgerNode node = parent; node != null; node = node.parent) {
      if (node == other) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether it is another node or below it. */
  boolean isIn(LedgerNode other) {
    return this == other || isBelow(other);
  }

  /** Returns the highest number among the invocations that it has registered, 0 if none. */
  int lastInvocation() {
    return lastInvocation;
  }

  /** Returns what each invocation of a class template has below it, as ends of unique ids. */
  List<String> pathsBelowInvocations() {
    return List.copyOf(paths);
  }

  /** Tells the nodes above that this one was registered, or was there from the start. */
  void register() {
    if (parent != null && parent.registers()) {
      parent.lastInvocation = Math.max(parent.lastInvocation, new Invocations(id()).number());
    } else if (announcement.kind() != Kind.CONTAINER) {
      for (LedgerNode node = parent; node != null && node.parent != null; node = node.parent) {
        if (node.parent.registers()) {
          node.parent.paths.add(id().substring(node.id().length()));
          return;
        }
      }
    }
  }

  /** How far a node has come. */
  enum State {
    PENDING,
    STARTED,
    DONE,
    /** Decided, whatever it might have done. */
    GIVEN_UP
  }
}
