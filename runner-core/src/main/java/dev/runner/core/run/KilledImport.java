package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells an import that was killed by its journal, which has a beginning and no end. */
final class KilledImport {

  private boolean imported;
  private boolean finished;

  private KilledImport() {}

  /** Tells whether a journal is there and is one of an import that was killed. */
  static boolean isIn(Path journal) throws IOException {
    if (!Files.exists(journal)) {
      return false;
    }
    KilledImport seen = new KilledImport();
    Journal.replay(journal, seen::take);
    return seen.imported && !seen.finished;
  }

  private void take(RunEvent event) {
    imported |= event instanceof RunStarted started && ImportedResults.isBegunBy(started);
    finished |= event instanceof RunFinished;
  }
}
