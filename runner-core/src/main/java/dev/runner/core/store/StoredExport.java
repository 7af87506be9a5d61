package dev.runner.core.store;

import dev.runner.api.export.ExportReceipt;
import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run or a task that was sent to a target, or was to be.
 *
 * @param number its number in the store
 * @param subject what was sent
 * @param target where to
 * @param plugin who sends it
 * @param state what became of the last try
 * @param tries how often it was tried
 * @param startedAt when the last try began
 * @param duration how long that took; empty if it never came to its end
 * @param reason why not all was sent; empty if it was, or nobody could say
 * @param counts its items
 * @param receipt what the other side calls it
 */
public record StoredExport(
    long number,
    ExportSubject subject,
    String target,
    PluginId plugin,
    State state,
    int tries,
    Instant startedAt,
    Optional<Duration> duration,
    String reason,
    Counts counts,
    ExportReceipt receipt) {

  /** What became of an export. */
  public enum State {
    /** It is under way, or its process was killed. */
    RUNNING,
    /** The other side has all of it. */
    COMPLETE,
    /** The other side has some of it. */
    PARTIAL,
    /** The other side has nothing of it, as far as is known. */
    FAILED
  }

  /**
   * The items of an export.
   *
   * @param sent what the other side has
   * @param failed what it refused for good
   * @param pending what is still to be sent: begun, failed but worth another try, or expected
   */
  public record Counts(long sent, long failed, long pending) {

    /** No item. */
    public static final Counts NONE = new Counts(0, 0, 0);

    /** Returns all of them. */
    public long total() {
      return sent + failed + pending;
    }
  }
}
