package dev.runner.core.run;

import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.util.List;

/** What is done with a run that has ended and is stored, before the command ends. */
@FunctionalInterface
public interface AfterRun {

  /** Does nothing. */
  AfterRun NOTHING = (store, run, targets) -> List.of();

  /**
   * Exports the run.
   *
   * @param store the store that holds the run
   * @param run the run, complete
   * @param targets where to, as the configuration says
   * @return what went wrong, each in a sentence
   */
  List<String> export(ResultStore store, RunId run, List<String> targets);
}
