package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.report.intake.AttachedFiles;
import dev.runner.core.report.intake.ImportFormat;
import dev.runner.core.report.intake.Intake;
import dev.runner.core.report.intake.IntakeSpan;
import dev.runner.core.result.RunId;
import dev.runner.core.store.Journal;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import dev.runner.core.store.StoredTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stored run looks like that was written in a format and read again. */
final class RoundTripTests {

  @TempDir private Path folder;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "junit-xml",
        "junit-xml:ant",
        "junit-xml:extended",
        "json",
        "subunit",
        "open-test-reporting"
      })
  void keepsNamesOutcomesAndDurations(String format) throws Exception {
    RunId run = stored(ReportedRuns.everyOutcome());

    RunId again = throughFile(format, run);

    assertEquals(outcomes(run), outcomes(again));
    assertEquals(millis(run), millis(again));
    assertEquals(counts(run), counts(again));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "subunit", "open-test-reporting"})
  void keepsWhatDoesNotCountAndWhatTookSeveralAttempts(String format) throws Exception {
    RunId run = stored(MarkedRuns.marked());

    RunId again = throughFile(format, run);

    assertEquals(outcomes(run), outcomes(again));
    assertEquals(counts(run).split("muted", -1)[0], counts(again).split("muted", -1)[0]);
    assertEquals(
        store.find(run).orElseThrow().summary().counts().failing(),
        store.find(again).orElseThrow().summary().counts().failing());
    assertEquals(1, store.find(again).orElseThrow().summary().counts().flaky());
  }

  @ParameterizedTest
  @ValueSource(strings = {"junit-xml", "json", "subunit", "open-test-reporting"})
  void tellsWhatFailedInAClassBesideItsTests(String format) throws Exception {
    RunId run = stored(MarkedRuns.marked());

    RunId again = throughFile(format, run);

    List<ClassFailure> failures = ClassFailure.of(store, again, store.scopes(again));
    assertEquals(List.of(new ClassFailure("cannot close", "at A.c")), failures);
    assertFalse(outcomes(again).keySet().stream().anyMatch(name -> name.contains("(class")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "open-test-reporting"})
  void keepsWhoATestIs(String format) throws Exception {
    RunId run = stored(MarkedRuns.marked());

    RunId again = throughFile(format, run);

    List<String> keys = new ArrayList<>();
    store.tests(run, test -> keys.add(test.description().key() + test.description().listedId()));
    List<String> read = new ArrayList<>();
    store.tests(again, test -> read.add(test.description().key() + test.description().listedId()));
    assertEquals(keys, read);
  }

  private RunId stored(Journal journal) {
    journal.storeIn(store);
    return journal.run();
  }

  private RunId throughFile(String format, RunId run) throws Exception {
    int colon = format.indexOf(':');
    String name = colon < 0 ? format : format.substring(0, colon);
    Optional<String> profile =
        colon < 0 ? Optional.empty() : Optional.of(format.substring(colon + 1));
    Path target = folder.resolve("report");
    ReportFormat.named(name)
        .orElseThrow()
        .reporter(profile, line -> {}, false)
        .write(new ReportSource(store, run, new RunFiles(folder), "here"), target);
    List<RunEvent> events = new ArrayList<>();
    IntakeSpan span = new IntakeSpan(ReportedRuns.NOON);
    Intake intake = new Intake(new PluginId("other"), span, new AttachedFiles(folder), events::add);
    for (Path file : files(target)) {
      byte[] bytes = Files.readAllBytes(file);
      ImportFormat seen = ImportFormat.of(bytes).orElseThrow();
      assertEquals(name, seen.key());
      try (InputStream in = Files.newInputStream(file)) {
        seen.reader().read(in, intake);
      }
    }
    return store(span, events);
  }

  private RunId store(IntakeSpan span, List<RunEvent> events) {
    RunId run = RunId.create(ReportedRuns.NOON.plusSeconds(60));
    List<RunEvent> all = new ArrayList<>();
    all.add(new RunStarted(run, span.start(), "runner runs import", "{}"));
    all.addAll(events);
    all.add(new TestsLeft(Optional.empty(), span.reason()));
    all.add(new RunFinished(span.state(), span.duration()));
    store.append(run, all);
    return run;
  }

  private Map<String, String> outcomes(RunId run) {
    Map<String, String> outcomes = new TreeMap<>();
    store.tests(
        run,
        test ->
            outcomes.put(
                test.description().printedId(), test.outcome().map(Enum::name).orElse("NOT_RUN")));
    assertTrue(outcomes.size() > 1);
    return outcomes;
  }

  private Map<String, Long> millis(RunId run) {
    Map<String, Long> millis = new TreeMap<>();
    store.tests(run, test -> millis.put(test.description().printedId(), millis(test)));
    return millis;
  }

  private static long millis(StoredTest test) {
    return test.last().duration().map(Duration::toMillis).orElse(0L);
  }

  private String counts(RunId run) {
    return store.find(run).orElseThrow().summary().counts().toString();
  }

  private static List<Path> files(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(target)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
