package dev.runner.core.run;

import dev.runner.core.result.RunId;
import java.util.List;

/**
 * What is to be exported where.
 *
 * @param run a stored run
 * @param targets where to, as they were typed
 * @param dryRun whether nothing is sent, only told
 * @param onlyRest whether only what an earlier export has left is sent
 */
public record ExportOrder(RunId run, List<String> targets, boolean dryRun, boolean onlyRest) {

  /** Copies the targets. */
  public ExportOrder {
    targets = List.copyOf(targets);
  }
}
