package dev.runner.core.plugin;

import dev.runner.api.config.OptionGroup;
import java.util.List;

/**
 * What a plugin's code says of it before any test runs.
 *
 * @param groups its options
 * @param clients the clients that it offers
 * @param exporters what it can send elsewhere
 */
public record PluginDeclarations(
    List<OptionGroup> groups, List<ClientOffer> clients, List<ExporterOffer> exporters) {

  /** A plugin that has no code to ask. */
  public static final PluginDeclarations NONE = new PluginDeclarations(List.of(), List.of());

  /** Copies the lists. */
  public PluginDeclarations {
    groups = List.copyOf(groups);
    clients = List.copyOf(clients);
    exporters = List.copyOf(exporters);
  }

  /** Declares no exporter. */
  public PluginDeclarations(List<OptionGroup> groups, List<ClientOffer> clients) {
    this(groups, clients, List.of());
  }
}
