package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A test that was executed as load. Its arguments are not part of it, as they may hold credentials.
 * Secrets are masked.
 *
 * @param number its number in the task, from 1
 * @param key what it is known by in all exports of the task: its uuid, or its number and name
 * @param name what was executed, as in {@code Shop.buy}
 * @param description what it is about; may be empty
 * @param part the title of the part of the task that it belongs to; may be empty
 * @param load how it was executed
 * @param startedAt when its first iteration began; empty if none did
 * @param passed whether it has met what was agreed (its SLA)
 * @param criteria what was agreed
 * @param iterations how often it was executed
 * @param failures how many of those failed
 * @param figures how long an iteration took; empty if nobody knows
 * @param actions the parts of iterations that were measured, in their order, at most a hundred
 * @param errors why iterations failed, the first ten kinds
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record TaskWorkload(
    int number,
    String key,
    String name,
    String description,
    String part,
    Load load,
    Optional<Instant> startedAt,
    boolean passed,
    List<Criterion> criteria,
    long iterations,
    long failures,
    Optional<Figures> figures,
    List<Action> actions,
    List<IterationError> errors) {

  /** Copies the lists. */
  public TaskWorkload {
    criteria = List.copyOf(criteria);
    actions = List.copyOf(actions);
    errors = List.copyOf(errors);
  }

  /**
   * How a test was executed.
   *
   * @param kind the kind of load, as in {@code constant} or {@code rps}; may be empty
   * @param settings its settings by name, as in {@code times=100}, sorted
   * @param duration from the first to the last iteration; empty if nobody knows
   * @param fullDuration the same with what was prepared and cleaned up; empty if nobody knows
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record Load(
      String kind,
      Map<String, String> settings,
      Optional<Duration> duration,
      Optional<Duration> fullDuration) {

    /** Copies the settings. */
    public Load {
      settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
  }

  /**
   * What was agreed.
   *
   * @param name its name, as in {@code failure_rate}
   * @param passed whether it was met
   * @param detail what was found, in a sentence; may be empty
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record Criterion(String name, boolean passed, String detail) {}

  /**
   * How long something took, in seconds. Percentiles lie between two measured values where there is
   * none at their place.
   *
   * @param min the shortest time
   * @param median the time that half of all did not exceed
   * @param p90 the time that 90 % of all did not exceed
   * @param p95 the time that 95 % of all did not exceed
   * @param max the longest time
   * @param avg the mean
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record Figures(
      double min, double median, double p90, double p95, double max, double avg) {}

  /**
   * A part of iterations that was measured.
   *
   * @param name its name; {@code buy (x2)} where iterations did it twice
   * @param iterations in how many iterations it was done
   * @param failures in how many of those it failed
   * @param figures how long it took in an iteration; empty if nobody knows
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record Action(String name, long iterations, long failures, Optional<Figures> figures) {}

  /**
   * Why iterations failed.
   *
   * @param kind what was thrown
   * @param message what the first of them said; may be empty
   * @param iterations how many failed so
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record IterationError(String kind, String message, long iterations) {}
}
