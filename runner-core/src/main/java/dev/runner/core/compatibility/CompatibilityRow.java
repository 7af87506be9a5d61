package dev.runner.core.compatibility;

import dev.runner.core.result.Counts;
import dev.runner.core.result.RunId;
import dev.runner.core.store.PluginRun;
import java.time.Instant;

/**
 * How a version of a plugin did in a place.
 *
 * @param combination the version and the place
 * @param runs how many runs there were
 * @param notLoaded in how many of them it was rejected or could not be loaded
 * @param counts its tests of all these runs by outcome
 * @param firstAt when the first of them began
 * @param lastRun the last of them
 * @param lastAt when that began
 * @param lastVerdict what that says
 */
public record CompatibilityRow(
    Combination combination,
    int runs,
    int notLoaded,
    Counts counts,
    Instant firstAt,
    RunId lastRun,
    Instant lastAt,
    PluginVerdict lastVerdict) {

  static CompatibilityRow of(PluginRun run) {
    PluginVerdict verdict = PluginVerdict.of(run);
    return new CompatibilityRow(
        Combination.of(run),
        1,
        verdict.isOfLoading() ? 1 : 0,
        run.counts(),
        run.startedAt(),
        run.run(),
        run.startedAt(),
        verdict);
  }

  /** Returns this with a later run. */
  CompatibilityRow and(CompatibilityRow later) {
    return new CompatibilityRow(
        combination,
        runs + later.runs,
        notLoaded + later.notLoaded,
        counts.plus(later.counts),
        firstAt,
        later.lastRun,
        later.lastAt,
        later.lastVerdict);
  }
}
