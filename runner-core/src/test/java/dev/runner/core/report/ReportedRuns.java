package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs that have one of everything that a report can show. */
final class ReportedRuns {

  static final String UUID = "0b6e0f2c-6d2c-4a57-9a5e-0c5b7a1f2d3e";
  static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");
  private static final PluginId SAMPLE = new PluginId("sample");

  private ReportedRuns() {}

  /** Several attempts, entries, files, tags, and what a class wrote. */
  static Journal everythingElse() {
    Journal journal = new Journal(NOON);
    List<String> tags = List.of("slow", "smoke");
    int flaky = journal.plan(Journal.described("sample", "a.A", "flaky", Optional.of(UUID), tags));
    int failed = journal.plan(Journal.test("sample", "a.A", "failed"));
    journal.start(flaky, 1).output(flaky, 1, OutputStreamKind.STDOUT, "first");
    journal.file(new AttemptId(flaky, 1), Journal.kept("x.png", "fork-1/x.png"));
    journal.finish(flaky, 1, Verdict.failed("no", "at A.a"));
    journal.attempt(flaky, 2, Verdict.error(Cause.CRASHED, "gone", ""));
    journal.attempt(flaky, 3, Verdict.passed());
    journal.output(flaky, 3, OutputStreamKind.STDOUT, "third\n");
    journal.entry(new AttemptId(flaky, 3), "k=", "a=b\nc");
    journal.attempt(failed, 1, Verdict.failed("no", "at A.a"));
    journal.attempt(failed, 2, Verdict.error(Cause.CRASHED, "gone", ""));
    Scope scope = Scope.ofClass(SAMPLE, "a.A", 1);
    journal.output(scope, OutputStreamKind.STDOUT, "set-up\n").entry(scope, "browser", "none");
    journal.output(scope, OutputStreamKind.STDERR, "oops");
    Scope again = Scope.ofClass(SAMPLE, "a.A", 2);
    journal.output(again, OutputStreamKind.STDOUT, "tear-down\n");
    return journal.file(again, Journal.kept("class.log", "fork-1/class.log"));
  }

  static Journal everyOutcome() {
    Journal journal = new Journal(NOON);
    int passed = journal.plan(Journal.test("sample", "a.A", "passed"));
    int failed = journal.plan(Journal.test("sample", "a.A", "failed"));
    int crashed = journal.plan(Journal.test("sample", "a.A", "crashed"));
    int skipped = journal.plan(Journal.test("sample", "a.A", "skipped"));
    int aborted = journal.plan(Journal.test("sample", "a.A", "aborted"));
    journal.plan(Journal.test("sample", "a.A", "planned"));
    journal.attempt(passed, 1, Verdict.passed());
    journal.output(passed, 1, OutputStreamKind.LOG, "log");
    journal.output(passed, 1, OutputStreamKind.STDERR, "err");
    journal.output(passed, 1, OutputStreamKind.STDOUT, "out");
    journal.attempt(failed, 1, Verdict.failed("1 < 2\nand", "at A.a"));
    journal.attempt(crashed, 1, Verdict.error(Cause.CRASHED, "gone", ""));
    journal.finish(skipped, 1, Verdict.skipped(Cause.DISABLED, "not today"));
    return journal.attempt(aborted, 1, Verdict.aborted("no net", "at A.b"));
  }
}
