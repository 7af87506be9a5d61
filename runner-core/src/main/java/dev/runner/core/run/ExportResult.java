package dev.runner.core.run;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.OutboxItem;
import dev.runner.core.export.Destination;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.store.StoredExport;
import java.time.Duration;
import java.util.List;

/**
 * What came of an export to one target.
 *
 * @param subject what was exported
 * @param destination where to
 * @param plugin who exports there
 * @param state what it amounts to
 * @param counts the items of this and all earlier tries
 * @param sentNow how many of them were sent in this try
 * @param receipt what the other side calls it
 * @param reason why not all is there; empty if it is
 * @param missing what is not there, the first hundred
 * @param duration how long it took
 */
public record ExportResult(
    ExportSubject subject,
    Destination destination,
    PluginId plugin,
    State state,
    StoredExport.Counts counts,
    long sentNow,
    ExportReceipt receipt,
    String reason,
    List<OutboxItem> missing,
    Duration duration) {

  /** Copies the list. */
  public ExportResult {
    missing = List.copyOf(missing);
  }

  /** What an export amounts to. */
  public enum State {
    /** The other side has all of it. */
    COMPLETE,
    /** The other side has some of it. */
    PARTIAL,
    /** The other side has nothing of it, as far as is known. */
    FAILED,
    /** Nothing was sent: it was told what would be. */
    PLANNED
  }

  /** Returns the target as it was typed. */
  public String target() {
    return destination.target();
  }

  /** Tells whether it came to what was asked for. */
  public boolean isGood() {
    return state == State.COMPLETE || state == State.PLANNED;
  }
}
