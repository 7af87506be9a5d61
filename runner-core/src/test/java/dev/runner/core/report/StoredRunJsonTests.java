package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import dev.runner.core.store.StoredRun;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredRunJsonTests {

  private static final String UUID = "0b6e0f2c-6d2c-4a57-9a5e-0c5b7a1f2d3e";

  private static final String COUNTS =
      """
      "counts":{"planned":2,"passed":0,"failed":1,"error":0,"skipped":0,"aborted":0,\
      "notRun":1,"flaky":0,"quarantined":0,\
      "known":0,"unstable":0,"fixed":0}""";

  private static final String FAILED_TEST =
      """
      "id":"sample:a.A.failed[id-UUID,slow,smoke]",\
      "uniqueId":"[engine:runner]/[plugin:sample]/[engine:junit-jupiter]/[class:a.A]/\
      [method:failed()]","uuid":"UUID","plugin":"sample","class":"a.A","name":"failed",\
      "tags":["slow","smoke"],"outcome":"FAILED","flags":[],"quarantine":null,"knownIssues":[],"cause":"ASSERTION",\
      "message":"say \\"no\\"","cluster":"ffa38f744e58","attempts":1,"failedAttempts":1,"startedAt":"2026-01-02T12:00:00.010Z",\
      "durationMs":1,"fork":1""";

  private static final String HEAD =
      """
      {"run":"RUN","state":"FINISHED","outcome":"FAILED","exit":1,COUNTS,""";

  private static final String BODY =
      """
      "plugins":[{"id":"sample","version":"1.0","state":"LOADED",COUNTS}],\
      "issues":[{"severity":"WARNING","code":"suite.slow","subject":"a.A","message":"slow",\
      "origin":null},{"severity":"ERROR","code":"config.unknown-key","subject":"x",\
      "message":"bad","origin":"runner.conf:3"}],\
      "startedAt":"2026-01-02T12:00:00.000Z","durationMs":1234,""";

  private static final String PLANNED_TEST =
      """
      "id":"sample:a.A.planned","uniqueId":"[engine:runner]/[plugin:sample]/\
      [engine:junit-jupiter]/[class:a.A]/[method:planned()]","uuid":null,"plugin":"sample",\
      "class":"a.A","name":"planned","tags":[],"outcome":"NOT_RUN","flags":[],"quarantine":null,"knownIssues":[],"cause":null,\
      "message":"","cluster":null,"attempts":0,"failedAttempts":0,"startedAt":null,"durationMs":null,"fork":null""";

  private static final String FILES_OF_FAILED =
      """
      "at":"2026-01-02T12:00:00.030Z","name":"log.txt","mediaType":"text/plain","size":3,\
      "sha256":"ab12","path":"/w/.runner/runs/RUN/files/fork-1/log.txt","note":""}""";

  private static final String ENTRIES_OF_FAILED =
      """
      "at":"2026-01-02T12:00:00.020Z","values":{"z":"1","a":"2"}}""";

  private static final RunFiles FILES = new RunFiles(Path.of("/w/.runner/runs"));

  @TempDir Path folder;

  private final Journal journal = journal();
  private ResultStore store;

  @BeforeEach
  void storeARun() {
    Path library = Path.of(System.getProperty("java.io.tmpdir")).resolve("runner-store-tests");
    store = SqliteStore.open(folder.resolve("results.db"), library);
    journal.storeIn(store);
    store.complete(journal.run(), Outcome.FAILED, 1);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void writesTheSummaryOfARun() {
    String schedule =
        """
        "schedule":{"forks":2,"makespanMs":1000,"lowerBoundMs":980},"reports":["out/xml"]}
        """;

    assertEquals(
        expected(HEAD + BODY + schedule),
        written(
            json ->
                json.summary(run(), Optional.of(new Schedule(2, 1000, 980)), List.of("out/xml"))));
  }

  @Test
  void writesARunWithItsTests() {
    String rest =
        """
        "reports":[],"command":"runner run","origin":null,\
        "request":{"plugins":[]},"tests":[{FAILED,ENTRIES},{PLANNED,\
        "entries":[],"files":[]}],"outsideTests":[{"plugin":"sample","class":"a.A","fork":1,\
        "output":{"stdout":"set-up","stderr":null,"log":null,"process":null},\
        "entries":[{"at":"2026-01-02T12:00:00.020Z","values":{"k":"v"}}],"files":[]}]}
        """;

    assertEquals(expected(HEAD + BODY + rest), written(json -> json.run(store, run(), FILES)));
  }

  @Test
  void writesPartsOfARunWithAllAttempts() {
    String expected =
        """
        {"run":"RUN","tests":[{FAILED,"attemptResults":[{"attempt":1,"outcome":"FAILED",\
        "cause":"ASSERTION","message":"say \\"no\\"","detail":"at A.a",\
        "startedAt":"2026-01-02T12:00:00.010Z","durationMs":1,"fork":1,\
        "output":{"stdout":"hello\\n","stderr":null,"log":null,"process":null},\
        "entries":[{ENTRY],"files":[{FILE]}]}],"outsideTests":[]}
        """;

    assertEquals(
        expected(
            expected.replace("ENTRY", ENTRIES_OF_FAILED).replace("FILE]", FILES_OF_FAILED + "]")),
        written(
            json ->
                json.parts(
                    store, RunParts.named("sample:a.A.failed", store, journal.run()), FILES)));
  }

  @Test
  void findsPartsByAnyOfTheirNames() {
    for (String name :
        List.of(
            UUID,
            "sample:a.A.failed[id-" + UUID + ",slow,smoke]",
            "sample:a.A.failed[old]",
            "a.A.failed",
            "[engine:runner]/[plugin:sample]/[engine:junit-jupiter]/[class:a.A]/[method:failed()]")) {
      RunParts parts = RunParts.named(name, store, journal.run());
      assertEquals(1, parts.tests().size(), name);
      assertEquals(0, parts.scopes().size(), name);
    }
    assertEquals(1, RunParts.named("a.A", store, journal.run()).scopes().size());
    assertEquals(1, RunParts.named("sample:a.A", store, journal.run()).scopes().size());
    assertTrue(RunParts.named("a.A.fail", store, journal.run()).isEmpty());
  }

  @Test
  void listsRuns() {
    String rest =
        """
        "startedAt":"2026-01-02T12:00:00.000Z","durationMs":1234,"command":"runner run"}]
        """;

    assertEquals(expected("[" + HEAD + rest), written(json -> json.runs(store.runs(9))));
  }

  @Test
  void listsARunThatIsNotComplete() {
    Journal running = new Journal(Instant.parse("2026-01-02T13:00:00Z"));
    running.storeIn(store);

    String all = written(json -> json.runs(store.runs(1)));

    assertEquals(
        "[{\"run\":\"%s\",\"state\":\"RUNNING\",\"outcome\":null,\"exit\":null,"
            .formatted(running.run()),
        all.substring(0, all.indexOf("\"counts\"")));
  }

  @Test
  void listsFailingTestsWithTheirRun() {
    assertEquals(
        expected("[{\"run\":\"RUN\",FAILED}]\n"), written(json -> json.failing(store.failing())));
  }

  @Test
  void anEmptyListIsAnArray() {
    assertEquals("[]\n", written(json -> json.failing(List.of())));
  }

  private String expected(String text) {
    return text.replace(
            "FAILED,ENTRIES",
            FAILED_TEST
                + ",\"entries\":[{\"attempt\":1,"
                + ENTRIES_OF_FAILED
                + "],\"files\":[{\"attempt\":1,"
                + FILES_OF_FAILED
                + "]")
        .replace("{FAILED,", "{" + FAILED_TEST + ",")
        .replace(",FAILED}", "," + FAILED_TEST + "}")
        .replace("PLANNED", PLANNED_TEST)
        .replace("COUNTS", COUNTS)
        .replace("\"RUN\"", "\"" + journal.run() + "\"")
        .replace("/RUN/", "/" + journal.run() + "/")
        .replace("UUID", UUID);
  }

  private StoredRun run() {
    return store.find(journal.run()).orElseThrow();
  }

  private static String written(Consumer<StoredRunJson> document) {
    StringWriter target = new StringWriter();
    document.accept(new StoredRunJson(target));
    return target.toString();
  }

  private static Journal journal() {
    Journal journal =
        new Journal(Instant.parse("2026-01-02T12:00:00Z"))
            .plugin("sample", PluginState.LOADED)
            .issue(Issue.warning("suite.slow", "a.A", "slow"))
            .issue(Issue.error("config.unknown-key", "x", "bad").at("runner.conf:3"));
    int failed =
        journal.plan(
            Journal.described(
                "sample", "a.A", "failed", Optional.of(UUID), List.of("slow", "smoke")));
    journal.plan(Journal.test("sample", "a.A", "planned"));
    journal.attempt(failed, 1, Verdict.failed("say \"no\"", "at A.a"));
    journal.output(failed, 1, OutputStreamKind.STDOUT, "hello\n");
    journal.entry(new AttemptId(failed, 1), "z", "1", "a", "2");
    journal.file(new AttemptId(failed, 1), Journal.kept("log.txt", "fork-1/log.txt"));
    Scope scope = Scope.ofClass(new PluginId("sample"), "a.A", 1);
    journal.output(scope, OutputStreamKind.STDOUT, "set-up").entry(scope, "k", "v");
    return journal.end();
  }
}
