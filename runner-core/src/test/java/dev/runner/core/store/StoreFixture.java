package dev.runner.core.store;

import static dev.runner.core.store.Journal.test;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store for each test, and runs to put into it. */
abstract class StoreFixture {

  static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

  static final String UUID = "0b6e0f2c-6d2c-4a57-9a5e-0c5b7a1f2d3e";

  static final Verdict FAILED = Verdict.failed("expected 1 but was 2", "at A.a(A.java:7)");

  /** The id of the workspace that uses the store. */
  static final String HOME = "3f1c1f0e-0000-4000-8000-000000000001";

  static final String OTHER = "3f1c1f0e-0000-4000-8000-000000000002";

  ResultStore store;

  /** Opens the one store of this test, anew each time. */
  abstract ResultStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** Stores an empty run of the workspace that uses the store. */
  final RunId stored(Instant start) {
    return stored(start, HOME);
  }

  final RunId stored(Instant start, String workspace) {
    Journal journal = from(start, workspace);
    journal.storeIn(store);
    return journal.run();
  }

  static Journal from(Instant start, String workspace) {
    return new Journal(start)
        .add(
            new RunEvent.RunOriginated(
                new RunOrigin(workspace, "/w", "h", "u", Optional.empty(), "", Map.of())));
  }

  static Journal failingOne(Instant start) {
    Journal journal = new Journal(start);
    journal.attempt(journal.plan(test("sample", "a.A", "one")), 1, FAILED);
    return journal;
  }

  /** A run with every outcome, several attempts, output and two plugins. */
  static Journal mixed(Instant start) {
    Journal journal =
        new Journal(start)
            .plugin("sample", PluginState.LOADED)
            .plugin("other", PluginState.LOADED)
            .issue(Issue.warning("suite.slow", "a.A", "slow"));
    int passed = journal.plan(test("sample", "a.A", "passed"));
    int flaky = journal.plan(test("sample", "a.A", "flaky"));
    int failed = journal.plan(test("sample", "a.A", "failed"));
    int crashed = journal.plan(test("sample", "a.A", "crashed"));
    journal.plan(test("other", "b.B", "planned"));
    int skipped = journal.plan(test("sample", "a.A", "skipped"));
    int aborted = journal.plan(test("sample", "a.A", "aborted"));
    int started = journal.plan(test("sample", "a.C", "started"));
    journal.attempt(passed, 1, Verdict.passed());
    journal.start(flaky, 1).output(flaky, 1, OutputStreamKind.STDOUT, "first try\n");
    journal.finish(flaky, 1, FAILED).start(flaky, 2);
    journal.output(flaky, 2, OutputStreamKind.STDERR, "second try\n");
    journal.output(flaky, 2, OutputStreamKind.STDERR, "second try\n");
    journal.finish(flaky, 2, Verdict.passed());
    journal.attempt(failed, 1, FAILED);
    journal.start(crashed, 1).output(crashed, 1, OutputStreamKind.LOG, "going down");
    journal.finish(crashed, 1, Verdict.error(Cause.CRASHED, "fork 1 ended with 137", ""));
    journal.finish(skipped, 1, Verdict.skipped(Cause.DISABLED, "not today"));
    journal.attempt(aborted, 1, Verdict.aborted("no network", ""));
    journal.output(aborted, 1, OutputStreamKind.STDOUT, "late");
    Scope scope = Scope.ofClass(new PluginId("sample"), "a.A", 1);
    journal.output(scope, OutputStreamKind.STDOUT, "set-up\n").entry(scope, "browser", "none");
    journal.output(Scope.ofFork(1), OutputStreamKind.PROCESS, "native\n");
    for (int attempt = 1; attempt <= 2; attempt++) {
      AttemptId by = new AttemptId(flaky, attempt);
      journal.entry(by, "z", "1", "a", "2").entry(by, "z", "1");
      journal.file(by, Journal.kept("log.txt", "fork-1/2-flaky/log.txt"));
      journal.file(by, PublishedFile.notKept("core", Optional.empty(), 1L << 40, "too large"));
    }
    return journal.start(started, 1).left("the runner was killed").end();
  }

  final List<StoredTest> tests(RunId run) {
    List<StoredTest> tests = new ArrayList<>();
    store.tests(run, tests::add);
    return tests;
  }

  /** Everything this test's store tells about a run, as a text. */
  final String everything(RunId run) {
    return everything(store, run);
  }

  /** Everything some store tells about a run, as a text. */
  static String everything(ResultStore store, RunId run) {
    StringBuilder all = new StringBuilder();
    all.append(store.find(run)).append('\n').append(store.failing()).append('\n');
    store.tests(
        run,
        test -> {
          List<StoredAttempt> attempts = store.attempts(run, test.number());
          all.append(test).append('\n').append(attempts).append('\n');
          for (StoredAttempt attempt : attempts) {
            for (OutputStreamKind stream : OutputStreamKind.values()) {
              all.append(store.output(run, test.number(), attempt.attempt(), stream));
            }
            AttemptId by = new AttemptId(test.number(), attempt.attempt());
            all.append(store.entries(run, by)).append(store.files(run, by));
          }
        });
    for (Scope scope : store.scopes(run)) {
      all.append(scope).append(store.entries(run, scope)).append(store.files(run, scope));
      for (OutputStreamKind stream : OutputStreamKind.values()) {
        all.append(store.output(run, scope, stream));
      }
    }
    return all.toString();
  }
}
