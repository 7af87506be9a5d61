package dev.runner.core.run;

import dev.runner.core.launch.Announcement;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tree that a fork works on, without what it is done with.
 *
 * <p>Nothing is kept of tests that have ended, nor of containers that were registered at run time
 * and have ended: there may be a million.
 */
final class LedgerNodes {

  private final int fork;
  private final Predicate<String> isWindow;
  private final List<String> asked;
  private final Map<Integer, LedgerNode> byNumber = new LinkedHashMap<>();

  /**
   * Begins a tree.
   *
   * @param fork the number of the fork
   * @param isWindow knows what only a range of invocations is asked for of
   * @param asked the unique ids that are asked for; empty for all
   */
  LedgerNodes(int fork, Predicate<String> isWindow, List<String> asked) {
    this.fork = fork;
    this.isWindow = isWindow;
    this.asked = asked;
  }

  /** Adds a node that was announced. */
  LedgerNode add(Announcement announcement) {
    LedgerNode node = new LedgerNode(announcement, byNumber.get(announcement.parent()));
    byNumber.put(announcement.id(), node);
    node.register();
    return node;
  }

  /** Takes a node out that has ended, if nobody asks for it any more. */
  void ended(LedgerNode node) {
    boolean registered = node.isTest() || node.registrar().isPresent();
    if (registered && !isWindow(node)) {
      byNumber.remove(node.announcement.id());
    }
  }

  /**
   * Returns what has registered a test that need not be remembered once it has a verdict; empty if
   * it was there from the start, or was asked for by itself.
   */
  Optional<LedgerNode> registrar(LedgerNode test) {
    return test.registrar()
        .filter(top -> asked.stream().noneMatch(id -> id.startsWith(top.id() + "/")));
  }

  /** Tells whether only a range of invocations is asked for of a node. */
  boolean isWindow(LedgerNode node) {
    return isWindow.test(node.id());
  }

  boolean isEmpty() {
    return byNumber.isEmpty();
  }

  boolean containsKey(int number) {
    return byNumber.containsKey(number);
  }

  /** Returns a node; null if it is not known any more, or never was. */
  @Nullable LedgerNode get(int number) {
    return byNumber.get(number);
  }

  /** Returns a node that the fork must have announced. */
  LedgerNode announced(int number) {
    LedgerNode node = byNumber.get(number);
    if (node == null) {
      throw new IllegalStateException(
          "Fork " + fork + " speaks of node " + number + ", which it never announced");
    }
    return node;
  }

  /** Returns the nodes, each after the one above it, in the order of execution. */
  Collection<LedgerNode> values() {
    return byNumber.values();
  }

  /** Returns the unique ids of all that has started, or was decided without a start. */
  Set<String> begun() {
    Set<String> begun = new HashSet<>();
    values().stream()
        .filter(node -> node.state != LedgerNode.State.PENDING)
        .forEach(node -> begun.add(node.id()));
    return begun;
  }

  /** Returns a template that has come to its end in this fork. */
  Optional<Template> done(String template) {
    return values().stream()
        .filter(node -> node.id().equals(template) && node.state == LedgerNode.State.DONE)
        .findFirst()
        .map(Template::of);
  }
}
