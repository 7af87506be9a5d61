package dev.runner.core.shard;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;

/** Reads and writes shards and their manifests. */
public final class ShardCodec {

  private ShardCodec() {}

  public static WireWriter shard(WireWriter out, Shard shard) {
    return out.number(shard.number()).number(shard.of());
  }

  public static Shard shard(WireReader in) {
    return new Shard(in.number(), in.number());
  }

  public static WireWriter manifest(WireWriter out, ShardManifest manifest) {
    return shard(out, manifest.shard())
        .list(manifest.plugins(), ShardCodec::plugin)
        .text(manifest.selection())
        .text(manifest.tests())
        .flag(manifest.whole())
        .text(manifest.basis())
        .list(manifest.pieces(), ShardCodec::piece);
  }

  public static ShardManifest manifest(WireReader in) {
    return new ShardManifest(
        shard(in),
        in.list(ShardCodec::plugin),
        in.text(),
        in.text(),
        in.flag(),
        in.text(),
        in.list(ShardCodec::piece));
  }

  private static void plugin(WireWriter out, ShardPlugin plugin) {
    out.text(plugin.id().value()).text(plugin.version()).text(plugin.sha256());
  }

  private static ShardPlugin plugin(WireReader in) {
    return new ShardPlugin(new PluginId(in.text()), in.text(), in.text());
  }

  private static void piece(WireWriter out, ShardPiece piece) {
    out.text(piece.plugin().value()).text(piece.className());
    out.number(piece.tests()).number(piece.shard());
  }

  private static ShardPiece piece(WireReader in) {
    return new ShardPiece(new PluginId(in.text()), in.text(), in.number(), in.number());
  }
}
