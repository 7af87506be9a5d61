package dev.runner.exporter.opensearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.Call;
import dev.runner.exporter.doubles.Fault;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.Reply;
import dev.runner.exporter.doubles.SearchDouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchExporterTests {

  private static final int TESTS = 12;

  private SearchDouble search = SearchDouble.openSearch();
  private Optional<HttpDouble> service = Optional.empty();

  @AfterEach
  void stop() {
    service.ifPresent(HttpDouble::close);
  }

  @Test
  void indexesTheRunAndEachTestUnderIdsOfTheirOwn() throws Exception {
    MemoryExport export = export("opensearch.user", "me", "opensearch.password", "c4n4ry");
    ExportReceipt receipt = new SearchExporter().export(SampleRun.of(TESTS), export);

    assertEquals(TESTS + 1, search.indexed().size());
    assertEquals(TESTS + 1, export.expected());
    String run = search.indexed().get(receipt.remoteIds().get("document"));
    assertTrue(run.contains("\"kind\":\"run\"") && run.contains("\"planned\":12"), run);
    assertTrue(run.contains("\"labels\":[\"build=42\"]"), run);
    assertEquals(Set.of("/_index_template/results-runner-2"), search.templates());
    assertTrue(
        receipt
            .links()
            .get(0)
            .toString()
            .endsWith("/results/_search?q=run:%22" + "019b7f3a-1234-7abc-8def-0123456789ab%22"));
    for (Call call : calls()) {
      assertEquals(Optional.of("Basic bWU6YzRuNHJ5"), call.header("Authorization"));
    }
    for (OutboxItem item : export.items()) {
      assertTrue(search.indexed().containsKey(item.remoteId().orElseThrow()), item::toString);
    }
  }

  @Test
  void sendsAgainOnlyTheDocumentsThatWereTurnedAway() throws Exception {
    MemoryExport export = export();
    search.documents(0, 429, 0, 503, 0, 0, 400);
    new SearchExporter().export(SampleRun.of(TESTS), export);

    List<OutboxItem> bad = export.items().stream().filter(i -> i.state() != State.SENT).toList();
    assertEquals(1, bad.size());
    assertEquals("it answered 400 for this document: a_kind: a reason of 400", bad.get(0).reason());
    assertFalse(bad.get(0).retry());
    assertEquals(TESTS, search.indexed().size());
    assertEquals(
        List.of(13L, 2L), calls("_bulk").stream().map(SearchExporterTests::documents).toList());
  }

  @Test
  void leavesForLaterWhatIsTurnedAwayEachTime() throws Exception {
    MemoryExport export = export("opensearch.attempts", "2");
    search.documents(0, 429, 0, 403, 0, 0, 0, 0, 0, 0, 0, 0, 0, 429);
    new SearchExporter().export(SampleRun.of(TESTS), export);
    assertEquals(
        2, export.items().stream().filter(i -> i.state() == State.FAILED && i.retry()).count());

    new SearchExporter().export(SampleRun.of(TESTS), export.again());
    assertEquals(TESTS + 1, search.indexed().size());
    assertEquals(2L, documents(calls("_bulk").get(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void putsUpWithServersThatBreak(String stream) throws Exception {
    MemoryExport export = export("opensearch.data-stream", stream, "opensearch.attempts", "9");
    service()
        .next(
            Fault.answer(503),
            Fault.answer(Reply.of(429).with("Retry-After", "1")),
            Fault.after(Fault.End.CUT_IN_BODY),
            Fault.after(Fault.End.CUT),
            Fault.after(Fault.End.CUT_IN_BODY),
            Fault.doneBut(502),
            Fault.answer(Reply.json(200, "{\"errors\":false,\"items\":[{\"ind")),
            Fault.answer(Reply.json(200, "{\"errors\":false,\"items\":[]}")));
    new SearchExporter().export(SampleRun.of(TESTS), export);

    assertEquals(TESTS + 1, search.indexed().size());
    assertEquals(TESTS + 1, export.items().stream().filter(i -> i.state() == State.SENT).count());
  }

  @Test
  void tellsNoSecretThatIsSaidOfADocumentAndTriesThoseOfWhichNothingIsSaid() throws Exception {
    MemoryExport export = export("opensearch.api-key", "c4n4ry-k3y", "opensearch.attempts", "1");
    String told = "{\"status\":400,\"error\":{\"reason\":\"no ApiKey c4n4ry-k3y. \"}}";
    Reply reply = Reply.json(200, "{\"items\":[{\"index\":%s},{\"index\":{}}]}".formatted(told));
    service()
        .failing(
            call ->
                call.path().endsWith("_bulk")
                    ? Optional.of(Fault.answer(reply))
                    : Optional.empty());
    new SearchExporter().export(SampleRun.of(1), export);
    OutboxItem refused = export.items().get(0);
    assertEquals("it answered 400 for this document: no ApiKey ***. ", refused.reason());
    assertFalse(refused.retry());
    assertTrue(export.items().get(1).retry(), "nobody knows whether it is there");
  }

  @Test
  void sendsLessAtOnceIfThatWasTooMuch() throws Exception {
    MemoryExport export = export();
    search.atMost(2_000);
    new SearchExporter().export(SampleRun.of(TESTS), export);
    assertEquals(TESTS + 1, search.indexed().size());

    search.atMost(10);
    MemoryExport none = export("opensearch.data-stream", "true");
    new SearchExporter().export(SampleRun.of(3), none);
    assertEquals(4, none.items().stream().filter(i -> !i.retry()).count(), none.items()::toString);
    assertEquals("it answered 413", none.items().get(0).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "6.8.23, /_template/results-runner-2, /results/_doc/_bulk",
    "7.7.1, /_template/results-runner-2, /results/_bulk",
    "7.17.9, /_index_template/results-runner-2, /results/_bulk",
    "9.1.0, /_index_template/results-runner-2, /results/_bulk"
  })
  void speaksAsEachVersionUnderstands(String version, String template, String path)
      throws Exception {
    search = SearchDouble.elasticsearch(version);
    new SearchExporter().export(SampleRun.of(TESTS), export());

    assertEquals(TESTS + 1, search.indexed().size());
    assertEquals(Set.of(template), search.templates());
    assertEquals(path, calls("_bulk").get(0).path());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.6.16 | false | Elasticsearch 5.6 answers, which is too old",
        "7.8.0  | true  | Elasticsearch 7.8 answers, which has no data streams: set"
      })
  void saysWhatAVersionCannot(String version, String stream, String reason) throws Exception {
    search = SearchDouble.elasticsearch(version);
    MemoryExport export = export("opensearch.data-stream", stream);
    new SearchExporter().export(SampleRun.of(TESTS), export);

    assertTrue(export.items().get(0).reason().startsWith(reason), export.items()::toString);
    assertEquals(1, calls().size());
  }

  @Test
  void goesOnWhereItMayNotAskWhoAnswers() throws Exception {
    MemoryExport export = export("opensearch.template", "false");
    service().next(Fault.answer(403));
    new SearchExporter().export(SampleRun.of(TESTS), export);
    assertEquals(TESTS + 1, search.indexed().size());
    assertEquals(2, calls().size());
  }

  @Test
  void saysWhichOptionIsWrongAndAsksOnce() throws Exception {
    MemoryExport export = export("opensearch.batch", "1");
    service().next(Fault.answer(200), Fault.answer(403));
    ExportReceipt receipt = new SearchExporter().export(SampleRun.of(TESTS), export);
    assertEquals(ExportReceipt.NONE, receipt);
    assertEquals(2, calls().size());
    assertEquals(
        "the template could not be put there ('opensearch.template = false' leaves it): it answered"
            + " 403: check 'opensearch.user', 'opensearch.password' or 'opensearch.api-key', and"
            + " what they may do",
        export.items().get(0).reason());
    assertTrue(export.items().get(0).retry());
  }

  @Test
  void replacesADocumentThatHasChangedButAddsToAStream() throws Exception {
    for (Map.Entry<String, Integer> there : Map.of("false", 13, "true", 14).entrySet()) {
      search = SearchDouble.openSearch();
      service.ifPresent(HttpDouble::close);
      service = Optional.empty();
      MemoryExport export = export("opensearch.data-stream", there.getKey());
      new SearchExporter().export(SampleRun.of(TESTS), export);
      SampleRun run = SampleRun.of(TESTS);
      List<ExportedTest> tests = new ArrayList<>(run.tests());
      tests.set(1, SampleRun.test(2, Outcome.PASSED));
      new SearchExporter().export(new SampleRun(run.header(), tests), export.again());
      assertEquals(there.getValue(), search.indexed().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opensearch+http://x:9200",
        "opensearch+http://x:9200/",
        "opensearch+http://x/Results",
        "opensearch+http://x/results?a=b",
        "opensearch+http:results"
      })
  void refusesATargetWithoutTheNameOfAnIndex(String target) {
    List<String> wrong = new SearchExporter().validate(ExportTarget.parse(target));
    assertEquals(1, wrong.size());
    assertTrue(wrong.get(0).contains("'opensearch+https://HOST:9200/runner-results'"));
  }

  private MemoryExport export(String... options) throws Exception {
    return MemoryExport.of(
        ExportTarget.parse("elasticsearch+http://" + service().address() + "/results"),
        GivenOptions.of(new SearchOptions(), options));
  }

  private HttpDouble service() throws Exception {
    if (service.isEmpty()) {
      service = Optional.of(HttpDouble.start(search));
    }
    return service.get();
  }

  private List<Call> calls() throws Exception {
    return service().calls();
  }

  private List<Call> calls(String part) throws Exception {
    return calls().stream().filter(call -> call.path().contains(part)).toList();
  }

  private static long documents(Call call) {
    return call.text().lines().count() / 2;
  }
}
