package dev.runner.core.report.intake;

import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Optional;

/**
 * What a test is called in a file.
 *
 * @param plugin whose it is; empty if that is not said
 * @param className its class or whatever it belongs to; empty text if it belongs to nothing
 * @param name its own name
 * @param displayName its name for people
 * @param uniqueId JUnit's unique id; empty if that is not said
 * @param uuid its own id; empty if it has none
 * @param tags its tags
 */
record ForeignName(
    Optional<PluginId> plugin,
    String className,
    String name,
    String displayName,
    Optional<String> uniqueId,
    Optional<String> uuid,
    List<String> tags) {

  /** Sorts the tags, each of which counts once. */
  ForeignName {
    tags = tags.stream().distinct().sorted().toList();
  }

  /** Returns one of which nothing else is known. */
  static ForeignName of(String className, String name) {
    return new ForeignName(
        Optional.empty(), className, name, name, Optional.empty(), Optional.empty(), List.of());
  }
}
