package dev.runner.core.run;

import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.Announcement.Kind;
import org.jspecify.annotations.Nullable;

/** A node of a portion's tree and how far one fork has come with it. */
final class PortionNode {

  /** How far a fork has come. */
  enum State {
    PENDING,
    STARTED,
    DONE
  }

  final Announcement announcement;
  final @Nullable PortionNode parent;
  State state = State.PENDING;
  int lastInvocation;
  boolean addressable = true;

  PortionNode(Announcement announcement, @Nullable PortionNode parent) {
    this.announcement = announcement;
    this.parent = parent;
  }

  String id() {
    return announcement.description().uniqueId();
  }

  boolean isTest() {
    return announcement.kind() == Kind.TEST;
  }

  boolean isTemplate() {
    return announcement.kind() == Kind.TEMPLATE;
  }

  boolean isBelow(PortionNode other) {
    for (PortionNode node = parent; node != null; node = node.parent) {
      if (node == other) {
        return true;
      }
    }
    return false;
  }

  boolean isBelowRunningTemplate() {
    for (PortionNode node = parent; node != null; node = node.parent) {
      if (node.isTemplate() && node.state == State.STARTED) {
        return true;
      }
    }
    return false;
  }

  /** Notes a node that was registered below this one while it ran. */
  void registered(PortionNode child) {
    if (isTemplate()) {
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
