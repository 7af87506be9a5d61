package dev.runner.core.run;

import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.result.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells which runs were left by processes that are no more, without doing anything about them. */
public final class LeftRuns {

  private LeftRuns() {}

  /**
   * Tells whether one of them had ended: it only waits for the store.
   *
   * @throws IOException if its journal cannot be read
   */
  public static boolean hadEnded(Workspace workspace, String run) throws IOException {
    Path journal = workspace.runFolder(RunId.parse(run)).resolve("journal");
    if (!Files.exists(journal)) {
      return false;
    }
    AtomicBoolean ended = new AtomicBoolean();
    Journal.replay(
        journal,
        event ->
            ended.set(
                event instanceof RunFinished || (ended.get() && !(event instanceof RunResumed))));
    return ended.get();
  }

  /**
   * Returns their ids, sorted.
   *
   * @throws IOException if they cannot be listed
   */
  public static List<String> of(Workspace workspace) throws IOException {
    List<String> runs = new ArrayList<>();
    if (new RunRecovery(workspace).mayBeNeeded()) {
      new OpenRuns(workspace.root()).eachAbandoned(claim -> runs.add(claim.run().toString()));
    }
    return runs;
  }
}
