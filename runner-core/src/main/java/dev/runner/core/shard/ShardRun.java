package dev.runner.core.shard;

import dev.runner.core.result.RunId;
import java.util.Optional;

/**
 * A run that is to be merged with others.
 *
 * @param run its id
 * @param command its command line
 * @param manifest which shard it is; empty if it is none
 * @param finished whether it came to its end
 */
public record ShardRun(
    RunId run, String command, Optional<ShardManifest> manifest, boolean finished) {}
