package dev.runner.core.config;

import dev.runner.api.config.FormerName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionCondition;
import dev.runner.api.config.OptionGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An option with the keys under which sources may set it.
 *
 * @param key its key
 * @param option what was declared
 * @param formerKeys the keys that it had before
 * @param requiredIf when it is required, although it is not always
 */
public record KeyedOption(
    String key, Option option, List<FormerName> formerKeys, Optional<OptionCondition> requiredIf) {

  KeyedOption(String key, Option option, List<FormerName> formerKeys) {
    this(key, option, formerKeys, Optional.empty());
  }

  /** Copies the keys. */
  public KeyedOption {
    formerKeys = List.copyOf(formerKeys);
  }

  /** Returns the options of a group, in the order of their declaration. */
  public static List<KeyedOption> of(OptionGroup group) {
    return group.options().stream()
        .map(
            option ->
                new KeyedOption(
                    group.key(option), option, group.formerKeys(option), group.requiredIf(option)))
        .toList();
  }

  /** Returns this with the former keys of the same option of another plugin, too. */
  KeyedOption with(KeyedOption other) {
    List<FormerName> keys = new ArrayList<>(formerKeys);
    other.formerKeys.stream()
        .filter(former -> !deprecatedKeys().contains(former.name()))
        .forEach(keys::add);
    return new KeyedOption(key, option, keys, requiredIf);
  }

  /** Returns the keys that it had before, without what is said of them. */
  List<String> deprecatedKeys() {
    return formerKeys.stream().map(FormerName::name).toList();
  }
}
