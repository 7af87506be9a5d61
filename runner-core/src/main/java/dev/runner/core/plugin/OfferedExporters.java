package dev.runner.core.plugin;

import dev.runner.api.export.Exporter;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.TaskExporter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a plugin what it can send elsewhere; nothing is sent. Runs in a fork. */
final class OfferedExporters {

  private final LoadedPlugin plugin;
  private final PluginHost host;

  OfferedExporters(LoadedPlugin plugin, PluginHost host) {
    this.plugin = plugin;
    this.host = host;
  }

  /**
   * Asks.
   *
   * @throws PluginLoadException if its code throws or breaks its word
   */
  List<ExporterOffer> ask() throws PluginLoadException {
    List<ExporterOffer> offers = new ArrayList<>();
    add(offers, ServiceKind.RUN_EXPORTER, RunExporter.class);
    add(offers, ServiceKind.TASK_EXPORTER, TaskExporter.class);
    return offers;
  }

  private void add(List<ExporterOffer> offers, ServiceKind kind, Class<? extends Exporter> type)
      throws PluginLoadException {
    try {
      if (host.names(plugin, type)) {
        offers.add(offer(kind, host.service(plugin, type)));
      }
    } catch (PluginLoadException e) {
      throw e;
    } catch (Throwable e) { // whatever foreign code throws, errors and checked exceptions too
      throw new PluginLoadException(plugin.id(), "cannot say what it exports", e);
    }
  }

  /** Copies what a plugin returns, which may be null against its word. */
  private ExporterOffer offer(ServiceKind kind, Exporter exporter) throws PluginLoadException {
    @Nullable ExporterDescription said = exporter.description();
    @Nullable String summary = said == null ? null : said.summary();
    if (said == null || summary == null) {
      throw new PluginLoadException(
          plugin.id(),
          "cannot say what it exports: description() of '%s' returns null or no summary: return schemes and a line about them"
              .formatted(exporter.getClass().getName()));
    }
    return new ExporterOffer(kind, said.schemes(), summary);
  }
}
