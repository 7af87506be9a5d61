package dev.runner.core.run;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.report.intake.ImportFormat;
import dev.runner.core.report.intake.ImportSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be imported.
 *
 * @param sources where it is read from; together they are one run
 * @param format what they are written in; empty if that is to be seen
 * @param plugin whose tests they are where that is not said
 * @param labels marks of the run, by name
 */
public record ImportRequest(
    List<ImportSource> sources,
    Optional<ImportFormat> format,
    PluginId plugin,
    Map<String, String> labels) {

  /** Whose tests they are where nobody says it. */
  public static final PluginId PLUGIN = new PluginId("imported");

  /** Copies the collections. */
  public ImportRequest {
    sources = List.copyOf(sources);
    labels = Map.copyOf(labels);
  }
}
