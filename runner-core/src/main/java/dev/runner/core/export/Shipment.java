package dev.runner.core.export;

import dev.runner.core.result.RunId;

/**
 * What is exported where.
 *
 * @param run the run
 * @param target where to
 * @param export its number in the store; 0 for a dry run of what was never sent
 */
public record Shipment(RunId run, String target, long export) {}
