package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.order.Order;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.result.RunState;
import dev.runner.core.store.StoredRun;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.SuiteRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A run that is to be repeated.
 *
 * @param stored the run
 * @param asked what it was asked for
 * @param journal its journal
 * @param changes which plugins are not installed as they were
 */
record RecordedRun(StoredRun stored, SuiteRequest asked, Path journal, List<Issue> changes) {

  /** Copies the list. */
  RecordedRun {
    changes = List.copyOf(changes);
  }

  /**
   * Opens a run.
   *
   * @param changed whether it is to be repeated although plugins have changed
   * @throws NotRepeatableException if it cannot be repeated
   */
  static RecordedRun open(StoredRun stored, RunRequest request, boolean changed)
      throws NotRepeatableException {
    if (stored.summary().state() == RunState.RUNNING) {
      throw new NotRepeatableException(ExitStatus.USAGE, "it is still running: wait for its end");
    }
    Path journal =
        new Workspace(request.workspace()).runFolder(stored.summary().run()).resolve("journal");
    if (!Files.exists(journal)) {
      throw new NotRepeatableException(
          ExitStatus.USAGE, "its journal '%s' is gone: name another run".formatted(journal));
    }
    SuiteRequest asked =
        RunResumer.asked(stored)
            .orElseThrow(
                () ->
                    new NotRepeatableException(
                        ExitStatus.USAGE, "it does not say which plugins took part"));
    List<String> changes = changes(stored, request);
    if (!changes.isEmpty() && !changed) {
      throw new NotRepeatableException(
          ExitStatus.PLUGIN, changes.get(0) + "; --changed-plugins takes them as they are now");
    }
    List<Issue> issues =
        changes.stream().map(text -> Issue.warning("run.changed-plugin", "plugins", text)).toList();
    return new RecordedRun(stored, asked, journal, issues);
  }

  /** Reads what happened, event by event. */
  void events(Consumer<RunEvent> events) throws NotRepeatableException {
    try {
      Journal.replay(journal, events);
    } catch (IOException e) {
      throw new NotRepeatableException(
          ExitStatus.NOT_STORED, "its journal '%s' cannot be read: %s".formatted(journal, e));
    }
  }

  /** Reads what was handed to which fork. */
  Placement placement() throws NotRepeatableException {
    Placement placement = new Placement();
    events(placement::take);
    return placement;
  }

  /** Returns what shared a fork. */
  Isolation isolation() {
    return asked
        .execution()
        .isolation()
        .map(word -> Isolation.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Isolation.RUN);
  }

  private static List<String> changes(StoredRun stored, RunRequest request) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      InstalledPlugins installed = new SuitePreparer().installed(request, scratch.path());
      return RunResumer.changedPlugins(stored, installed).toList();
    }
  }

  /** Returns the order of this run, with other things to do or the same. */
  Order order(Placement placement, List<List<Portion>> tracks) {
    String word = asked.execution().order().orElseGet(Order.History.ONLY::word);
    return new Order.Recorded(stored.summary().run(), word, placement.seed(), tracks, changes);
  }
}
