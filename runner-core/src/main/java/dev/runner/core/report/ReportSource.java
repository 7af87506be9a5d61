package dev.runner.core.report;

import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredRun;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored run that reports are written of.
 *
 * @param store holds the run
 * @param run the run; one that is not stored has no tests
 * @param files where published files lie
 * @param host the name of the machine that ran the tests
 */
public record ReportSource(ResultStore store, RunId run, RunFiles files, String host) {

  /** Returns the run without its tests; empty if it is not stored. */
  Optional<StoredRun> found() {
    return store.find(run);
  }

  /** Returns when the run began; 1970 if it is not stored. */
  Instant start() {
    return found().map(found -> found.summary().startedAt()).orElse(Instant.EPOCH);
  }
}
