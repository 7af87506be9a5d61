package dev.runner.core.compatibility;

import dev.runner.core.store.PluginRun;
import dev.runner.core.store.ResultStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up stored runs by plugin version, runner, JDK and environment.
 *
 * <p>A run in which a plugin was loaded and had no test to run, or was switched off, says nothing
 * about it and does not count.
 */
public final class CompatibilityMatrix {

  private final ResultStore store;

  /** Creates a matrix of the runs of a store. */
  public CompatibilityMatrix(ResultStore store) {
    this.store = store;
  }

  /** Returns a row for each combination that there was, sorted by plugin, versions, environment. */
  public List<CompatibilityRow> rows() {
    Map<Combination, CompatibilityRow> rows = new TreeMap<>(Combination.ORDER);
    store.pluginRuns(
        run -> {
          if (counts(run)) {
            rows.merge(Combination.of(run), CompatibilityRow.of(run), CompatibilityRow::and);
          }
        });
    return List.copyOf(rows.values());
  }

  private static boolean counts(PluginRun run) {
    return switch (run.state()) {
      case DISABLED -> false;
      case LOADED -> run.counts().planned() > 0;
      default -> true;
    };
  }
}
