package dev.runner.api.export.contract;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.Outbox;
import dev.runner.api.export.OutboxItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An export whose outbox lies in memory, for tests of exporters. Safe for several threads.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class MemoryExport implements Export {

  private final ExportTarget target;
  private final PluginOptions options;
  private final boolean dryRun;
  private final Map<String, OutboxItem> items;
  private final boolean onlyRest;
  private final List<String> calls = new ArrayList<>();
  private int deathAfter = Integer.MAX_VALUE;
  private long expected;

  private MemoryExport(
      ExportTarget target,
      PluginOptions options,
      boolean dryRun,
      Map<String, OutboxItem> items,
      boolean onlyRest) {
    this.target = target;
    this.options = options;
    this.dryRun = dryRun;
    this.items = items;
    this.onlyRest = onlyRest;
  }

  /**
   * Returns an export of which nothing was sent yet.
   *
   * @param target where to
   * @param options the options of the exporter
   * @return the export
   */
  public static MemoryExport of(ExportTarget target, PluginOptions options) {
    return new MemoryExport(target, options, false, new LinkedHashMap<>(), false);
  }

  /**
   * Returns the next export to the same target, which knows what was sent.
   *
   * @return another export with the same outbox
   */
  public MemoryExport again() {
    return new MemoryExport(target, options, false, items, false);
  }

  /**
   * Returns the next export to the same target that is asked for the rest alone ({@code --resume}):
   * what was refused for good is not open.
   *
   * @return another export with the same outbox
   */
  public MemoryExport resuming() {
    return new MemoryExport(target, options, false, items, true);
  }

  /**
   * Returns the next export to the same target as a dry run.
   *
   * @return another export with the same outbox
   */
  public MemoryExport planned() {
    return new MemoryExport(target, options, true, items, false);
  }

  /**
   * Lets the exporter's process die, as far as it can see: an Error is thrown once so many items
   * are known to be sent.
   *
   * @param sent how many
   * @return this export
   */
  public MemoryExport dyingAfter(int sent) {
    deathAfter = sent;
    return this;
  }

  /**
   * Returns what the outbox knows.
   *
   * @return the items, in the order in which they were first told of
   */
  public synchronized List<OutboxItem> items() {
    return List.copyOf(items.values());
  }

  /**
   * Returns the calls that a dry run would have made.
   *
   * @return the calls in their order
   */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * Returns how many items there were said to be.
   *
   * @return 0 if nothing was said
   */
  public synchronized long expected() {
    return expected;
  }

  @Override
  public ExportTarget target() {
    return target;
  }

  @Override
  public PluginOptions options() {
    return options;
  }

  @Override
  public boolean isDryRun() {
    return dryRun;
  }

  @Override
  public synchronized void plan(String call) {
    if (dryRun) {
      calls.add(call);
    }
  }

  @Override
  public synchronized void expect(long all) {
    expected = all;
  }

  @Override
  public Outbox outbox() {
    return new InMemory();
  }

  private synchronized void keep(List<OutboxItem> told) {
    if (dryRun) {
      return;
    }
    told.forEach(item -> items.put(item.key(), item));
    long sent = items.values().stream().filter(i -> i.state() == OutboxItem.State.SENT).count();
    if (sent >= deathAfter) {
      throw new ProcessDied();
    }
  }

  private synchronized Map<String, OutboxItem> known(Collection<String> keys) {
    Map<String, OutboxItem> known = new HashMap<>(items);
    known.keySet().retainAll(keys);
    return known;
  }

  private final class InMemory implements Outbox {

    @Override
    public Map<String, OutboxItem> find(Collection<String> keys) {
      return known(keys);
    }

    @Override
    public void record(List<OutboxItem> told) {
      keep(told);
    }

    @Override
    public boolean isOpen(Optional<OutboxItem> known, String content) {
      return known.map(item -> item.isOpen(content, onlyRest)).orElse(true);
    }
  }

  /** What an exporter cannot survive. */
  static final class ProcessDied extends Error {

    private static final long serialVersionUID = 1L;

    ProcessDied() {
      super("the process of the exporter has died, as was asked for");
    }
  }
}
