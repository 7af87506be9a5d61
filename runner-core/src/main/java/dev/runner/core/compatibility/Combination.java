package dev.runner.core.compatibility;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.store.PluginRun;
import java.util.Comparator;
import java.util.Optional;

/**
 * A version of a plugin in a place.
 *
 * @param plugin the plugin
 * @param version its version, empty if unknown
 * @param runner the version of the runner; empty if unknown
 * @param jdk the version of the JDK; empty if unknown
 * @param environment the name of the system under test; empty if it had none
 */
public record Combination(
    PluginId plugin,
    String version,
    Optional<String> runner,
    Optional<String> jdk,
    Optional<String> environment) {

  /** By plugin, then the versions, newer ones behind older ones, then the environment. */
  static final Comparator<Combination> ORDER =
      Comparator.comparing(Combination::plugin)
          .thenComparing(Combination::version, new VersionOrder())
          .thenComparing(one -> one.runner.orElse(""), new VersionOrder())
          .thenComparing(one -> one.jdk.orElse(""), new VersionOrder())
          .thenComparing(one -> one.environment.orElse(""));

  /** Returns the combination that a plugin was run in. */
  static Combination of(PluginRun run) {
    return new Combination(run.plugin(), run.version(), run.runner(), run.jdk(), run.environment());
  }
}
