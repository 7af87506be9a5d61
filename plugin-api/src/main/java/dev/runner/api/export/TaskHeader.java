package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A task without its workloads. Secrets are masked.
 *
 * @param id its uuid
 * @param title its title; may be empty
 * @param description what it is about; may be empty
 * @param status its lifecycle as Rally calls it: {@code finished}, {@code aborted}, {@code crashed}
 *     and others
 * @param passed whether all workloads have met what was agreed (their SLA); says nothing of those
 *     that never began, as the status does
 * @param startedAt when it began
 * @param duration how long it took; empty if nobody knows
 * @param environment the name of the system it was executed against
 * @param tags its tags
 * @param counts its workloads
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record TaskHeader(
    String id,
    String title,
    String description,
    String status,
    boolean passed,
    Instant startedAt,
    Optional<Duration> duration,
    Optional<String> environment,
    List<String> tags,
    Counts counts) {

  private static final String FINISHED = "finished";

  /** Copies the tags. */
  public TaskHeader {
    tags = List.copyOf(tags);
  }

  /**
   * Tells whether it came to its end and passed.
   *
   * @return whether all is well
   */
  public boolean isGood() {
    return passed && status.equals(FINISHED);
  }

  /**
   * The workloads of a task together.
   *
   * @param workloads how many there are
   * @param failed how many have not met what was agreed
   * @param iterations how often their tests were executed
   * @param failures how many of those executions failed
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record Counts(int workloads, int failed, long iterations, long failures) {}
}
