package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionReader;
import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Optional;

/**
 * An option with its value.
 *
 * @param key its full key
 * @param option what was declared
 * @param owners the plugins that declare it, sorted; empty for the runner's own
 * @param values the texts of its value, one for a scalar; empty if it has none or a bad one
 * @param deprecatedKeys the keys that it had before
 * @param origin where the value comes from
 */
public record ResolvedOption(
    String key,
    Option option,
    List<PluginId> owners,
    Optional<List<String>> values,
    List<String> deprecatedKeys,
    Origin origin) {

  ResolvedOption(
      KeyedOption keyed, List<PluginId> owners, Optional<List<String>> values, Origin origin) {
    this(keyed.key(), keyed.option(), owners, values, keyed.deprecatedKeys(), origin);
  }

  /** Copies the lists. */
  public ResolvedOption {
    owners = List.copyOf(owners);
    values = values.map(List::copyOf);
    deprecatedKeys = List.copyOf(deprecatedKeys);
  }

  /** Returns the value as people may see it, secrets masked; empty if there is none. */
  public Optional<String> shown() {
    return values.map(texts -> OptionReader.shown(option, texts));
  }

  /** Returns key, masked value and origin. */
  @Override
  public String toString() {
    return key + "=" + shown().orElse("") + " (" + origin + ")";
  }
}
