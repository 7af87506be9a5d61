package dev.runner.cli.output;

import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.store.FailureClusters;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows the failures of a run, ordered by plugin and class, known ones last. Those of one cluster
 * are shown once, with the names of the others below; of very many the rest is only counted.
 */
final class FailureTexts {

  private static final int SHOWN = 20;
  private static final int NAMES = 10;
  private static final String INDENT = "    ";

  private final Console console;
  private final ResultStore store;
  private final boolean whole;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private int beyond;

  /**
   * Creates it.
   *
   * @param whole whether each failure is shown, and nothing of it is left out
   */
  FailureTexts(Console console, ResultStore store, boolean whole) {
    this.console = console;
    this.store = store;
    this.whole = whole;
  }

  /** Failures of one cause: the first, and as many of the others as are named. */
  private static final class Group {
    private final StoredTest first;
    private final List<StoredTest> named = new ArrayList<>();
    private int others;

    private Group(StoredTest first) {
      this.first = first;
    }
  }

  /** Shows the failures, known ones last; returns whether anything of them was left out. */
  boolean show(RunId run) {
    FailureText text = new FailureText(console, store, whole);
    if (take(run, false, text)) {
      take(run, true, text);
    }
    groups.values().forEach(group -> show(run, group, text));
    if (beyond > 0) {
      console.line("");
      console.line(beyond + " more failures are not shown here");
    }
    return beyond > 0 || groups.values().stream().anyMatch(group -> group.others > NAMES);
  }

  /** Takes the failures that are known, or the others; returns whether there are known ones. */
  private boolean take(RunId run, boolean known, FailureText text) {
    AtomicBoolean anyKnown = new AtomicBoolean();
    store.tests(
        run,
        test -> {
          if (test.outcome().filter(Outcome::isFailure).isEmpty()) {
            return;
          }
          boolean isKnown = !test.known().isEmpty() && KnownIssue.mute(test.known());
          anyKnown.compareAndSet(false, isKnown);
          if (isKnown != known) {
            return;
          }
          if (whole) {
            text.show(run, test);
          } else {
            group(test);
          }
        });
    return anyKnown.get();
  }

  private void group(StoredTest test) {
    String fingerprint = FailureClusters.of(test).orElse("");
    Group group = groups.get(fingerprint);
    if (group != null) {
      group.others++;
      if (group.named.size() < NAMES) {
        group.named.add(test);
      }
    } else if (groups.size() < SHOWN) {
      groups.put(fingerprint, new Group(test));
    } else {
      beyond++;
    }
  }

  private void show(RunId run, Group group, FailureText text) {
    text.show(run, group.first);
    if (group.others > 0) {
      console.line("  the same in " + group.others + " more:");
      group.named.forEach(test -> text.headline(INDENT, test));
      if (group.others > NAMES) {
        console.line(INDENT + "... and " + (group.others - NAMES) + " others");
      }
    }
  }
}
