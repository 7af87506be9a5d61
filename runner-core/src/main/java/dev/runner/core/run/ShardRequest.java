package dev.runner.core.run;

import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.shard.Shard;

/**
 * Which part of a suite is wanted.
 *
 * @param shard the part
 * @param times by which the suite is divided, the same for all its shards; where they know none of
 *     its classes, it is divided by numbers of tests
 */
public record ShardRequest(Shard shard, ClassTimes times) {}
