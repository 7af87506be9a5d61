package dev.runner.core.fork;

import java.time.Duration;

/**
 * Where something is exported, and how.
 *
 * @param target where to
 * @param dryRun whether nothing is sent
 * @param onlyRest whether what has failed for good is left
 * @param time how long it may take
 */
public record ExportTerms(String target, boolean dryRun, boolean onlyRest, Duration time) {}
