package dev.runner.core.fork;

import dev.runner.core.launch.VerdictTranslator;
import dev.runner.core.result.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notes what tests leave behind in this process. It tells of threads and processes at the end of a
 * portion, when what all classes share has been closed, and of the rest when no class is running.
 * Safe for several threads.
 */
final class ForkTraces implements Traces {

  /** How long all threads together may take to end that are just doing so. */
  private static final long GRACE_NANOS = 100_000_000;

  /** How much is told at once; what leaves more behind leaves it again and again. */
  private static final int MOST = 100;

  private final Consumer<FromFork> channel;
  private final OutputCapture capture;
  private final ThreadWatch threads = new ThreadWatch();
  private final ChildProcesses children = new ChildProcesses();
  private final Optional<JvmState> state;
  private final IdentityHashMap<Thread, Integer> startedBy = new IdentityHashMap<>();
  private final Map<ProcessHandle, Integer> spawnedBy = new HashMap<>();
  private final List<Trace> noted = new ArrayList<>();
  private boolean lingers;

  /**
   * How long all threads of this process together may take beyond the grace while they do not wait
   * for anything: on a busy machine, whoever was told to end may not get to it for long.
   */
  private long patienceNanos = 2_000_000_000;

  private ForkTraces(Consumer<FromFork> channel, OutputCapture capture, Optional<JvmState> state) {
    this.channel = channel;
    this.capture = capture;
    this.state = state;
  }

  /**
   * Creates what hears of the tests of this process.
   *
   * @param channel where it tells
   * @param capture knows which node runs where
   * @param state what is restored behind each class
   */
  static ForkTraces of(Consumer<FromFork> channel, OutputCapture capture, JvmState state) {
    return new ForkTraces(channel, capture, Optional.of(state));
  }

  /**
   * Creates what hears of tests in the runner's own JVM: of threads and processes alone, as any
   * other change may be the runner's.
   */
  static ForkTraces inside(Consumer<FromFork> channel, OutputCapture capture) {
    ForkTraces traces = new ForkTraces(channel, capture, Optional.empty());
    traces.children.begun(); // those are not of tests
    return traces;
  }

  /** Hears of what nobody else does: uncaught exceptions, and interrupts that JUnit clears. */
  @Override
  public void install() {
    if (state.isEmpty()) {
      return;
    }
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    InterruptLog.hear(
        () -> {
          if (!capture.isInterruptedHere()) {
            interrupted(capture.here());
          }
        });
  }

  /**
   * Prepares for classes that come one after the other; a single one has none behind it to suffer.
   */
  @Override
  public void begin(int classes) {
    state.ifPresent(all -> all.begin(classes));
  }

  /** Looks at what a node that is about to end leaves behind. */
  @Override
  public synchronized void ended(int node) {
    List<Thread> begun = threads.begun();
    List<ProcessHandle> spawned = threads.hasSeenProcesses() ? children.begun() : List.of();
    if (!begun.isEmpty() || !spawned.isEmpty()) {
      int blamed = capture.blamed(node);
      begun.forEach(thread -> startedBy.put(thread, blamed));
      spawned.forEach(process -> spawnedBy.put(process, blamed));
      lingers = true;
      channel.accept(new FromFork.Lingers(blamed));
    }
  }

  /** Notes that a node ended with the interrupt flag set. */
  @Override
  public void interrupted(int node) {
    note(node, Trace.Kind.INTERRUPT, "");
  }

  @Override
  public synchronized void settle(int node) {
    state.stream()
        .flatMap(all -> all.restore().stream())
        .forEach(change -> noted.add(new Trace(node, change.kind(), change.what())));
    startedBy.keySet().removeIf(thread -> !thread.isAlive());
    spawnedBy.keySet().removeIf(process -> !process.isAlive());
    tell();
  }

  @Override
  public synchronized void end() {
    if (state.isPresent()) {
      state.get().removeAdded();
    } else {
      children.begun().forEach(process -> spawnedBy.put(process, 0)); // a waiting thread of old
    }
    long deadline = System.nanoTime() + GRACE_NANOS;
    startedBy.forEach((thread, by) -> judge(thread, by, deadline));
    startedBy.clear();
    spawnedBy.forEach(
        (process, by) -> {
          if (process.isAlive()) {
            noted.add(new Trace(by, Trace.Kind.PROCESS, MarkedProcesses.text(process)));
          }
        });
    spawnedBy.clear();
    tell();
    if (lingers) {
      channel.accept(new FromFork.LeftBehind(List.of())); // nothing more comes of these nodes
      lingers = false;
    }
  }

  private void tell() {
    if (!noted.isEmpty()) {
      channel.accept(new FromFork.LeftBehind(noted));
      noted.clear();
    }
  }

  private void judge(Thread thread, int by, long deadline) {
    try {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis > 0) {
        thread.join(millis);
      }
      while (patienceNanos > 0 && isBusy(thread)) {
        long before = System.nanoTime();
        thread.join(20);
        patienceNanos -= System.nanoTime() - before;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive() && noted.size() < MOST) {
      noted.add(new Trace(by, Trace.Kind.THREAD, thread.getName()));
    }
  }

  private static boolean isBusy(Thread thread) {
    Thread.State now = thread.getState();
    return now == Thread.State.RUNNABLE || now == Thread.State.BLOCKED;
  }

  private void uncaught(Thread thread, Throwable error) {
    if (error instanceof ThreadDeath) {
      return; // as the JVM does
    }
    Verdict failure = VerdictTranslator.failure(error); // it reads what is hostile, too
    capture.printError("Exception in thread \"" + thread.getName() + "\" " + failure.detail());
    String what = "'" + thread.getName() + "' ended with " + failure.message();
    note(capture.here(), Trace.Kind.UNCAUGHT, what);
  }

  private synchronized void note(int node, Trace.Kind kind, String what) {
    if (noted.size() < MOST) {
      channel.accept(new FromFork.Lingers(node));
      lingers = true;
      noted.add(new Trace(node, kind, what));
    }
  }
}
