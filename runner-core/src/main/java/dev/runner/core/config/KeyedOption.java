package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import java.util.List;

/**
 * An option with the keys under which sources may set it.
 *
 * @param key its key
 * @param option what was declared
 * @param deprecatedKeys the keys that it had before
 */
record KeyedOption(String key, Option option, List<String> deprecatedKeys) {

  /** Returns the options of a group, in the order of their declaration. */
  static List<KeyedOption> of(OptionGroup group) {
    return group.options().stream()
        .map(option -> new KeyedOption(group.key(option), option, group.deprecatedKeys(option)))
        .toList();
  }
}
