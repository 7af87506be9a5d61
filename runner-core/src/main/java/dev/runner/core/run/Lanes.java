package dev.runner.core.run;

import dev.runner.core.run.WorkQueue.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works off a run's plans, with as many forks at the same time as there are lanes.
 *
 * <p>Each lane is a thread with one fork after the other; the first is the caller's own.
 */
final class Lanes {

  private final TestForks forks;
  private final WorkQueue queue;
  private final int lanes;

  Lanes(TestForks forks, WorkQueue queue, int lanes) {
    this.forks = forks;
    this.queue = queue;
    this.lanes = lanes;
  }

  /** Returns once nothing is left to do. */
  void workOff() {
    if (lanes == 1) {
      lane();
      return;
    }
    ExecutorService others = Executors.newFixedThreadPool(lanes - 1, Lanes::thread);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int lane = 1; lane < lanes; lane++) {
        ends.add(others.submit(this::lane));
      }
      lane();
      ends.forEach(Lanes::await);
    } finally {
      others.shutdownNow();
    }
  }

  private void lane() {
    for (Optional<Turn> next = queue.join(); next.isPresent(); next = queue.join()) {
      try (Turn turn = next.get()) {
        forks.execute(turn);
      }
    }
  }

  private static Thread thread(Runnable lane) {
    Thread thread = new Thread(lane, "runner-lane");
    thread.setDaemon(true);
    return thread;
  }

  private static void await(Future<?> end) {
    try {
      end.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while tests were running", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lane broke off: " + e.getCause(), e.getCause());
    }
  }
}
