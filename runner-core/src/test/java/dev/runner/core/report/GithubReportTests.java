package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GithubReportTests {

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();
  private ResultStore store;

  @BeforeEach
  void openStore() {
    Path library = Path.of(System.getProperty("java.io.tmpdir")).resolve("runner-store-tests");
    store = SqliteStore.open(folder.resolve("results.db"), library);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void annotatesWhatFailedAndWhatIsWorthALook() throws IOException {
    String summary = write(MarkedRuns.marked(), false);

    assertEquals(6, lines.size(), lines::toString);
    assertEquals("::warning title=sample%3Aa.A.known::KNOWN (BUG-1: it leaks): no", lines.get(0));
    assertEquals("::error title=sample%3Aa.A.(class)::cannot close%0Aat A.c", lines.get(5));
    assertTrue(summary.contains("| 5 | 2 | 3 | 0 | 0 | 0 | 0 | 1 | 2 | 1 |"), summary);
    assertTrue(summary.contains("<pre>cannot close\nat A.c</pre>"), summary);
  }

  @Test
  void saysHowManyMoreThereAre() throws IOException {
    Journal journal = new Journal(ReportedRuns.NOON);
    for (int i = 0; i < 12; i++) {
      int test = journal.plan(Journal.test("sample", "a.A", "t" + i));
      journal.attempt(test, 1, Verdict.failed("no", ""));
    }

    write(journal, false);

    assertEquals(10, lines.size());
    assertEquals("::error title=runner::and 3 more failures", lines.get(9));
  }

  @Test
  void staysBelowWhatGithubTakes() throws IOException {
    Journal journal = new Journal(ReportedRuns.NOON);
    for (int i = 0; i < 600; i++) {
      int test = journal.plan(Journal.test("sample", "a.A", "t" + i));
      journal.attempt(test, 1, Verdict.failed("\u4e00".repeat(5_000), ""));
    }

    write(journal, false);

    assertTrue(Files.size(folder.resolve("summary.md")) < 1 << 20);
  }

  @Test
  void addsToTheSummaryOfTheStep() throws IOException {
    Files.writeString(folder.resolve("summary.md"), "before\n");

    String summary = write(ReportedRuns.everyOutcome(), true);

    assertTrue(summary.startsWith("before\n## Test run"), summary);
  }

  @Test
  void keepsTextsFromBeingCommandsOrMarkup() throws IOException {
    Journal journal = new Journal(ReportedRuns.NOON);
    int test = journal.plan(Journal.test("sample", "a.A", "t,%"));
    journal.attempt(test, 1, Verdict.failed("\u001b[2J\n::set-env name=a::b <script>", ""));

    String summary = write(journal, false);

    assertEquals(
        List.of("::error title=sample%3Aa.A.t%2C%25::\\u001b[2J%0A::set-env name=a::b <script>"),
        lines);
    assertTrue(summary.contains("&lt;script&gt;"), summary);
  }

  @Test
  void showsOfATraceWhatSaysWhy() throws IOException {
    Journal journal = new Journal(ReportedRuns.NOON);
    int test = journal.plan(Journal.test("sample", "a.A", "t"));
    String trace =
        """
        E: no
        \tat org.junit.jupiter.api.Assertions.fail(Assertions.java:1)
        \tat a.A.t(A.java:2)
        \tat java.base/java.lang.reflect.Method.invoke(Method.java:569)
        """;
    journal.attempt(test, 1, Verdict.failed("E: no", trace));

    write(journal, false);

    assertEquals(List.of("::error title=sample%3Aa.A.t::E: no%0A    at a.A.t(A.java:2)"), lines);
  }

  private String write(Journal journal, boolean adding) throws IOException {
    journal.storeIn(store);
    Path target = folder.resolve("summary.md");
    new GithubReport(lines::add, adding)
        .write(new ReportSource(store, journal.run(), new RunFiles(folder), "here"), target);
    return Files.readString(target);
  }
}
