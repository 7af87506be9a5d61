package dev.runner.core.config;

import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a value comes from.
 *
 * @param text {@code file:line}, {@code environment variable NAME}, {@code -D}, {@code default of
 *     plugin ID}, {@code default of the runner} or {@code not set}
 */
public record Origin(String text) {

  private static final String DEFAULT = "default of ";

  static final Origin COMMAND_LINE = new Origin("-D");

  static final Origin NOT_SET = new Origin("not set");

  static Origin environment(String name) {
    return new Origin("environment variable " + name);
  }

  static Origin file(String file, int line) {
    return new Origin(file + ":" + line);
  }

  static Origin defaultOf(List<PluginId> owners) {
    if (owners.isEmpty()) {
      return new Origin(DEFAULT + "the runner");
    }
    String names = owners.stream().map(PluginId::value).collect(Collectors.joining(", "));
    return new Origin(DEFAULT + "plugin " + names);
  }

  /** Tells whether a source sets the value, and not a default. */
  boolean isSource() {
    return !text.startsWith(DEFAULT) && !equals(NOT_SET);
  }

  @Override
  public String toString() {
    return text;
  }
}
