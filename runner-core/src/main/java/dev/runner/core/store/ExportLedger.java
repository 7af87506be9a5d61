package dev.runner.core.store;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.OutboxItem;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What of stored runs was sent where, thing by thing. Whatever a method has written is kept when it
 * returns. Safe for several threads; several processes may use it.
 *
 * <p>Every method throws {@link StoreException} if the store cannot be read or written.
 */
public interface ExportLedger {

  /**
   * Notes that a run is about to be sent to a target, for the first time or again.
   *
   * @param run a stored run
   * @param target where to
   * @param plugin who sends it
   * @param at when
   * @return the number of the export, the same each time
   */
  long begin(RunId run, String target, PluginId plugin, Instant at);

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
   * @param receipt what the other side calls the run; none keeps what is known
   * @param duration how long the try took
   */
  void end(
      long export,
      StoredExport.State state,
      String reason,
      Optional<ExportReceipt> receipt,
      Duration duration);

  /** Returns an export of a run; empty if the run was never sent there. */
  Optional<StoredExport> find(RunId run, String target);

  /**
   * Returns exports, the one that was tried last first.
   *
   * @param run of which run; empty for all
   * @param limit how many at most
   */
  List<StoredExport> exports(Optional<RunId> run, int limit);

  /**
   * Returns items of an export that the other side does not have, or perhaps not, by key.
   *
   * @param limit how many at most
   */
  List<OutboxItem> missing(long export, int limit);
}
