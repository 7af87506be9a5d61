package dev.runner.core.store;

import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.shard.Shard;
import java.time.Instant;
import java.util.Optional;

/**
 * One of the runs that a merged run is made of. It may be of another store.
 *
 * @param run its id
 * @param shard which shard it is; empty if it is none
 * @param state the state it was in when it was merged
 * @param startedAt when it began
 */
public record StoredPart(RunId run, Optional<Shard> shard, RunState state, Instant startedAt) {}
