package dev.runner.core.run;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;

/**
 * The wish that a run ends early, and what it means for the processes that work on it.
 *
 * <p>Once it is there no test starts. What runs may end within a grace of two seconds; a process
 * that still executes then is killed. Until three and a half seconds tests that were not discovered
 * yet may be counted; then whatever is left is killed. Safe for several threads.
 */
public final class Cancellation {

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofMillis(3500);

  private final Duration grace;
  private final Duration limit;
  private final Set<Watch> watches = new CopyOnWriteArraySet<>();
  private Optional<CancelReason> reason = Optional.empty();
  private boolean begun;
  private volatile boolean over;

  /** Creates one that nobody has asked for yet. */
  public Cancellation() {
    this(GRACE, LIMIT);
  }

  /**
   * Creates one with other times.
   *
   * @param grace how long tests that run may go on
   * @param limit how long anything may go on, from the request as well
   */
  Cancellation(Duration grace, Duration limit) {
    this.grace = grace;
    this.limit = limit;
  }

  /**
   * Asks for the end of the run. The first reason counts, unless it is a patient one.
   *
   * @return whether there is a run that will come to its end by this
   */
  public boolean request(CancelReason why) {
    synchronized (this) {
      boolean settled = reason.isPresent() && (why.isPatient() || !reason.get().isPatient());
      if (!begun || settled) {
        return begun;
      }
      reason = Optional.of(why);
      notifyAll();
    }
    if (why.isPatient()) {
      watches.forEach(watch -> watch.process.cancel());
    } else {
      Thread timer = new Thread(this::wind, "runner-cancel");
      timer.setDaemon(true);
      timer.start();
    }
    return true;
  }

  /** Returns why the run is to end early; empty if it is not. */
  synchronized Optional<CancelReason> reason() {
    return reason;
  }

  boolean isRequested() {
    return reason().isPresent();
  }

  /** Tells whether processes are ended that still work on the run. */
  boolean isHasty() {
    return reason().filter(why -> !why.isPatient()).isPresent();
  }

  /** Waits for a request for some time, and tells whether it has come. */
  synchronized boolean isRequestedWithin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); reason.isEmpty() && left > 0; left = end - System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return reason.isPresent();
      }
    }
    return reason.isPresent();
  }

  /** Tells whether no process may be started for the run any more. */
  boolean isOver() {
    return over;
  }

  /** Notes that from now on there is a run with a record that has to be ended. */
  synchronized void begin() {
    begun = true;
  }

  /** Watches a process from its start on. */
  Watch watch(Cancellable process) {
    Watch watch = new Watch(process);
    watches.add(watch);
    if (isRequested()) {
      process.cancel();
    }
    if (over) {
      process.kill();
    }
    return watch;
  }

  private void wind() {
    watches.forEach(watch -> watch.process.cancel());
    if (sleeps(grace)) {
      watches.stream().filter(w -> w.executing).forEach(watch -> watch.process.kill());
    }
    if (sleeps(limit.minus(grace))) {
      over = true;
      watches.forEach(watch -> watch.process.kill());
    }
  }

  private static boolean sleeps(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A process that can be asked to start no more tests, and ended. */
  interface Cancellable {

    void cancel();

    void kill();
  }

  /** What is known of one process; to be closed when it has ended. */
  final class Watch implements AutoCloseable {

    private final Cancellable process;
    private volatile boolean executing;

    private Watch(Cancellable process) {
      this.process = process;
    }

    /** Notes whether it is executing tests, so that waiting for it has a limit of its own. */
    void executing(boolean now) {
      executing = now;
    }

    @Override
    public void close() {
      watches.remove(this);
    }
  }
}
