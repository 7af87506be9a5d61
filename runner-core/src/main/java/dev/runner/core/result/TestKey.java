package dev.runner.core.result;

import dev.runner.core.plugin.PluginId;

/**
 * The identity of a test in history.
 *
 * @param value the test's own UUID, or its plugin and JUnit unique id
 */
public record TestKey(String value) {

  static TestKey ofUuid(String uuid) {
    return new TestKey("id-" + uuid);
  }

  static TestKey of(PluginId plugin, String uniqueId) {
    return new TestKey(plugin + " " + uniqueId);
  }

  @Override
  public String toString() {
    return value;
  }
}
