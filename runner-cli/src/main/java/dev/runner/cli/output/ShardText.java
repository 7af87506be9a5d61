package dev.runner.cli.output;

import dev.runner.core.shard.Shard;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.store.StoredPart;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredShard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a line what a run is a part of, or what it is made of. */
final class ShardText {

  private static final int NAMED_SHARDS = 8;
  private static final int NAMED_RUNS = 3;

  private ShardText() {}

  /** Returns the line; empty for a run that is neither. */
  static Optional<String> of(StoredRun run) {
    return run.parts().isEmpty()
        ? run.shard().map(ShardText::shard)
        : Optional.of(merged(run.parts()));
  }

  private static String shard(StoredShard shard) {
    return "Shard %s: %d of %d classes, divided by %s"
        .formatted(
            shard.shard(),
            shard.classes(),
            shard.allClasses(),
            ShardManifest.basisText(shard.basis()));
  }

  private static String merged(List<StoredPart> parts) {
    boolean shards = parts.stream().allMatch(part -> part.shard().isPresent());
    int shown = shards ? NAMED_SHARDS : NAMED_RUNS;
    String names =
        parts.stream().limit(shown).map(ShardText::part).collect(Collectors.joining(", "));
    String more = parts.size() > shown ? " and %d more".formatted(parts.size() - shown) : "";
    return "Merged from %s%s%s".formatted(shards ? "shards " : "runs ", names, more);
  }

  private static String part(StoredPart part) {
    return part.shard().map(Shard::toString).orElseGet(() -> part.run().brief());
  }
}
