package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Hands the events of a run to its store while there is one.
 *
 * <p>Where the store cannot be used, the journal is the spool: the store is tried again at the end,
 * and from time to time if that may help, and gets the whole journal once it is back, which changes
 * nothing about what it has already. For one thread.
 */
final class StoreFeed {

  private static final long PAUSE_NANOS = 2_000_000_000L;
  private static final int LAST_TRIES = 3;

  private final RunId run;
  private final Journal journal;
  private final Supplier<ResultStore> opener;
  private Optional<ResultStore> store = Optional.empty();
  private Optional<String> away = Optional.empty();
  private Optional<String> broken = Optional.empty();
  private boolean wasOpen;
  private boolean passing;
  private long triedAt;

  StoreFeed(RunId run, Journal journal, Supplier<ResultStore> opener) {
    this.run = run;
    this.journal = journal;
    this.opener = opener;
  }

  /** Opens the store. */
  void open() {
    guard(
        () -> {
          store = Optional.of(opener.get());
          wasOpen = true;
        });
  }

  /**
   * Stores events that the journal holds already.
   *
   * @return what is to be said of a store that has just gone away; it belongs into the journal
   */
  Optional<Issue> append(List<RunEvent> group) {
    boolean before = away.isPresent();
    if (before && passing) {
      catchUp();
    } else if (!before && broken.isEmpty() && store.isPresent()) {
      guard(() -> store.get().append(run, group));
    }
    return away.filter(reason -> !before && wasOpen).map(this::gone);
  }

  /** Tries for the last time to store what the store lacks. */
  void end() {
    int tries = wasOpen && passing ? LAST_TRIES : 1;
    for (int i = 0; i < tries && away.isPresent(); i++) {
      long rest = triedAt + PAUSE_NANOS - System.nanoTime();
      if (tries > 1 && rest > 0) {
        LockSupport.parkNanos(rest);
      }
      triedAt = 0;
      catchUp();
    }
  }

  /** Returns why not all is stored; empty if it is. */
  Optional<String> failure() {
    return broken.or(() -> away);
  }

  /** Returns the store, open, unless it could not be opened. */
  Optional<ResultStore> store() {
    return store;
  }

  private void catchUp() {
    if (broken.isPresent() || (triedAt != 0 && System.nanoTime() - triedAt < PAUSE_NANOS)) {
      return;
    }
    closeStore();
    guard(
        () -> {
          ResultStore back = opener.get();
          store = Optional.of(back);
          wasOpen = true;
          JournalReplay replay = new JournalReplay(run, back);
          journal.replay(replay::take);
          replay.flush();
          away = Optional.empty();
        });
  }

  private void closeStore() {
    Optional<ResultStore> old = store;
    store = Optional.empty();
    try {
      old.ifPresent(ResultStore::close);
    } catch (StoreException e) {
      return; // it is gone already, which is why it is opened anew
    }
  }

  private void guard(Work work) {
    try {
      work.run();
    } catch (StoreException e) {
      away = Optional.of(e.getMessage());
      passing = e.isPassing();
      triedAt = System.nanoTime();
    } catch (IOException | RuntimeException | Error e) { // or the run would wait for the recorder
      broken = broken.or(() -> Optional.of(e.toString()));
    }
  }

  private Issue gone(String reason) {
    return Issue.warning(
        "store.away",
        run.toString(),
        "The results store went away during the run, and results waited in the journal: " + reason);
  }

  /** Something done with the store. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
