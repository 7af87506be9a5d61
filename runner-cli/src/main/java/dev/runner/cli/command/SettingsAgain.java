package dev.runner.cli.command;

import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.run.ExporterRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a command line that exports, for the next one.
 *
 * @param words what is typed again
 * @param variables the environment variables for those whose values may be secrets
 */
record SettingsAgain(List<String> words, List<String> variables) {

  /** Copies the lists. */
  SettingsAgain {
    words = List.copyOf(words);
    variables = List.copyOf(variables);
  }

  /** Returns settings by what exporters declare; whatever is not known may be a secret. */
  static SettingsAgain of(Map<String, String> settings, List<ExporterRow> exporters) {
    Set<String> open = new HashSet<>();
    for (ExporterRow exporter : exporters) {
      for (OptionGroup group : exporter.options()) {
        group.options().stream()
            .filter(option -> !option.secret())
            .forEach(option -> open.add(group.key(option)));
      }
    }
    List<String> words = new ArrayList<>();
    List<String> variables = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith("export.") || open.contains(key)) {
            words.addAll(List.of("-D", key + "=" + value));
          } else {
            variables.add(PluginOptions.environmentName(key));
          }
        });
    return new SettingsAgain(words, variables);
  }
}
