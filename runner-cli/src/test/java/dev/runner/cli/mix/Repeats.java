package dev.runner.cli.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something with many seeds, as many at a time as there are processors. */
final class Repeats {

  private Repeats() {}

  /** What is done with one seed; returns what did not hold. */
  interface Step {
    List<String> take(long seed) throws Exception;
  }

  /**
   * Does it, and fails with all seeds for which anything did not hold.
   *
   * @param property the name of the system property that says how often
   * @param normally how often if that is not set
   */
  static void run(String property, int normally, Step step) throws Exception {
    int times = Integer.getInteger(property, normally);
    long first = Long.getLong("seed", 1);
    List<String> problems = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        long seed = first + i;
        all.add(pool.submit(() -> take(step, seed)));
      }
      for (int i = 0; i < times; i++) {
        long seed = first + i;
        all.get(i)
            .get()
            .forEach(
                problem ->
                    problems.add(
                        "%s: repeat with -D%s=1 -Dseed=%d".formatted(problem, property, seed)));
      }
    } finally {
      pool.shutdownNow();
    }
    System.out.printf(
        "%s: %d from seed %d, %d problems%n", property, times, first, problems.size());
    assertEquals("", String.join("\n", problems));
  }

  private static List<String> take(Step step, long seed) {
    try {
      return step.take(seed);
    } catch (Exception | AssertionError e) {
      return List.of(e.toString());
    }
  }
}
