package dev.runner.core.export;

/**
 * What is exported where.
 *
 * @param goods what
 * @param target where to
 * @param export its number in the store; 0 for a dry run of what was never sent
 */
public record Shipment(ExportGoods goods, String target, long export) {}
