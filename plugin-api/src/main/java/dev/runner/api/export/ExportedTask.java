package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A stored task: tests that were executed as load.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ExportedTask {

  /** Returns its id. */
  String id();

  /** Returns when it began. */
  Instant startedAt();

  /** Returns how long it took; empty until it has ended. */
  Optional<Duration> duration();

  /** Returns its workloads one by one, from the first one each time it is asked. */
  Iterable<Workload> workloads();

  /**
   * A test that was executed as load.
   *
   * @param number its number in the task, from 1
   * @param id the printed id of the test
   * @param passed whether it has met what was agreed (its SLA)
   * @param iterations how often it was executed
   * @param failures how many of those failed
   * @param figures its statistics by name, in seconds or counts
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  record Workload(
      int number,
      String id,
      boolean passed,
      long iterations,
      long failures,
      Map<String, Double> figures) {

    /** Copies the map. */
    public Workload {
      figures = Map.copyOf(figures);
    }
  }
}
