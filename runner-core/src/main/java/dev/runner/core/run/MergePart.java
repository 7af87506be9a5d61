package dev.runner.core.run;

import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.RunPlaced;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.shard.ShardManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run that is to be merged with others, but for its tests.
 *
 * @param folder its folder, with its journal
 * @param run its id
 * @param startedAt when it began
 * @param command its command line
 * @param state its state; LOST if its journal has no end
 * @param duration how long it took; zero if its journal has no end
 * @param plugins its plugins, in their last states
 * @param place where it took place; empty if an older runner ran it
 * @param manifest which shard it is; empty if it is none
 * @param forks how many forks it had at the same time, at most
 * @param lastTest the highest number of a test
 * @param lastFork the highest number of a fork
 * @param mergedFrom the runs that it was itself merged from
 */
record MergePart(
    Path folder,
    RunId run,
    Instant startedAt,
    String command,
    RunState state,
    Duration duration,
    List<PluginSeen> plugins,
    Optional<RunPlaced> place,
    Optional<ShardManifest> manifest,
    int forks,
    int lastTest,
    int lastFork,
    List<RunId> mergedFrom) {

  /** Copies the lists. */
  MergePart {
    plugins = List.copyOf(plugins);
    mergedFrom = List.copyOf(mergedFrom);
  }

  Path journal() {
    return folder.resolve("journal");
  }
}
