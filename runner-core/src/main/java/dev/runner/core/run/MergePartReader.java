package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.PartMerged;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunPlaced;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.ShardTaken;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from a journal what must be known of a run before it is merged. For one journal. */
final class MergePartReader {

  private final Path folder;
  private final Map<String, PluginSeen> plugins = new LinkedHashMap<>();
  private final List<RunId> mergedFrom = new ArrayList<>();
  private Optional<RunStarted> started = Optional.empty();
  private Optional<RunPlaced> place = Optional.empty();
  private Optional<ShardManifest> manifest = Optional.empty();
  private RunState state = RunState.LOST;
  private Duration duration = Duration.ZERO;
  private int forks = 1;
  private int lastTest;
  private int lastFork;

  /**
   * Makes a reader.
   *
   * @param folder the folder of the run
   */
  MergePartReader(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the run.
   *
   * @throws MergeException if there is none, or it cannot be merged
   */
  MergePart read() throws MergeException {
    Path journal = folder.resolve("journal");
    try {
      Journal.replay(journal, this::take);
    } catch (IOException | WireException e) {
      throw new MergeException("Journal '%s' cannot be read: %s".formatted(journal, e), e);
    }
    RunStarted start =
        started.orElseThrow(
            () ->
                new MergeException(
                    "Journal '%s' holds no run: its process was killed before it began, or the file is none of ours; leave it out"
                        .formatted(journal)));
    if (!mergedFrom.isEmpty()) {
      throw new MergeException(
          "Run '%s' is merged itself: merge those that it was made of (%s)"
              .formatted(
                  start.run(),
                  String.join(", ", mergedFrom.stream().map(RunId::toString).toList())));
    }
    return part(start);
  }

  private MergePart part(RunStarted start) {
    return new MergePart(
        folder,
        start.run(),
        start.at(),
        start.command(),
        state,
        duration,
        List.copyOf(plugins.values()),
        place,
        manifest,
        forks,
        lastTest,
        lastFork,
        mergedFrom);
  }

  private void take(RunEvent event) {
    if (event instanceof TestPlanned planned) {
      lastTest = Math.max(lastTest, planned.test());
    } else if (event instanceof AttemptStarted attempt) {
      lastFork = Math.max(lastFork, attempt.fork());
    } else if (event instanceof ForkEnded ended) {
      lastFork = Math.max(lastFork, ended.fork());
    } else if (event instanceof PluginSeen seen) {
      plugins.put(seen.plugin() + " " + seen.jar(), seen);
    } else if (event instanceof RunFinished finished) {
      state = finished.state();
      duration = finished.duration();
    } else {
      takeHead(event);
    }
  }

  private void takeHead(RunEvent event) {
    if (event instanceof RunStarted start) {
      started = Optional.of(start);
    } else if (event instanceof RunPlaced placed) {
      place = Optional.of(placed);
    } else if (event instanceof ShardTaken taken) {
      manifest = Optional.of(taken.manifest());
    } else if (event instanceof PartMerged part) {
      mergedFrom.add(part.run());
    } else if (event instanceof SuiteAssembled suite) {
      forks = suite.forks();
    } else if (event instanceof RunResumed resumed) {
      state = RunState.LOST;
      duration = resumed.before();
    }
  }
}
