package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.config.ConfigSources;
import dev.runner.core.report.ReportFormat;
import dev.runner.core.report.ReportSource;
import dev.runner.core.report.RunFiles;
import dev.runner.core.report.intake.ImportSource;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import dev.runner.core.suite.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of several classes that bear one id, as they do that inherit a test method. */
class ImportedIdentitiesTests {

  private static final String ID = "0b6e0f2c-6d2c-4a57-9a5e-0c5b7a1f2d3e";

  private static final String LINES =
      """
      {"version": 1, "seq": 1, "kind": "test-planned", "test": 1, "plugin": "p", "class": "A", "name": "m", "uniqueId": "[A]", "uuid": "%1$s", "time": "2026-01-02T12:00:00Z"}
      {"version": 1, "seq": 2, "kind": "test-planned", "test": 2, "plugin": "p", "class": "B", "name": "m", "uniqueId": "[B]", "uuid": "%1$s", "time": "2026-01-02T12:00:00Z"}
      {"version": 1, "seq": 3, "kind": "run-finished", "state": "FINISHED", "time": "2026-01-02T12:00:01Z"}
      """;

  @TempDir private Path folder;
  private int runs;

  @Test
  void haveHistoriesOfTheirOwnInWhateverOrderTheyCome() throws Exception {
    Map<String, String> first = keys(imported("A passed", "B failed", "B failed"));
    Map<String, String> second = keys(imported("B passed", "A failed", "B passed"));

    assertEquals(3, first.values().stream().distinct().count(), first::toString);
    assertEquals(first, second);
    assertEquals(List.of("imported:A.m"), failing());
    assertEquals(3, (int) store(store -> store.history(ID, 9).size()));
    assertEquals(2, (int) store(store -> store.history("B.m", 9).get(0).runs().size()));
    assertEquals("imported:A.m[id-" + ID + "]", listed(second.get("imported:A.m")));
  }

  @Test
  void keepTheirHistoriesIfTheyComeAlone() throws Exception {
    Map<String, String> all = keys(imported("A passed", "B failed"));
    Map<String, String> one = keys(imported("B passed"));

    assertEquals(all.get("imported:B.m"), one.get("imported:B.m"));
    assertEquals(List.of(), failing());
  }

  @Test
  void areKnownByTheirNamesButForTheOneThatHadTheIdBefore() throws Exception {
    Map<String, String> alone = keys(imported("B failed"));
    Map<String, String> all = keys(imported("A failed", "B passed", "C passed"));
    Map<String, String> later = keys(imported("C failed", "A passed"));

    assertEquals("id-" + ID, alone.get("imported:B.m"));
    assertEquals(alone.get("imported:B.m"), all.get("imported:B.m"));
    assertEquals(3, all.values().stream().distinct().count(), all::toString);
    assertEquals(all.get("imported:A.m"), later.get("imported:A.m"));
    assertEquals(all.get("imported:C.m"), later.get("imported:C.m"));
    assertEquals(List.of("imported:C.m"), failing());
  }

  @Test
  void doNotTakeTheIdFromATestThatIsRenamed() throws Exception {
    Map<String, String> before = keys(imported("A failed"));
    Map<String, String> after = keys(imported("B passed"));

    assertEquals(before.get("imported:A.m"), after.get("imported:B.m"));
    assertEquals(List.of(), failing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "subunit", "open-test-reporting"})
  void areTheSameOnesAfterAReportIsReadAgain(String format) throws Exception {
    RunId run = imported("A passed", "B failed", "C passed");
    Map<String, String> keys = keys(run);
    Path report = folder.resolve("report");
    store(
        store -> {
          ReportFormat.named(format)
              .orElseThrow()
              .reporter(Optional.empty(), line -> {}, false)
              .write(new ReportSource(store, run, new RunFiles(folder), "here"), report);
          return true;
        });

    assertEquals(keys, keys(importing(report)));
    Files.delete(folder.resolve("w/results.db"));
    assertEquals(keys, keys(importing(report)));
  }

  @Test
  void areToldApartInOurOwnLinesToo() throws Exception {
    Path lines = Files.writeString(folder.resolve("a.ndjson"), LINES.formatted(ID));

    assertEquals(Map.of("p:A.m", "p [A]", "p:B.m", "p [B]"), keys(importing(lines)));
  }

  /** Imports tests of some classes, each with how it ended. */
  private RunId imported(String... ends) throws Exception {
    StringBuilder text = new StringBuilder();
    text.append("<testsuite timestamp='2026-01-02T12:%02d:00'>".formatted(runs++));
    for (String end : ends) {
      text.append("<testcase classname='%s' name='m'><properties>".formatted(end.charAt(0)));
      text.append("<property name='id' value='%s'/></properties>".formatted(ID));
      text.append(end.endsWith("failed") ? "<failure message='no'/>" : "").append("</testcase>");
    }
    return importing(
        Files.writeString(folder.resolve("a.xml"), text.append("</testsuite>").toString()));
  }

  private RunId importing(Path file) throws Exception {
    ConfigSources sources =
        new ConfigSources(
            Map.of("store.file", "results.db", "cache.dir", folder.resolve("cache").toString()),
            Map.of(),
            List.of());
    Path workspace = Files.createDirectories(folder.resolve("w"));
    RunRequest request =
        new RunRequest(
            workspace,
            List.of(),
            sources,
            Selection.ALL,
            Execution.SERIAL,
            false,
            "runner runs import");
    ImportRequest imported =
        new ImportRequest(
            ImportSource.of(file.toString()), Optional.empty(), ImportRequest.PLUGIN, Map.of());
    try (RunReport report =
        new RunImporter(Clock.systemUTC(), RunReports.NONE)
            .importRun(request, imported, event -> {})) {
      return report.run().orElseThrow(() -> new AssertionError(report.toString()));
    }
  }

  /** Returns who the tests of a run are, by their printed ids. */
  private Map<String, String> keys(RunId run) {
    Map<String, String> keys = new TreeMap<>();
    store(
        store -> {
          store.tests(
              run,
              test ->
                  keys.put(test.description().printedId(), test.description().key().toString()));
          return true;
        });
    assertTrue(!keys.isEmpty());
    return keys;
  }

  private String listed(String key) {
    List<String> listed = new ArrayList<>();
    store(
        store -> {
          for (RunId run : store.runs(9).stream().map(each -> each.run()).toList()) {
            store.tests(
                run,
                test -> {
                  if (test.description().key().toString().equals(key)) {
                    listed.add(test.description().listedId());
                  }
                });
          }
          return true;
        });
    return listed.get(0);
  }

  private List<String> failing() {
    return store(
        store ->
            store.failing().stream().map(one -> one.test().description().printedId()).toList());
  }

  private <T> T store(java.util.function.Function<ResultStore, T> asked) {
    try (ResultStore store =
        SqliteStore.open(folder.resolve("w/results.db"), folder.resolve("native"))) {
      return asked.apply(store);
    }
  }
}
