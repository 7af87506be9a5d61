package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells an import that was killed by its journal, which has a beginning and no end.
 *
 * <p>Only of an import all is read, as nothing of one that was killed goes to the store; of any
 * other run the first event says that it is none.
 */
final class KilledImport {

  private boolean finished;

  private KilledImport() {}

  /** Tells whether a journal is there and is one of an import that was killed. */
  static boolean isIn(Path journal) throws IOException {
    if (!Files.exists(journal) || Journal.first(journal).filter(KilledImport::begins).isEmpty()) {
      return false;
    }
    KilledImport seen = new KilledImport();
    Journal.replay(journal, event -> seen.finished |= event instanceof RunFinished);
    return !seen.finished;
  }

  private static boolean begins(RunEvent event) {
    return event instanceof RunStarted started && ImportedResults.isBegunBy(started);
  }
}
