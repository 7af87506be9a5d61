package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * A stored run without its tests. Secrets are masked.
 *
 * @param id its id
 * @param state its lifecycle: FINISHED, CANCELLED, LOST, RUNNING and others
 * @param outcome what it amounts to; empty until it is complete
 * @param exit the exit status of its process; empty until it is complete
 * @param startedAt when it began
 * @param duration how long it took; empty until it has ended
 * @param counts its tests by outcome
 * @param plugins what took part
 * @param problems what went wrong beside its tests, the first hundred
 * @param labels what it was labelled with
 * @param metadata what is known of it beside, where it is known: {@code command}, {@code shard},
 *     {@code host}, {@code user}, {@code commit}, {@code branch} (or tag), {@code runner} (its
 *     version), {@code jdk}, {@code environment} and others to come
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RunHeader(
    String id,
    String state,
    Optional<ExportedTest.Outcome> outcome,
    OptionalInt exit,
    Instant startedAt,
    Optional<Duration> duration,
    Counts counts,
    List<RunPlugin> plugins,
    List<String> problems,
    Map<String, String> labels,
    Map<String, String> metadata) {

  /** Copies the collections. */
  public RunHeader {
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
    labels = Map.copyOf(labels);
    metadata = Map.copyOf(metadata);
  }

  /**
   * The tests of a run by outcome.
   *
   * @param passed tests that passed
   * @param failed tests with a failed assertion
   * @param error tests that ended in any other way than they should
   * @param skipped tests that were not started
   * @param aborted tests that stopped themselves, or were cancelled
   * @param notRun tests without a verdict
   * @param flaky tests that passed and failed; they count once more above
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record Counts(
      int passed, int failed, int error, int skipped, int aborted, int notRun, int flaky) {

    /** Returns all tests. */
    public int planned() {
      return passed + failed + error + skipped + aborted + notRun;
    }
  }

  /**
   * A plugin that took part, or would have.
   *
   * @param id its id
   * @param version its version; may be empty
   * @param sha256 the digest of its jar in hexadecimal; may be empty
   * @param state LOADED, REJECTED, FAILED or DISABLED
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public record RunPlugin(String id, String version, String sha256, String state) {}
}
