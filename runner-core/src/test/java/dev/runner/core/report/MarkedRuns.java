package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.KnownIssue.Mode;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import java.util.List;
import java.util.Optional;

/** Runs with tests that have marks beside their outcome, and a class that failed. */
final class MarkedRuns {

  private static final PluginId SAMPLE = new PluginId("sample");

  private MarkedRuns() {}

  /** Has a test for each mark, and a class with a failure of its own. */
  static Journal marked() {
    Journal journal = new Journal(ReportedRuns.NOON);
    int known = plan(journal, "known", Mode.EXPECT);
    int unstable = plan(journal, "unstable", Mode.UNSTABLE);
    int fixed = plan(journal, "fixed", Mode.EXPECT);
    int quarantined = journal.plan(Journal.test("sample", "a.A", "quarantined"));
    int flaky =
        journal.plan(
            Journal.described(
                "sample", "a.A", "flaky", Optional.of(ReportedRuns.UUID), List.of("slow")));
    journal.quarantine(quarantined, "ann", "is broken");
    journal.attempt(known, 1, Verdict.failed("no", "at A.a"));
    journal.attempt(unstable, 1, Verdict.failed("no", "at A.a"));
    journal.attempt(quarantined, 1, Verdict.failed("no", "at A.a"));
    journal.attempt(fixed, 1, Verdict.passed());
    journal.attempt(flaky, 1, Verdict.failed("first", "at A.first"));
    journal.attempt(flaky, 2, Verdict.passed());
    journal.output(flaky, 2, OutputStreamKind.STDOUT, "out");
    journal.output(flaky, 2, OutputStreamKind.LOG, "log");
    journal.entry(new AttemptId(flaky, 2), "color", "red");
    journal.file(new AttemptId(flaky, 2), Journal.kept("x.png", "fork-1/x.png"));
    Scope scope = Scope.ofClass(SAMPLE, "a.A", 1);
    journal.output(scope, OutputStreamKind.STDOUT, "tear-down");
    journal.entry(scope, "runner.class-failed", "cannot close", "runner.detail", "at A.c");
    return journal;
  }

  private static int plan(Journal journal, String name, Mode mode) {
    KnownIssue issue = new KnownIssue("BUG-1", mode, "it leaks", "https://bugs.test/1");
    return journal.plan(Journal.test("sample", "a.A", name).with(List.of(issue)));
  }
}
