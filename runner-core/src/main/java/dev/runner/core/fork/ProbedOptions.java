package dev.runner.core.fork;

import dev.runner.api.config.OptionGroup;
import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Map;

/**
 * What plugins said when they were asked.
 *
 * @param declared the option groups of each plugin that answered, or that has none to ask for
 * @param failures why the others did not answer
 */
public record ProbedOptions(
    Map<PluginId, List<OptionGroup>> declared, Map<PluginId, String> failures) {

  /** Copies the maps. */
  public ProbedOptions {
    declared = Map.copyOf(declared);
    failures = Map.copyOf(failures);
  }
}
