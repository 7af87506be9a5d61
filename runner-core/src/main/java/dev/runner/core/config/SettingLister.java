package dev.runner.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.runner.core.issue.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Lists the settings of a tree, sorted by key; what is still open to substitution has no value. */
final class SettingLister {

  static final int MAX_SETTINGS = 10_000;

  private static final String ONLY = "only";

  private final Consumer<Issue> issues;
  private final List<Setting> settings = new ArrayList<>();

  SettingLister(Consumer<Issue> issues) {
    this.issues = issues;
  }

  /**
   * Lists the settings.
   *
   * @throws ConfigFileException if substitutions have blown the tree up beyond any use
   */
  List<Setting> list(ConfigObject root) {
    collect("", root);
    return settings;
  }

  private void collect(String prefix, ConfigObject object) {
    // By its keys: the object's entry set would compute the hash of everything below.
    for (String name : new TreeSet<>(object.keySet())) {
      String key = prefix + name;
      ConfigValue value = object.get(name);
      if (settings.size() >= MAX_SETTINGS) {
        throw ConfigFileException.unreadable(
            place(key, value), "holds more than %d settings".formatted(MAX_SETTINGS));
      }
      try {
        if (value instanceof ConfigObject child && !child.isEmpty()) {
          collect(key + ".", child);
        } else {
          add(key, value);
        }
      } catch (ConfigException.NotResolved e) {
        settings.add(new Setting(key, Optional.empty(), place(key, value)));
      }
    }
  }

  private static Origin place(String key, ConfigValue value) {
    return HoconOrigin.of(Optional.of(value.origin()), key);
  }

  private void add(String key, ConfigValue value) {
    Origin origin = place(key, value);
    try {
      settings.add(new Setting(key, texts(value), origin));
    } catch (ConfigException.WrongType e) {
      settings.add(new Setting(key, Optional.empty(), origin));
      issues.accept(
          Issue.error(
                  "config.invalid-value",
                  key,
                  "Option '%s' (%s): the elements of a list must be texts or numbers"
                      .formatted(key, origin))
              .at(origin.text()));
    }
  }

  /** Returns the texts as they are written in the file: 1.10 is not 1.1. */
  private static Optional<List<String>> texts(ConfigValue value) {
    Config holder = value.atKey(ONLY);
    ConfigValueType type = value.valueType();
    if (type == ConfigValueType.NULL || type == ConfigValueType.OBJECT) {
      return Optional.empty();
    }
    return Optional.of(
        type == ConfigValueType.LIST
            ? holder.getStringList(ONLY)
            : List.of(holder.getString(ONLY)));
  }
}
