package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A test class of a stored run.
 *
 * @param plugin the plugin it belongs to
 * @param name its name
 * @param counts its tests by outcome
 * @param startedAt when the first of its tests began; empty if none did
 * @param duration the sum of the durations of its tests
 */
public record StoredClass(
    PluginId plugin, String name, Counts counts, Optional<Instant> startedAt, Duration duration) {

  boolean isSameAs(StoredClass other) {
    return plugin.equals(other.plugin) && name.equals(other.name);
  }

  /** Returns the sum of two parts of one class. */
  StoredClass plus(StoredClass other) {
    Optional<Instant> earlier =
        Stream.of(startedAt, other.startedAt).flatMap(Optional::stream).min(Instant::compareTo);
    return new StoredClass(
        plugin, name, counts.plus(other.counts), earlier, duration.plus(other.duration));
  }
}
