package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import dev.runner.core.store.ResultStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A run for a page to look at, with one before it. */
final class HtmlRuns {

  static final int MANY = 9000;
  static final String CANARY = "</script><img src=x onerror=alert(1)>\u202e\u001b[31m";
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                  + "rkJggg==");

  private HtmlRuns() {}

  /** Stores two runs and writes the page of the later one. */
  static Path write(ResultStore store, Path folder) throws IOException {
    Journal before = new Journal(ReportedRuns.NOON);
    plugins(before);
    tests(before, Verdict.passed(), Verdict.failed("was broken", "at A.a"));
    many(before);
    store(before.end(), store);
    Journal run = new Journal(ReportedRuns.NOON.plusSeconds(3600));
    plugins(run);
    run.issue(Issue.warning("config.unknown-key", "a.b", "Option 'a.b' is unknown"));
    tests(run, Verdict.failed("expected <1> but was <2>", trace()), Verdict.passed());
    others(run, folder);
    many(run);
    store(run.end(), store);
    Path target = folder.resolve("report.html");
    RunFiles files = new RunFiles(folder.resolve("runs"));
    new HtmlReport().write(new ReportSource(store, run.run(), files, "here"), target);
    return target;
  }

  private static void plugins(Journal journal) {
    journal.plugin("alpha", PluginState.LOADED).plugin("beta", PluginState.LOADED);
  }

  /** Adds what is in both runs. */
  private static void tests(Journal journal, Verdict broken, Verdict mended) {
    int first = plan(journal, "alpha", "breaks");
    int second = plan(journal, "alpha", "mends");
    int third = plan(journal, "beta", "breaksToo");
    journal.attempt(first, 1, broken).attempt(second, 1, mended).attempt(third, 1, broken);
  }

  /** Adds one of everything that has a look of its own. */
  private static void others(Journal journal, Path folder) throws IOException {
    KnownIssue issue =
        new KnownIssue("BUG-1", KnownIssue.Mode.EXPECT, "it leaks", "javascript:alert(1)");
    int known = journal.plan(Journal.test("beta", "b.B", "known").with(List.of(issue)));
    int canary = journal.plan(Journal.test("beta", "b.B", "canary" + CANARY));
    int flaky =
        journal.plan(
            Journal.described(
                "beta", "b.B", "flaky", Optional.of(ReportedRuns.UUID), List.of("slow", "smoke")));
    int skipped = plan(journal, "beta", "skipped");
    journal.attempt(known, 1, Verdict.failed("as ever", "at B.b"));
    journal.attempt(canary, 1, Verdict.error(Cause.EXCEPTION, "m" + CANARY, "at " + CANARY));
    journal.output(canary, 1, OutputStreamKind.STDOUT, "o" + CANARY + "red\u001b[0m");
    journal.attempt(flaky, 1, Verdict.failed("first time", "at B.first"));
    journal.attempt(flaky, 2, Verdict.passed());
    journal.entry(new AttemptId(flaky, 2), "browser", "none");
    Path content = folder.resolve("runs/" + journal.run() + "/files/fork-1/x.png");
    Files.createDirectories(content.getParent());
    Files.write(content, PIXEL);
    journal.file(
        new AttemptId(flaky, 2),
        new PublishedFile(
            "x.png",
            Optional.of("image/png"),
            PIXEL.length,
            Optional.of(new PublishedFile.Content("fork-1/x.png", "ab12")),
            ""));
    journal.finish(skipped, 1, Verdict.skipped(Cause.DISABLED, "not today"));
    plan(journal, "beta", "left");
  }

  private static void many(Journal journal) {
    for (int i = 0; i < MANY; i++) {
      journal.took(journal.plan(Journal.test("alpha", "m.Many" + i / 100, "test" + i)), i % 50);
    }
  }

  private static int plan(Journal journal, String plugin, String method) {
    return journal.plan(Journal.test(plugin, "a.A", method));
  }

  private static String trace() {
    return "org.opentest4j.AssertionFailedError: expected <1> but was <2>\n"
        + "\tat org.junit.jupiter.api.Assertions.fail(Assertions.java:1)\n"
        + "\tat a.A.breaks(A.java:2)";
  }

  private static void store(Journal journal, ResultStore store) {
    journal.storeIn(store);
    store.complete(journal.run(), Outcome.ERROR, 1);
  }
}
