package dev.runner.api.junit;

import dev.runner.api.Cleanup;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The clean-up actions of one scope; closing it runs them. */
final class CleanupStack implements Cleanup, AutoCloseable {

  private final Deque<Step> steps = new ArrayDeque<>();
  private final StepTimes times = new StepTimes("runner.cleanup");
  private boolean closed;

  @Override
  public synchronized void add(String description, Action action) {
    if (closed) {
      throw new IllegalStateException(
          "Cannot add clean-up '" + description + "': its scope has ended");
    }
    steps.push(new Step(description, action));
  }

  @Override
  public void close() throws CleanupFailedException {
    @Nullable CleanupFailedException failure = null;
    for (Step step = next(); step != null; step = next()) {
      long start = System.nanoTime();
      @Nullable CleanupFailedException problem = step.problem();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      times.add(step.description(), took, problem != null);
      if (failure == null) {
        failure = problem;
      } else if (problem != null) {
        failure.addSuppressed(problem);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Returns how long each action took that has run. */
  StepTimes times() {
    return times;
  }

  private synchronized @Nullable Step next() {
    closed = steps.isEmpty();
    return steps.poll();
  }

  private record Step(String description, Action action) {

    @Nullable CleanupFailedException problem() {
      try {
        action.run();
        return null;
      } catch (OutOfMemoryError e) {
        throw e; // The process is about to be replaced.
      } catch (Throwable e) {
        return new CleanupFailedException(description, e);
      }
    }
  }
}
