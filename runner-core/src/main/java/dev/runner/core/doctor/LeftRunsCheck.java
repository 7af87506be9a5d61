package dev.runner.core.doctor;

import dev.runner.core.doctor.Finding.Area;
import dev.runner.core.run.LeftRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds runs that a process left which is no more. */
final class LeftRunsCheck {

  List<Finding> check(Places places) {
    List<Finding> findings = new ArrayList<>();
    try {
      for (String run : LeftRuns.of(places.workspace())) {
        findings.add(
            LeftRuns.hadEnded(places.workspace(), run)
                ? Finding.warn(
                    Area.RUNS,
                    "waiting",
                    run,
                    "Run '%s' has ended and waits for the store, with all its results kept in its journal: the next command that can open the store stores them"
                        .formatted(run))
                : Finding.warn(
                    Area.RUNS,
                    "left",
                    run,
                    "Run '%s' was killed and is not stored yet: any command that reads results stores what there is, 'runner resume %s' finishes it"
                        .formatted(run, run)));
      }
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              Area.RUNS,
              "unreadable",
              places.workspace().data().toString(),
              "The list of open runs cannot be read (%s): see that you may write in '%s'"
                  .formatted(e, places.workspace().data())));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(Area.RUNS, "runs", "No killed run is left, and none waits for the store"));
    }
    return findings;
  }
}
