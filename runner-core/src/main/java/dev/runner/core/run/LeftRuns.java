package dev.runner.core.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells which runs were left by processes that are no more, without doing anything about them. */
public final class LeftRuns {

  private LeftRuns() {}

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
