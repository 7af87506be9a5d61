package dev.runner.core.fork;

import dev.runner.core.event.OutputStreamKind;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Attributes what is written in this process to the node that writes it.
 *
 * <p>A thread writes for the node that runs on it, or that ran on the thread which started it. What
 * comes after its node has ended goes to the node above.
 */
final class OutputCapture {

  private static final int PIECE = 1 << 20;

  private final SupervisorChannel channel;

  @SuppressWarnings("ThreadLocalUsage") // there is one capture in a process
  private final InheritableThreadLocal<@Nullable Scope> current = new InheritableThreadLocal<>();

  private final Map<Integer, Scope> open = new ConcurrentHashMap<>();

  OutputCapture(SupervisorChannel channel) {
    this.channel = channel;
  }

  /** Replaces the standard streams, and sets where logged text goes. */
  void install() {
    System.setOut(stream(OutputStreamKind.STDOUT));
    System.setErr(stream(OutputStreamKind.STDERR));
    dev.runner.core.log.LogSink.set(line -> write(OutputStreamKind.LOG, line));
  }

  /** Lets the current thread write for a node. */
  void enter(int node) {
    Scope scope = new Scope(node, openAbove(current.get()));
    open.put(node, scope);
    current.set(scope);
  }

  /** Ends a node: what was kept of its last output is sent. */
  void leave(int node) {
    Scope scope = open.remove(node);
    if (scope != null) {
      scope.end();
      if (current.get() == scope) {
        current.set(scope.above);
      }
    }
  }

  /** Writes text for a node that may run on another thread. */
  void write(int node, OutputStreamKind kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Scope scope = open.get(node);
    if (scope != null) {
      scope.write(kind, bytes, 0, bytes.length);
    } else {
      channel.tell(new FromFork.Output(node, kind, bytes, 0));
    }
  }

  private void write(OutputStreamKind kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(kind, bytes, 0, bytes.length);
  }

  private void write(OutputStreamKind kind, byte[] bytes, int offset, int length) {
    Scope scope = openAbove(current.get());
    if (scope == null) {
      sendOutsideTests(kind, java.util.Arrays.copyOfRange(bytes, offset, offset + length));
    } else {
      scope.write(kind, bytes, offset, length);
    }
  }

  /** Returns the innermost scope that has not ended; ended ones must not be held on to. */
  private static @Nullable Scope openAbove(@Nullable Scope innermost) {
    Scope scope = innermost;
    while (scope != null && scope.ended) {
      scope = scope.above;
    }
    return scope;
  }

  /** Sends what no node wrote, in pieces that any frame holds. */
  private void sendOutsideTests(OutputStreamKind kind, byte[] bytes) {
    for (int from = 0; from < bytes.length; from += PIECE) {
      int to = Math.min(bytes.length, from + PIECE);
      byte[] piece = java.util.Arrays.copyOfRange(bytes, from, to);
      channel.tell(new FromFork.Output(0, kind, piece, 0));
    }
  }

  private PrintStream stream(OutputStreamKind kind) {
    OutputStream capturing =
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            OutputCapture.this.write(kind, bytes, offset, length);
          }
        };
    return new PrintStream(capturing, true, StandardCharsets.UTF_8);
  }

  /** A node that is running, and what was written for it. */
  private final class Scope {

    private final int node;
    private final @Nullable Scope above;
    private final Map<OutputStreamKind, CappedOutput> outputs =
        new EnumMap<>(OutputStreamKind.class);
    private volatile boolean ended;

    Scope(int node, @Nullable Scope above) {
      this.node = node;
      this.above = above;
    }

    synchronized void write(OutputStreamKind kind, byte[] bytes, int offset, int length) {
      byte[] now =
          outputs.computeIfAbsent(kind, key -> new CappedOutput()).accept(bytes, offset, length);
      if (now.length > 0) {
        channel.tell(new FromFork.Output(node, kind, now, 0));
      }
    }

    synchronized void end() {
      ended = true;
      outputs.forEach(
          (kind, output) -> {
            byte[] tail = output.tail();
            if (tail.length > 0) {
              channel.tell(new FromFork.Output(node, kind, tail, output.dropped()));
            }
          });
    }
  }
}
