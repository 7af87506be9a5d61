package dev.runner.core.event;

import dev.runner.core.event.RunEvent.PartMerged;
import dev.runner.core.event.RunEvent.RunPlaced;
import dev.runner.core.event.RunEvent.ShardTaken;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.shard.ShardCodec;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.util.Map;
import java.util.TreeMap;

/** The part of the event codec for where a run takes place, for shards and merged runs. */
final class ShardEventCodec {

  private ShardEventCodec() {}

  /** Writes an event of this part; returns whether it is one. */
  static boolean encode(WireWriter out, RunEvent event) {
    if (event instanceof ShardTaken e) {
      ShardCodec.manifest(out.number(43), e.manifest());
    } else if (event instanceof PartMerged e) {
      out.number(44).text(e.run().toString()).optional(e.shard(), ShardCodec::shard);
      out.constant(e.state()).instant(e.startedAt());
    } else if (event instanceof RunPlaced e) {
      out.number(120).text(e.runner()).text(e.jdk());
      out.list(
          e.jdks().entrySet(), (one, jdk) -> one.text(jdk.getKey().value()).text(jdk.getValue()));
      out.optional(e.environment(), WireWriter::text);
    } else {
      return false;
    }
    return true;
  }

  static RunEvent read(int kind, WireReader in) {
    return switch (kind) {
      case 43 -> new ShardTaken(ShardCodec.manifest(in));
      case 120 -> placed(in);
      default ->
          new PartMerged(
              RunId.parse(in.text()),
              in.optional(ShardCodec::shard),
              in.constant(RunState.values()),
              in.instant());
    };
  }

  private static RunPlaced placed(WireReader in) {
    String runner = in.text();
    String jdk = in.text();
    Map<PluginId, String> jdks = new TreeMap<>();
    in.list(one -> Map.entry(new PluginId(one.text()), one.text()))
        .forEach(one -> jdks.put(one.getKey(), one.getValue()));
    return new RunPlaced(runner, jdk, jdks, in.optional(WireReader::text));
  }
}
