package dev.runner.core.run;

import dev.runner.core.result.RunId;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredExport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Tells which runs were to be sent somewhere and are not there completely: with the run, what is
 * still to be sent would go.
 */
final class UnsentExports {

  static final int MOST = 1_000;

  private final Workspace workspace;
  private final ResultStore store;

  UnsentExports(Workspace workspace, ResultStore store) {
    this.workspace = workspace;
    this.store = store;
  }

  /** Returns the targets that do not have all of a run. */
  List<String> targets(RunId run) {
    return unsent(run).stream().map(StoredExport::target).toList();
  }

  /** Tells whether a process of this workspace is sending a run right now, or may be. */
  boolean isUnderWay(RunId run) {
    return unsent(run).stream()
        .filter(export -> export.state() == StoredExport.State.RUNNING)
        .anyMatch(export -> isLocked(run, export.target()));
  }

  private boolean isLocked(RunId run, String target) {
    try {
      Optional<ExportLock> lock = ExportLock.take(workspace, run.toString(), target);
      if (lock.isPresent()) {
        lock.get().close();
      }
      return lock.isEmpty();
    } catch (IOException e) {
      return true; // rather a run too many is kept
    }
  }

  private List<StoredExport> unsent(RunId run) {
    return store.exports().exports(Optional.of(ExportSubject.of(run)), MOST).stream()
        .filter(export -> export.state() != StoredExport.State.COMPLETE)
        .toList();
  }
}
