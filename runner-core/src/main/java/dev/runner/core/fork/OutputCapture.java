package dev.runner.core.fork;

import dev.runner.core.event.OutputStreamKind;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Attributes what is written in this process to the node that writes it.
 *
 * <p>A thread writes for the node that runs on it, or that ran on the thread which started it. What
 * comes after its node has ended goes to the node above. Threads of fork-join pools run tasks of
 * anybody: {@link RunningScopes#sharing} says for whom they write. Where nothing is known, output
 * belongs to the process.
 */
final class OutputCapture {

  private final OutputScope process;
  private final RunningScopes running;

  @SuppressWarnings("ThreadLocalUsage") // there is one capture in a process
  private final InheritableThreadLocal<@Nullable OutputScope> current =
      new InheritableThreadLocal<>();

  private final PrintStream out = stream(OutputStreamKind.STDOUT);
  private final PrintStream err = stream(OutputStreamKind.STDERR);

  /**
   * Creates the capture.
   *
   * @param channel takes messages of output, of several threads at once
   */
  OutputCapture(Consumer<FromFork> channel) {
    this.process = OutputScope.ofProcess(channel);
    this.running = new RunningScopes(process);
  }

  /** Replaces the standard streams, and sets where logged text goes. */
  void install() {
    replaceStreams();
    dev.runner.core.log.LogSink.set(line -> write(OutputStreamKind.LOG, line));
  }

  /** Lets the standard streams lead to where those of the process do. */
  void uninstall() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
    dev.runner.core.log.LogSink.set(line -> {});
  }

  /**
   * Lets the current thread write for a node.
   *
   * @param parent the node above it, 0 if there is none
   */
  void enter(int node, int parent) {
    OutputScope scope = running.begin(node, parent);
    scope.goBackTo(current.get());
    current.set(scope);
  }

  /** Returns the innermost node that alone can have done what a node seems to have; else 0. */
  int blamed(int node) {
    OutputScope scope = running.find(node).orElse(process);
    while (scope.node() != 0 && !scope.isAlone()) {
      scope = scope.above();
    }
    return scope.node();
  }

  /**
   * Returns the node for which the current thread runs, or the nearest above that has not ended.
   */
  int here() {
    OutputScope scope = current.get();
    return scope == null ? 0 : scope.open().node();
  }

  /** Tells whether the supervisor has interrupted the node for which the current thread runs. */
  boolean isInterruptedHere() {
    OutputScope scope = current.get();
    return scope != null && scope.wasInterrupted();
  }

  /**
   * Ends a node: what was kept of its last output is sent.
   *
   * @return whether no class is running now
   */
  boolean leave(int node) {
    running
        .end(node)
        .ifPresent(
            scope -> {
              scope.spareThread();
              scope.end();
              if (current.get() == scope) {
                current.set(scope.before());
              }
              scope.goBackTo(null);
            });
    if (!running.isBetweenClasses()) {
      return false;
    }
    replaceStreams(); // which a class may have replaced and left replaced
    return true;
  }

  /** Writes a line to the log of a node that may run on another thread. */
  void note(int node, String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    write(running.find(node).orElse(process), OutputStreamKind.LOG, bytes, 0, bytes.length);
  }

  /** Writes a line to the standard error stream of whatever the current thread runs for. */
  void printError(String text) {
    err.println(text);
  }

  /** Returns the thread on which a node runs, if it does. */
  Optional<Thread> thread(int node) {
    return running.find(node).map(OutputScope::thread);
  }

  /** Returns what runs and has nothing running below it. */
  Set<OutputScope> innermost() {
    return running.innermost();
  }

  /** Interrupts the thread of a node if that is running; what comes after it is spared. */
  void interrupt(int node) {
    running.interrupt(node);
  }

  /** Sends what was kept of the process's last output. */
  void end() {
    process.end();
  }

  private void replaceStreams() {
    System.setOut(out);
    System.setErr(err);
  }

  private void write(OutputStreamKind kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(writer(), kind, bytes, 0, bytes.length);
  }

  private static void write(
      OutputScope writer, OutputStreamKind kind, byte[] bytes, int offset, int length) {
    OutputScope scope = writer.open();
    while (!scope.write(kind, bytes, offset, length)) {
      scope = scope.open(); // it has ended in between
    }
  }

  /** Returns whom the current thread writes for. */
  private OutputScope writer() {
    OutputScope scope = current.get();
    Thread thread = Thread.currentThread();
    if (thread instanceof ForkJoinWorkerThread worker
        && (scope == null || !scope.isOn(thread))
        && (scope == null || running.isShared(worker.getPool()))) {
      return running.sharing(worker.getPool());
    }
    return scope == null ? process : scope;
  }

  private PrintStream stream(OutputStreamKind kind) {
    return new CapturedStream(
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            OutputCapture.write(writer(), kind, bytes, offset, length);
          }
        });
  }
}
