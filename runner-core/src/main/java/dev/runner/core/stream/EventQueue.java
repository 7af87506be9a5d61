package dev.runner.core.stream;

import dev.runner.core.event.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What waits to be written: at most 2,000 events with 8 MiB of output.
 *
 * <p>Whoever adds to a full queue waits, thirty seconds in all over a run; then events are left out
 * and counted. Safe for several threads.
 */
final class EventQueue {

  private static final int MOST = 2_000;
  private static final long MOST_BYTES = 8L << 20;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long patience;
  private long bytes;
  private int missing;
  private long missingInAll;
  private boolean writing;
  private boolean closed;
  private boolean broken;

  EventQueue(Duration patience) {
    this.patience = patience.toNanos();
  }

  /**
   * Something to write.
   *
   * @param at when it was heard
   * @param event an event; empty for a gap
   * @param missing how many events are missing here, if it is a gap
   */
  record Entry(Instant at, Optional<RunEvent> event, int missing) {

    long weight() {
      if (event.isPresent() && event.get() instanceof RunEvent.OutputCaptured output) {
        return output.bytes().length;
      }
      return event.isPresent() && event.get() instanceof RunEvent.ScopeOutputCaptured output
          ? output.bytes().length
          : 0;
    }
  }

  /** Adds an event, or counts it as missing. */
  synchronized void add(Instant at, RunEvent event) {
    Entry entry = new Entry(at, Optional.of(event), 0);
    if (broken) {
      return;
    }
    if (!awaitRoom(entry)) {
      missing++;
      missingInAll++;
      return;
    }
    fill(at);
    put(entry);
  }

  /** Returns how many events were left out. */
  synchronized long missing() {
    return missingInAll;
  }

  /** Takes nothing more: what it holds can go nowhere. */
  synchronized void breakOff() {
    broken = true;
    entries.clear();
    bytes = 0;
    notifyAll();
  }

  /** Lets {@link #take} come to its end once all is taken. */
  synchronized void close() {
    fill(Instant.EPOCH);
    closed = true;
    notifyAll();
  }

  /** Waits for something to write and takes all of it; nothing more comes after an empty list. */
  synchronized List<Entry> take() throws InterruptedException {
    writing = false;
    notifyAll();
    while (entries.isEmpty() && !closed) {
      wait();
    }
    List<Entry> taken = new ArrayList<>(entries);
    entries.clear();
    bytes = 0;
    writing = true;
    notifyAll();
    return taken;
  }

  /** Waits until all is written; returns false if that takes longer. */
  synchronized boolean settle(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!broken && (writing || !entries.isEmpty())) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(Duration.ofNanos(left).toMillis() + 1);
    }
    return true;
  }

  private boolean awaitRoom(Entry entry) {
    while (!broken && isFull(entry)) {
      if (patience <= 0) {
        return false;
      }
      long begin = System.nanoTime();
      try {
        wait(Duration.ofNanos(patience).toMillis() + 1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      patience -= System.nanoTime() - begin;
    }
    return true;
  }

  private boolean isFull(Entry entry) {
    boolean heavy = bytes > 0 && bytes + entry.weight() > MOST_BYTES;
    return entries.size() >= MOST || heavy;
  }

  private void fill(Instant at) {
    if (missing > 0) {
      put(new Entry(at, Optional.empty(), missing));
      missing = 0;
    }
  }

  private void put(Entry entry) {
    entries.add(entry);
    bytes += entry.weight();
    notifyAll();
  }
}
