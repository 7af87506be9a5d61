package dev.runner.core.run;

import dev.runner.core.result.RunId;
import dev.runner.core.store.RunSummary;
import java.util.List;

/**
 * What is to be deleted.
 *
 * @param runs the runs
 * @param spared those that would go as well, were they at their end
 */
public record PrunePlan(List<Doomed> runs, List<RunId> spared) {

  /** Copies the lists. */
  public PrunePlan {
    runs = List.copyOf(runs);
    spared = List.copyOf(spared);
  }

  /**
   * A run that is to be deleted.
   *
   * @param run the run
   * @param bytes the size of its files
   * @param unsent targets to which it was to be exported, and that do not have all of it
   */
  public record Doomed(RunSummary run, long bytes, List<String> unsent) {

    /** Copies the list. */
    public Doomed {
      unsent = List.copyOf(unsent);
    }
  }
}
