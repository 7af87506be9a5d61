package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.util.ArrayList;
import java.util.List;

/** Hands the events of a journal to a store, in groups. */
final class JournalReplay {

  private static final int GROUP = 1_000;

  private final RunId run;
  private final ResultStore store;
  private final List<RunEvent> group = new ArrayList<>(GROUP);

  JournalReplay(RunId run, ResultStore store) {
    this.run = run;
    this.store = store;
  }

  /**
   * Takes the next event. The store forgets a run at its end, so what follows on that, of a resumed
   * run, goes with it.
   */
  void take(RunEvent event) {
    group.add(event);
    if (group.size() >= GROUP && !(event instanceof RunEvent.RunFinished)) {
      flush();
    }
  }

  /** Stores what has been taken. */
  void flush() {
    store.append(run, List.copyOf(group));
    group.clear();
  }
}
