package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Counts;
import java.time.Duration;
import java.util.Optional;

/**
 * What a plugin took in a window of runs.
 *
 * @param plugin its id
 * @param runs in how many runs it took part
 * @param counts its tests by outcome, once for each run; muted ones are not told apart
 * @param attempts how many attempts at them ended
 * @param time how long these took, added up
 * @param cpu the CPU time of the forks while they were at work for it; empty if not measured
 * @param allocated the bytes that the thread of tests allocated, of forks that lived for some
 *     seconds; empty if not measured
 */
public record PluginLedger(
    PluginId plugin,
    int runs,
    Counts counts,
    long attempts,
    Duration time,
    Optional<Duration> cpu,
    Optional<Long> allocated) {}
