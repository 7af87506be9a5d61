package dev.runner.core.config;

import dev.runner.api.config.OptionKind;
import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Optional;

/**
 * An option or JUnit parameter with what it is set to, as people may see it.
 *
 * @param key its key
 * @param value its value, secrets masked; empty if it has none or a bad one
 * @param kind what its values are, a text if it is masked; empty for a parameter of JUnit's
 * @param origin where the value comes from
 * @param secret whether it is masked
 * @param owners the plugins that declare it, sorted; empty for the runner's own
 * @param deprecatedKeys the keys that it had before
 */
public record ConfigSetting(
    String key,
    Optional<List<String>> value,
    Optional<OptionKind> kind,
    Origin origin,
    boolean secret,
    List<PluginId> owners,
    List<String> deprecatedKeys) {

  /** Copies the lists. */
  public ConfigSetting {
    value = value.map(List::copyOf);
    owners = List.copyOf(owners);
    deprecatedKeys = List.copyOf(deprecatedKeys);
  }

  /** Tells whether it is an option, and not a parameter of JUnit's. */
  public boolean isOption() {
    return kind.isPresent();
  }

  /** Tells whether its value is a list, also one of a single element. */
  public boolean isList() {
    return kind.equals(Optional.of(OptionKind.LIST));
  }

  /** Tells whether its value is a map, of texts {@code key=value}. */
  public boolean isMap() {
    return kind.equals(Optional.of(OptionKind.MAP));
  }

  /** Returns the value as it would stand in a file; {@code null} if it has none. */
  public String hocon() {
    return HoconText.of(kind.orElse(OptionKind.STRING), value);
  }

  /** Tells whether some source sets it. */
  public boolean isSet() {
    return origin.isSource();
  }
}
