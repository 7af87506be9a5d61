package dev.runner.exporter.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.Call;
import dev.runner.exporter.doubles.Fault;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.PushgatewayDouble;
import dev.runner.exporter.doubles.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushgatewayTests {

  private final PushgatewayDouble gateway = new PushgatewayDouble();
  private HttpDouble service;

  @BeforeEach
  void start() throws Exception {
    service = HttpDouble.start(gateway);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void pushesFiguresInTheTextFormat() throws Exception {
    MemoryExport export = push("pushgateway.user", "me", "pushgateway.password", "c4n4ry");
    Map<String, String> samples = gateway.groups().get("/metrics/job/runner");

    assertEquals(State.SENT, export.items().get(0).state());
    assertEquals("3", samples.get("runner_run_tests{outcome=\"passed\"}"));
    assertEquals("2", samples.get("runner_run_tests{outcome=\"not_run\"}"));
    assertEquals("4.321", samples.get("runner_run_duration_seconds"));
    assertEquals("1767355200.123", samples.get("runner_run_start_time_seconds"));
    assertEquals("0", samples.get("runner_run_passed"));
    assertEquals("3", samples.get("runner_plugin_tests{outcome=\"failed\",plugin=\"shop\"}"));
    assertTrue(
        samples.containsKey(
            "runner_run_info{outcome=\"ERROR\",run=\"019b7f3a-1234-7abc-8def-0123456789ab\",state=\"FINISHED\"}"));
    assertEquals(
        Optional.of("text/plain; version=0.0.4; charset=utf-8"),
        service.calls().get(0).header("Content-Type"));
    assertEquals(Optional.of("Basic bWU6YzRuNHJ5"), service.calls().get(0).header("Authorization"));
  }

  @ParameterizedTest
  @CsvSource({"put, PUT, false", "post, POST, true"})
  void replacesAGroupOrAddsToIt(String method, String verb, boolean kept) throws Exception {
    push("pushgateway.method", method);
    int all = gateway.groups().get("/metrics/job/runner").size();
    gateway.answer(
        new Call(
            "POST",
            URI.create("/metrics/job/runner"),
            Map.of(),
            "other 1\n".getBytes(StandardCharsets.UTF_8)));
    push("pushgateway.method", method);

    assertEquals(verb, service.calls().get(1).method());
    assertEquals(kept, gateway.groups().get("/metrics/job/runner").containsKey("other"));
    assertEquals(all + (kept ? 1 : 0), gateway.groups().get("/metrics/job/runner").size());
  }

  @Test
  void writesAnyLabelIntoThePath() {
    assertEquals(
        "/metrics/job@base64/YS9i/branch/a%20%C3%A4/empty@base64/=/x/y%2Bz",
        new GroupingKey("a/b", Map.of("x", "y+z", "empty", "", "branch", "a \u00e4")).path());
  }

  @Test
  void triesAgainAndSaysWhatIsRefused() throws Exception {
    service.next(
        Fault.answer(Reply.of(429).with("Retry-After", "0")),
        Fault.after(Fault.End.CUT),
        Fault.answer(503));
    MemoryExport export = push();
    assertEquals(4, service.calls().size());
    assertEquals(State.SENT, export.items().get(0).state());

    service.next(Fault.answer(new Reply(400, Map.of(), "pushed metrics are invalid\n")));
    MemoryExport refused = push();
    assertEquals("it answered 400: pushed metrics are invalid", refused.items().get(0).reason());
    assertFalse(refused.items().get(0).retry());
  }

  @ParameterizedTest
  @CsvSource({
    "pushgateway+http://x:9091/?a=b, job, runner, the target is the address of the gateway alone",
    "pushgateway+http://x:9091, job, '', option 'pushgateway.job' is empty",
    "pushgateway+http://x:9091, labels, a-b=c, option 'pushgateway.labels' has the label 'a-b'",
    "pushgateway+http://x:9091, labels, job=c, option 'pushgateway.labels' has the label 'job'",
    "pushgateway+http://x:9091, labels, run=c, option 'pushgateway.labels' has the label 'run'",
    "pushgateway+http://x:9091, labels, state=c, option 'pushgateway.labels' has the label 'state'",
    "pushgateway+http://x:9091, labels, outcome=c, option 'pushgateway.labels' has the label 'outcome'",
    "pushgateway+http://x:9091, labels, plugin=c, option 'pushgateway.labels' has the label 'plugin'",
    "pushgateway+http://x:9091, user, me, options 'pushgateway.user' and 'pushgateway.password'"
  })
  void refusesWhatTheGatewayWould(String target, String option, String value, String why) {
    List<String> wrong =
        Pushgateway.wrong(
            ExportTarget.parse(target),
            GivenOptions.of(new MetricsOptions(), "pushgateway." + option, value));
    assertEquals(1, wrong.size(), wrong::toString);
    assertTrue(wrong.get(0).startsWith(why), wrong::toString);
  }

  private MemoryExport push(String... options) throws Exception {
    MemoryExport export =
        MemoryExport.of(
            ExportTarget.parse("pushgateway+http://" + service.address() + "/"),
            GivenOptions.of(new MetricsOptions(), options));
    new MetricsExporter().export(SampleRun.of(14), export);
    return export;
  }
}
