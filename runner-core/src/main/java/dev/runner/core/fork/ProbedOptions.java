package dev.runner.core.fork;

import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.plugin.PluginId;
import java.util.Map;

/**
 * What plugins said when they were asked.
 *
 * @param declared what each plugin said that answered, or that has nothing to ask for
 * @param failures why the others did not answer
 */
public record ProbedOptions(
    Map<PluginId, PluginDeclarations> declared, Map<PluginId, String> failures) {

  /** Copies the maps. */
  public ProbedOptions {
    declared = Map.copyOf(declared);
    failures = Map.copyOf(failures);
  }
}
