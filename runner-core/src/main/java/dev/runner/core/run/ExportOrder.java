package dev.runner.core.run;

import java.util.List;

/**
 * Where something is exported, and how.
 *
 * @param targets where to, as they were typed
 * @param dryRun whether nothing is sent, only told
 * @param onlyRest whether only what an earlier export has left is sent
 */
public record ExportOrder(List<String> targets, boolean dryRun, boolean onlyRest) {

  /** Copies the targets. */
  public ExportOrder {
    targets = List.copyOf(targets);
  }
}
