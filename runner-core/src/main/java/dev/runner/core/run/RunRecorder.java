package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Writes a run's events, in groups: first to the journal, then to the store.
 *
 * <p>It has a thread of its own, which also opens the store, so that neither disk nor driver holds
 * up the forks; a full queue does, so that memory stays bounded, and so does much output in it.
 * Whatever fails is remembered, ends in its own exit status and changes no outcome. A store that is
 * away for a while gets what it lacks from the journal.
 */
final class RunRecorder implements AutoCloseable {

  private static final int QUEUE = 4_000;
  private static final int GROUP = 1_000;
  private static final long PAUSE_NANOS = 30_000_000;
  private static final long SETTLING_NANOS = 1_000_000;

  private final RunId run;
  private final Journal journal;
  private final RunObserver observer;
  private final BlockingQueue<RunEvent> queue = new ArrayBlockingQueue<>(QUEUE);
  private final OutputBudget budget = new OutputBudget();
  private final Thread writer;
  private long recorded;
  private volatile long written;
  private volatile boolean closing;
  private volatile Optional<String> failure = Optional.empty();
  private final StoreFeed store;

  RunRecorder(RunId run, Journal journal, Supplier<ResultStore> store, RunObserver observer) {
    this.run = run;
    this.journal = journal;
    this.observer = observer;
    this.store = new StoreFeed(run, journal, store);
    this.writer = new Thread(this::write, "runner-recorder");
    writer.start();
  }

  /** Takes an event, of several threads one after the other; waits while too many are queued. */
  synchronized void record(RunEvent event) {
    observer.on(event);
    try {
      if (!budget.tryTake(event)) {
        LockSupport.unpark(writer);
        budget.take(event);
      }
      queue.put(event);
      recorded++;
      if (queue.size() == GROUP) {
        LockSupport.unpark(writer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while recording " + run, e);
    }
  }

  /** Waits until the journal holds all that was recorded before. */
  void settle() {
    long all;
    synchronized (this) {
      all = recorded;
    }
    while (written < all && writer.isAlive()) {
      LockSupport.unpark(writer);
      LockSupport.parkNanos(SETTLING_NANOS);
    }
  }

  /** Returns why events could not be stored. Complete once this is closed. */
  Optional<String> failure() {
    return failure.or(store::failure);
  }

  /** Says what becomes of results that are not stored. For use once this is closed. */
  String rest() {
    if (!journal.isThere()) {
      return "They are lost, as the run's journal was deleted";
    }
    String kept = journal.isWhole() ? "They may be kept" : "Those from before are kept";
    return (failure.isEmpty() ? "They are kept" : kept)
        + ": the next 'runner' command that opens the store puts them there";
  }

  /** Returns the store, open, unless it could not be opened. For use once this is closed. */
  Optional<ResultStore> store() {
    return store.store();
  }

  /** Waits until all events are written. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(writer);
    try {
      writer.join();
      journal.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      fail("journal: " + e.getMessage());
    }
  }

  private void write() {
    store.open();
    List<RunEvent> group = new ArrayList<>(GROUP);
    long all = 0;
    while (!closing || !queue.isEmpty()) {
      collect(group);
      if (!group.isEmpty()) {
        write(group);
        all += group.size();
        written = all;
        budget.giveBack(group);
        group.clear();
      }
    }
    if (failure.isEmpty()) {
      store.end();
    }
  }

  /** Waits for what a group may wait, then takes all that is there; an end waits for nothing. */
  private void collect(List<RunEvent> group) {
    if (!closing && queue.size() < GROUP) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    queue.drainTo(group, GROUP);
  }

  private void write(List<RunEvent> group) {
    keep(group);
    if (failure.isEmpty()) {
      store.append(group).ifPresent(own -> keep(List.of(new IssueRaised(own))));
    }
  }

  private void keep(List<RunEvent> group) {
    try {
      if (failure.isEmpty()) {
        journal.append(group);
      } else if (journal.isWhole()) {
        journal.write(group);
      }
    } catch (IOException | RuntimeException | Error e) {
      fail("journal: " + e);
    }
  }

  private void fail(String reason) {
    if (failure.isEmpty()) {
      failure = Optional.of(reason);
    }
  }
}
