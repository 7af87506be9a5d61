package dev.runner.core.event;

import dev.runner.core.event.RunEvent.PartMerged;
import dev.runner.core.event.RunEvent.ShardTaken;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.shard.ShardCodec;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;

/** The part of the event codec for shards and merged runs. */
final class ShardEventCodec {

  private ShardEventCodec() {}

  /** Writes an event of this part; returns whether it is one. */
  static boolean encode(WireWriter out, RunEvent event) {
    if (event instanceof ShardTaken e) {
      ShardCodec.manifest(out.number(43), e.manifest());
    } else if (event instanceof PartMerged e) {
      out.number(44).text(e.run().toString()).optional(e.shard(), ShardCodec::shard);
      out.constant(e.state()).instant(e.startedAt());
    } else {
      return false;
    }
    return true;
  }

  static RunEvent read(int kind, WireReader in) {
    return kind == 43
        ? new ShardTaken(ShardCodec.manifest(in))
        : new PartMerged(
            RunId.parse(in.text()),
            in.optional(ShardCodec::shard),
            in.constant(RunState.values()),
            in.instant());
  }
}
