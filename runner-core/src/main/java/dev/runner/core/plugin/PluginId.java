package dev.runner.core.plugin;

import java.util.regex.Pattern;

/**
 * The name of a plugin, unique among the installed ones.
 *
 * @param value one to 64 small letters, digits, dots, dashes and underscores, the first a letter or
 *     digit
 */
public record PluginId(String value) implements Comparable<PluginId> {

  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** Describes what is allowed, for messages. */
  public static final String RULE =
      "1 to 64 of a-z, 0-9, '.', '_' and '-', the first a letter or digit";

  /** Refuses anything else. */
  public PluginId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Invalid plugin id '" + value + "' (" + RULE + ")");
    }
  }

  public static boolean isValid(String value) {
    return ALLOWED.matcher(value).matches();
  }

  @Override
  public int compareTo(PluginId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
