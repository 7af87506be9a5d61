package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A test of a stored run, as of its last attempt. Secrets are masked.
 *
 * @param number its number in the run, from 1
 * @param key what it is known by in all runs: its uuid, or its plugin and unique id
 * @param id its printed id
 * @param uniqueId JUnit's unique id
 * @param uuid its {@code @TestId}
 * @param plugin the id of its plugin
 * @param className its top-level container
 * @param name its name within its class
 * @param displayName what JUnit shows
 * @param tags its tags
 * @param outcome how it ended
 * @param flags marks beside the outcome: FLAKY, QUARANTINED, SLOW, LEAKED and others to come
 * @param cause what kind of thing kept it from passing: ASSERTION, TIMED_OUT, CRASHED and others
 * @param message why it did not pass, or has no verdict; may be empty
 * @param trace the stack trace or other long text; may be empty
 * @param attempts how many attempts there were; 0 if it never began
 * @param fork the number of the fork that ran it
 * @param startedAt when it began
 * @param duration how long it took; zero if it never began
 * @param attachments the files that it has published in its last attempt
 * @param output what was kept of what that attempt wrote, in UTF-8: {@code stdout.txt}, {@code
 *     stderr.txt} and {@code log.txt}, where there is any
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ExportedTest(
    int number,
    String key,
    String id,
    String uniqueId,
    Optional<String> uuid,
    String plugin,
    String className,
    String name,
    String displayName,
    List<String> tags,
    Outcome outcome,
    Set<String> flags,
    Optional<String> cause,
    String message,
    String trace,
    int attempts,
    OptionalInt fork,
    Optional<Instant> startedAt,
    Duration duration,
    List<Attachment> attachments,
    List<Attachment> output) {

  /** Copies the collections. */
  public ExportedTest {
    tags = List.copyOf(tags);
    flags = Set.copyOf(flags);
    attachments = List.copyOf(attachments);
    output = List.copyOf(output);
  }

  /**
   * How a test ended.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public enum Outcome {
    /** It passed. */
    PASSED,
    /** An assertion failed. */
    FAILED,
    /** Anything else was thrown, its process died, or it took too long. */
    ERROR,
    /** It never started. */
    SKIPPED,
    /** An assumption was not met, or it was cancelled. */
    ABORTED,
    /** It has no verdict. */
    NOT_RUN
  }
}
