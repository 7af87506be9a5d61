package dev.runner.core.run;

import dev.runner.api.config.OptionGroup;
import dev.runner.core.plugin.PluginId;
import java.util.List;

/**
 * An installed exporter.
 *
 * @param schemes the schemes of its targets
 * @param takes {@code run} or {@code task}
 * @param plugin its plugin
 * @param version that plugin's version
 * @param summary where it sends to, in a line
 * @param options the options of its plugin
 */
public record ExporterRow(
    List<String> schemes,
    String takes,
    PluginId plugin,
    String version,
    String summary,
    List<OptionGroup> options) {

  /** Copies the lists. */
  public ExporterRow {
    schemes = List.copyOf(schemes);
    options = List.copyOf(options);
  }

  /** Returns the same of something else that is taken. */
  public ExporterRow taking(String other) {
    return new ExporterRow(schemes, other, plugin, version, summary, options);
  }
}
