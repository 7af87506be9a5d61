package dev.runner.exporter.testapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.Call;
import dev.runner.exporter.doubles.Fault;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.Reply;
import dev.runner.exporter.doubles.TestApiDouble;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestApiExporterTests {

  private TestApiDouble api = TestApiDouble.secondGeneration();
  private Optional<HttpDouble> service = Optional.empty();

  @AfterEach
  void stop() {
    service.ifPresent(HttpDouble::close);
  }

  @Test
  void sendsWhatTheProjectsOwnClientSends() throws Exception {
    MemoryExport export = pushed("testapi", "testapi.installer", "fuel", "testapi.token", "t0ken");
    Call call = calls().get(0);

    assertEquals(Optional.of("t0ken"), call.header("X-Auth-Token"));
    String body =
        call.text().replaceAll("\"runner_item\":\"[0-9a-f]{64}\"", "\"runner_item\":\"X\"");
    assertEquals(
        "{\"build_tag\":\"runner-019b7f3a-1234-7abc-8def-0123456789ab\",\"case_name\":\"nightly\","
            + "\"criteria\":\"FAIL\",\"details\":{\"timestart\":1767355200.124,\"duration\":0.021,"
            + "\"status\":\"FAIL\",\"passed\":2,\"failed\":2,\"error\":2,\"skipped\":2,\"aborted\":2,"
            + "\"not_run\":2,\"failures\":[\"shop:shop.CartTests.buys2\",\"shop:shop.CartTests.buys3\","
            + "\"shop:shop.CartTests.buys8\",\"shop:shop.CartTests.buys9\"],"
            + "\"runner_run\":\"019b7f3a-1234-7abc-8def-0123456789ab\",\"runner_item\":\"X\"},"
            + "\"installer\":\"fuel\",\"pod_name\":\"lab-1\",\"project_name\":\"shop\","
            + "\"scenario\":\"unknown\",\"start_date\":\"2026-01-02 12:00:00\","
            + "\"stop_date\":\"2026-01-02 12:00:00\",\"version\":\"unknown\"}",
        body);
    OutboxItem item = export.items().get(0);
    assertEquals(Optional.of("000000000000000000000001"), item.remoteId());
    assertTrue(
        item.link().orElseThrow().toString().endsWith("/api/v1/results/000000000000000000000001"));
  }

  @Test
  void sendsToTheFirstGenerationWhatItTakes() throws Exception {
    api = TestApiDouble.firstGeneration();
    MemoryExport export = pushed("testapi0");
    String body = calls().get(0).text();
    assertTrue(
        body.startsWith("{\"case_name\":\"nightly\",\"details\":{\"timestart\":1767355200.124,"));
    assertTrue(body.endsWith("},\"pod_id\":1,\"project_name\":\"shop\"}"), body);
    assertEquals(State.SENT, export.items().get(0).state());
  }

  @ParameterizedTest
  @CsvSource({
    "run, 1, nightly",
    "plugin, 1, shop",
    "class, 1, shop:shop.CartTests",
    "test, 6, shop:shop.CartTests.buys1"
  })
  void hasAResultForEachCaseThatHappened(String cases, int results, String first) throws Exception {
    MemoryExport export = pushed("testapi", "testapi.cases", cases);
    assertEquals(results, api.results().size());
    assertEquals(results, export.expected());
    assertEquals(first, export.items().get(0).key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"testapi", "testapi0"})
  void addsNoResultTwiceThoughAnswersAreLost(String scheme) throws Exception {
    api = scheme.equals("testapi") ? api : TestApiDouble.firstGeneration();
    service()
        .next(
            Fault.after(Fault.End.CUT), // POST
            Fault.answer(503), // GET
            Fault.answer(Reply.of(429).with("Retry-After", "0"))); // GET
    MemoryExport export = pushed(scheme);
    assertEquals(1, api.results().size());
    assertEquals(State.SENT, export.items().get(0).state());
    assertEquals(Optional.of("000000000000000000000001"), export.items().get(0).remoteId());

    service().next(Fault.before(Fault.End.CUT), Fault.answer(200), Fault.doneBut(500));
    MemoryExport other = pushed(scheme, "testapi.case", "other");
    assertEquals(
        "it may be there: its list of results cannot be read", other.items().get(0).reason());
    export(new TestApiExporter(), other.again());
    assertEquals(2, api.results().size());
    assertEquals(State.SENT, other.items().get(0).state());
  }

  @Test
  void looksForAResultOnAllPages() throws Exception {
    MemoryExport export = pushed("testapi", "testapi.build-tag", "b-1");
    String first = api.results().get(0);
    for (int i = 0; i < 45; i++) {
      api.answer(
          new Call(
              "POST",
              java.net.URI.create("/api/v1/results"),
              Map.of("Content-Type", "application/json"),
              first.replaceAll("runner_item\":\"....", "runner_item\":\"none").getBytes()));
    }
    OutboxItem item = export.items().get(0);
    export.outbox().pending(item.key(), item.content());
    export(new TestApiExporter(), export.again());
    assertEquals(46, api.results().size());
    assertEquals(3, service().calls("GET").size());
    assertEquals(item.remoteId(), export.items().get(0).remoteId());
  }

  @Test
  void leavesForLaterWhatMayBeThereAndLooksThen() throws Exception {
    service()
        .next(Fault.after(Fault.End.CUT), Fault.answer(500), Fault.answer(500), Fault.answer(500));
    MemoryExport export = pushed("testapi", "testapi.attempts", "3");
    OutboxItem item = export.items().get(0);
    assertEquals("it may be there: it answered 500 (3 attempts)", item.reason());
    assertTrue(item.retry());
    export(new TestApiExporter(), export.again());
    assertEquals(1, api.results().size());
    assertEquals(State.SENT, export.items().get(0).state());
  }

  @ParameterizedTest
  @CsvSource({
    "testapi, case, nosuch, 'it answered 403: 403: Could Not Found testcases [{''name'': ''nosuch''}] (make the project, the pod and the case ''nosuch'' first)', true",
    "testapi0, case, nosuch, 'it answered 404: 404: Not Found (make the project, the pod and the case ''nosuch'' first)', true",
    "testapi, project, '', it answered 400: 400: project_name Missing, false"
  })
  void saysWhatIsMissing(String scheme, String option, String value, String why, boolean retry)
      throws Exception {
    api = scheme.equals("testapi") ? api : TestApiDouble.firstGeneration();
    MemoryExport export = pushed(scheme, "testapi." + option, value);
    OutboxItem item = export.items().get(0);
    assertEquals(why, item.reason());
    assertEquals(retry, item.retry());
  }

  @Test
  void saysThatTheTokenIsWrong() throws Exception {
    service().next(Fault.answer(new Reply(401, Map.of(), "<html>No Authentication Header</html>")));
    MemoryExport export = pushed("testapi");
    assertEquals(
        "it answered 401: check 'testapi.token': No Authentication Header",
        export.items().get(0).reason());
    assertTrue(export.items().get(0).retry());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "testapi+http://x/api/v1",
        "testapi+http://x/api/v1/results?a=b",
        "testapi0+http://x",
        "testapi+http:results"
      })
  void refusesATargetThatIsNotTheAddressOfResults(String target) {
    List<String> wrong = new TestApiExporter().validate(ExportTarget.parse(target));
    assertEquals(1, wrong.size());
    assertTrue(wrong.get(0).startsWith("the target is the address of all results"));
    assertFalse(wrong.get(0).contains("null"));
  }

  private MemoryExport pushed(String scheme, String... more) throws Exception {
    String[] options = {
      "testapi.project",
      "shop",
      "testapi.pod",
      "lab-1",
      "testapi.pod-id",
      "1",
      "testapi.case",
      "nightly"
    };
    String[] all = Arrays.copyOf(options, options.length + more.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    String path = scheme.equals("testapi") ? "/api/v1/results" : "/results";
    MemoryExport export =
        MemoryExport.of(
            ExportTarget.parse(scheme + "+http://" + service().address() + path),
            GivenOptions.of(new TestApiOptions(), all));
    return export(new TestApiExporter(), export);
  }

  private static MemoryExport export(TestApiExporter exporter, MemoryExport export)
      throws Exception {
    exporter.export(SampleRun.of(12), export);
    return export;
  }

  private HttpDouble service() throws Exception {
    if (service.isEmpty()) {
      service = Optional.of(HttpDouble.start(api));
    }
    return service.get();
  }

  private List<Call> calls() throws Exception {
    return service().calls();
  }
}
