package dev.runner.core.run;

import dev.runner.core.result.RunId;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether a process works on a run of a workspace at this moment. */
public final class RunsUnderWay {

  private RunsUnderWay() {}

  /** Returns why a workspace must be left alone; empty if nothing is going on in it. */
  public static Optional<String> refuse(Workspace workspace) {
    String @Nullable [] names = workspace.openRuns().toFile().list();
    try {
      for (String name : names == null ? new String[0] : names) {
        if (isGoingOn(workspace, name)) {
          return Optional.of("run '%s' is going on in it, wait for its end".formatted(name));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "it cannot be seen whether a run is going on in it (%s), see that you may write there"
              .formatted(e));
    }
  }

  private static boolean isGoingOn(Workspace workspace, String name) throws IOException {
    RunId run;
    try {
      run = RunId.parse(name);
    } catch (IllegalArgumentException e) {
      return false; // no run's
    }
    Optional<OpenRuns.Claim> claim = new OpenRuns(workspace.root()).tryClaim(run);
    if (claim.isPresent()) {
      claim.get().close();
    }
    return claim.isEmpty();
  }
}
