package dev.runner.core.store;

import dev.runner.core.shard.Shard;

/**
 * What a stored run is a part of.
 *
 * @param shard which part it is
 * @param suite a digest of the whole suite
 * @param division a digest of the suite and of how it was divided
 * @param basis by what it was divided: {@code tests}, or {@code times:} and a digest of them
 * @param classes how many test classes the part has; a plugin that is not divided counts as one
 * @param allClasses how many the suite has
 * @param tests how many tests and test methods the part has
 * @param allTests how many the suite has
 */
public record StoredShard(
    Shard shard,
    String suite,
    String division,
    String basis,
    int classes,
    int allClasses,
    int tests,
    int allTests) {}
