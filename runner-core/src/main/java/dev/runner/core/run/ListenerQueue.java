package dev.runner.core.run;

import dev.runner.core.fork.Notice;
import dev.runner.core.fork.ServiceFork;
import dev.runner.core.fork.ServiceOutcome;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What one listener has not heard yet, and the thread that tells it. A listener that fails or falls
 * behind hears nothing more. Safe for several threads, of which none waits but at the end.
 */
final class ListenerQueue {

  static final int MOST = 10_000;
  private static final int BATCH = 500;

  private final PluginId plugin;
  private final ServiceFork service;
  private final Duration atTheEnd;
  private final Deque<Notice> waiting = new ArrayDeque<>();
  private final Thread teller;
  private boolean ended;
  private Optional<String> dropped = Optional.empty();

  /**
   * Begins to tell a listener.
   *
   * @param limit how long it may take for a batch; twice as long for all that is left at the end
   */
  ListenerQueue(PluginId plugin, ServiceFork service, Duration limit) {
    this.plugin = plugin;
    this.service = service;
    this.atTheEnd = limit.multipliedBy(2); // a call that is under way has its own limit
    this.teller = new Thread(this::tell, "runner-listener-" + plugin);
    teller.setDaemon(true);
    teller.start();
  }

  /** Takes a notice. */
  synchronized void put(Notice notice) {
    if (dropped.isPresent() || ended) {
      return;
    }
    if (waiting.size() == MOST) {
      drop("it fell behind by %,d records: let it take less time for each".formatted(MOST));
    } else {
      waiting.add(notice);
      notifyAll();
    }
  }

  /** Takes the last notice. */
  synchronized void end(Notice last) {
    if (dropped.isEmpty()) {
      waiting.add(last);
    }
    ended = true;
    notifyAll();
  }

  /** Waits until all was heard, as long as the limit allows; returns what went wrong. */
  Optional<Issue> await() {
    try {
      TimeUnit.NANOSECONDS.timedJoin(teller, atTheEnd.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (teller.isAlive() && dropped.isEmpty()) {
        drop("it had not heard all within %d ms of the run's end".formatted(atTheEnd.toMillis()));
      }
    }
    if (teller.isAlive()) {
      service.kill();
    }
    return dropped.map(
        why ->
            Issue.warning(
                "plugin.listener-dropped",
                plugin.value(),
                "The listener of plugin '%s' heard no more of this run: %s"
                    .formatted(plugin, why)));
  }

  private void tell() {
    for (List<Notice> batch = next(); !batch.isEmpty(); batch = next()) {
      ServiceOutcome outcome = service.call(new ServiceRequest.Hear(batch));
      outcome.failure().ifPresent(this::drop);
    }
  }

  private synchronized void drop(String why) {
    if (dropped.isEmpty()) {
      dropped = Optional.of(why);
    }
    waiting.clear();
    notifyAll();
  }

  /** Waits for notices; returns none once there will be no more. */
  private synchronized List<Notice> next() {
    try {
      while (waiting.isEmpty() && !ended && dropped.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Notice> batch = new ArrayList<>();
    while (!waiting.isEmpty() && batch.size() < BATCH) {
      batch.add(waiting.remove());
    }
    return batch;
  }
}
