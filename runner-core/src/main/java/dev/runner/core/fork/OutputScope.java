package dev.runner.core.fork;

import dev.runner.core.event.OutputStreamKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something that runs, and what was written for it: a test, a class, an engine, or the process. */
final class OutputScope {

  private static final int PROCESS = 0;

  private final int node;
  private final @Nullable OutputScope above;
  private final int depth;
  private final Consumer<FromFork> channel;
  private final Thread thread = Thread.currentThread();
  private final Map<OutputStreamKind, CappedOutput> outputs = new EnumMap<>(OutputStreamKind.class);
  private @Nullable OutputScope before;
  private volatile boolean alone;
  private volatile boolean ended;
  private volatile boolean interrupted;

  private OutputScope(int node, @Nullable OutputScope above, Consumer<FromFork> channel) {
    this.node = node;
    this.above = above;
    this.depth = above == null ? 0 : above.depth + 1;
    this.channel = channel;
  }

  /** Makes the scope of the process, which has no end. */
  static OutputScope ofProcess(Consumer<FromFork> channel) {
    return new OutputScope(PROCESS, null, channel);
  }

  /** Makes the scope of a node that begins on the current thread. */
  OutputScope below(int child) {
    return new OutputScope(child, this, channel);
  }

  /** Returns the node's number, 0 of the process. */
  int node() {
    return node;
  }

  /** Tells whether the supervisor has interrupted it. */
  boolean wasInterrupted() {
    return interrupted;
  }

  /** Returns how many scopes are above this one. */
  int depth() {
    return depth;
  }

  /** Returns the scope above; the process's is its own. */
  OutputScope above() {
    return above == null ? this : above;
  }

  /** Returns this scope or the nearest one above it that has not ended. */
  OutputScope open() {
    OutputScope scope = this;
    while (scope.ended) {
      scope = scope.above();
    }
    return scope;
  }

  /** Returns the lowest scope that holds both. */
  OutputScope commonWith(OutputScope other) {
    OutputScope one = this;
    OutputScope two = other;
    while (one != two) {
      if (one.depth >= two.depth) {
        one = one.above();
      } else {
        two = two.above();
      }
    }
    return one;
  }

  /** Tells whether the node runs on a thread, instead of having started it. */
  boolean isOn(Thread other) {
    return thread == other;
  }

  Thread thread() {
    return thread;
  }

  /** Interrupts its thread. */
  void interrupt() {
    interrupted = true;
    thread.interrupt();
  }

  /** Takes an interrupt that came too late away from its thread, which is the current one. */
  void spareThread() {
    if (interrupted && isOn(Thread.currentThread())) {
      Thread.interrupted();
    }
  }

  /** Tells whether nothing beside it has run since it began, nor was left over by others. */
  boolean isAlone() {
    return alone;
  }

  void alone(boolean now) {
    alone = now;
  }

  /** Sets what the thread wrote for before this began, to go back to. */
  void goBackTo(@Nullable OutputScope scope) {
    before = scope;
  }

  @Nullable OutputScope before() {
    return before;
  }

  /** Takes bytes; returns false if it has ended. */
  synchronized boolean write(OutputStreamKind kind, byte[] bytes, int offset, int length) {
    if (ended) {
      return false;
    }
    byte[] now =
        outputs.computeIfAbsent(kind, key -> new CappedOutput()).accept(bytes, offset, length);
    if (now.length > 0) {
      channel.accept(new FromFork.Output(node, kind, now, 0));
    }
    return true;
  }

  /** Sends what was kept of its last output. */
  synchronized void end() {
    ended = node != PROCESS;
    outputs.forEach(
        (kind, output) -> {
          byte[] tail = output.tail();
          if (tail.length > 0) {
            channel.accept(new FromFork.Output(node, kind, tail, output.dropped()));
          }
        });
    outputs.clear(); // a thread that outlives the node holds on to this
  }
}
