package dev.runner.core.store;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.OutboxItem;
import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What of runs and tasks was sent where, thing by thing. Whatever a method has written is kept when
 * it returns. Safe for several threads; several processes may use it.
 *
 * <p>Every method throws {@link StoreException} if the store cannot be read or written.
 */
public interface ExportLedger {

  /**
   * Notes that something is about to be sent to a target, for the first time or again.
   *
   * @param subject a stored run, or a task
   * @param target where to
   * @param plugin who sends it
   * @param at when
   * @return the number of the export, the same each time
   */
  long begin(ExportSubject subject, String target, PluginId plugin, Instant at);

  /** Notes how many items there will be. */
  void expect(long export, long items);

  /** Returns what is known of items of an export; those of which nothing is are absent. */
  List<OutboxItem> find(long export, Collection<String> keys);

  /** Keeps items, each in the place of what was known of it: all of them or none. */
  void keep(long export, List<OutboxItem> items);

  /**
   * Notes how a try has ended.
   *
   * @param export the export
   * @param state what it amounts to
   * @param reason why not all was sent; empty if it was
   * @param receipt what the other side calls it; none keeps what is known
   * @param duration how long the try took
   */
  void end(
      long export,
      StoredExport.State state,
      String reason,
      Optional<ExportReceipt> receipt,
      Duration duration);

  /** Returns an export of something; empty if that was never sent there. */
  Optional<StoredExport> find(ExportSubject subject, String target);

  /**
   * Returns exports, the one that was tried last first.
   *
   * @param subject of what; empty for all
   * @param limit how many at most
   */
  List<StoredExport> exports(Optional<ExportSubject> subject, int limit);

  /**
   * Returns items of an export that the other side does not have, or perhaps not, by key.
   *
   * @param limit how many at most
   */
  List<OutboxItem> missing(long export, int limit);
}
