package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How much of what was written goes into a page. */
final class HtmlDetailsTests {

  private static final int CLASSES = 20;
  private static final int LENGTH = 100_000;
  private static final long CALM = 400_000;

  @TempDir private Path folder;

  @Test
  void leavesOutWhatClassesWroteWhereItIsTooMuch() throws Exception {
    List<Scope> classes = new ArrayList<>();
    Journal journal = new Journal(ReportedRuns.NOON);
    for (int i = 0; i < CLASSES; i++) {
      classes.add(Scope.ofClass(new PluginId("sample"), "a.A" + i, 1));
      journal.output(classes.get(i), OutputStreamKind.STDOUT, random(i));
    }

    HtmlData page =
        details(
            journal, (details, source) -> classes.forEach(one -> details.ofClass(List.of(one))));

    int whole = 0;
    for (int i = 0; i < CLASSES; i++) {
      JsonNode outside = page.detail(i).orElseThrow().get("outside").get(0);
      assertEquals("sample:a.A" + i, outside.get("by").asString());
      assertTrue(outside.has("output") != outside.path("leftOut").asBoolean(false));
      whole += outside.has("output") ? 1 : 0;
    }
    assertTrue(whole > 1 && whole < CLASSES / 2, "classes with all they wrote: " + whole);
    assertTrue(page.html().length() < 2 * CALM, "length of the page: " + page.html().length());
  }

  @Test
  void keepsRoomForWhatForksWroteThatNoClassIsToBlameFor() throws Exception {
    Scope loud = Scope.ofClass(new PluginId("sample"), "a.A", 1);
    Journal journal = new Journal(ReportedRuns.NOON);
    for (int i = 0; i < CLASSES; i++) {
      journal.output(loud, OutputStreamKind.STDOUT, random(i));
    }
    journal.output(Scope.ofFork(1), OutputStreamKind.PROCESS, "a fatal error");

    HtmlData page =
        details(
            journal,
            (details, source) -> {
              for (int i = 0; i < CLASSES; i++) {
                details.ofClass(List.of(loud));
              }
              details.ofForks(List.of(Scope.ofFork(1)));
            });

    JsonNode outside = page.detail(CLASSES).orElseThrow().get("outside").get(0);
    assertEquals("a fatal error", outside.get("output").get("process").asString());
  }

  @Test
  void leavesOutStackTracesOnceThePageIsFull() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    for (int i = 0; i < 2 * CLASSES; i++) {
      int test = journal.plan(Journal.test("sample", "a.A", "test" + i));
      journal.attempt(test, 1, Verdict.failed("no", random(i)));
    }

    HtmlData page =
        details(journal, (details, source) -> source.store().tests(source.run(), details::of));

    JsonNode last = page.detail(2 * CLASSES - 1).orElseThrow().get("attempts").get(0);
    assertEquals("no", last.get("message").asString());
    assertTrue(last.get("leftOut").asBoolean() && !last.has("trace"));
    assertTrue(page.html().length() < 3 * CALM, "length of the page: " + page.html().length());
  }

  private HtmlData details(Journal journal, BiConsumer<HtmlDetails, ReportSource> writing) {
    Path library = Path.of(System.getProperty("java.io.tmpdir")).resolve("runner-store-tests");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ResultStore store = SqliteStore.open(folder.resolve("results.db"), library)) {
      journal.storeIn(store);
      ReportSource source =
          new ReportSource(store, journal.run(), new RunFiles(folder), "localhost");
      HtmlDetails details =
          new HtmlDetails(source, new HtmlChunks(bytes), new HtmlBudget(CALM, 2 * CALM));
      writing.accept(details, source);
      details.end();
    }
    return new HtmlData(bytes.toString(StandardCharsets.UTF_8));
  }

  /** Returns a text that cannot be made shorter. */
  private static String random(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append((char) (' ' + random.nextInt(90)));
    }
    return text.toString();
  }
}
