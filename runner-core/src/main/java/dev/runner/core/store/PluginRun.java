package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Counts;
import dev.runner.core.result.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a plugin in a run, and where that was.
 *
 * @param run the run
 * @param startedAt when it began
 * @param plugin the plugin
 * @param version its version, empty if unknown
 * @param state what became of it
 * @param runner the version of the runner; empty for runs of an older one, which did not say
 * @param jdk the version of the JDK of its forks; empty as well
 * @param environment the name of the system under test; empty if it was not named
 * @param counts its tests by outcome; none for a plugin whose code was not run
 */
public record PluginRun(
    RunId run,
    Instant startedAt,
    PluginId plugin,
    String version,
    PluginState state,
    Optional<String> runner,
    Optional<String> jdk,
    Optional<String> environment,
    Counts counts) {}
