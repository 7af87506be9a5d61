package dev.runner.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Reads in the journal of a run, while that goes on, what has become of some tests. It takes as
 * long as reading the whole journal.
 */
final class RecordedTests {

  private final RunRecorder recorder;
  private final Path journal;

  /**
   * Prepares to read.
   *
   * @param recorder what writes the journal
   * @param journal its file
   */
  RecordedTests(RunRecorder recorder, Path journal) {
    this.recorder = recorder;
    this.journal = journal;
  }

  /**
   * Returns the tests of some unique ids and below them, with all that was recorded of them by now;
   * none if the journal cannot be read, for which the run has another message.
   */
  EarlierTests below(Collection<String> uniqueIds) {
    EarlierTests found = EarlierTests.below(uniqueIds);
    try {
      replay(found);
      return found;
    } catch (IOException e) {
      return new EarlierTests();
    }
  }

  /** Tells all that was recorded of the run by now. */
  void replay(EarlierTests seen) throws IOException {
    recorder.settle();
    Journal.replay(journal, seen::take);
  }
}
