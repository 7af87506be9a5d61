package dev.runner.exporter.testrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.ProxyDouble;
import dev.runner.exporter.doubles.ProxyDouble.Mood;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be wrong on the way to TestRail, from the beginning or in the middle of an export. */
final class WayTests {

  private static final SampleRun RUN = SampleRun.of(24);
  private static final String WHO = "Basic bWU6YzRuNHJ5LXByMHh5"; // me:c4n4ry-pr0xy

  private TestRailDouble testRail;
  private ProxyDouble proxy;

  @BeforeEach
  void start() throws IOException {
    testRail = TestRailDouble.start();
    proxy = ProxyDouble.start();
    proxy.asksFor(WHO);
  }

  @AfterEach
  void stop() throws IOException {
    testRail.close();
    proxy.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ASKS     | the proxy 'http://PROXY' answered 407: check 'testrail.proxy-user' and 'testrail.proxy-password'",
        "REFUSING | it answered 502 (through the proxy 'http://PROXY') (2 attempts)",
        "CUTTING  | (through the proxy 'http://PROXY') (2 attempts)",
        "RAVING   | (through the proxy 'http://PROXY') (2 attempts)",
        "GREETING | it answered with a page instead of JSON: check the target's path, and that the API is enabled in TestRail (through the proxy 'http://PROXY')"
      })
  void goesOnBehindAProxyThatFailsInTheMiddle(String what, String reason) throws Exception {
    testRail.failing(
        call -> {
          if (call.startsWith("add_results")) {
            turn(what);
          }
          return Optional.empty();
        });
    MemoryExport export = MemoryExport.of(testRail.target(), options());
    String said = exported(export) + export.items();
    assertTrue(said.contains(reason.replace("PROXY", proxy.address())), said);

    testRail.failing(call -> Optional.empty());
    proxy.asksFor(WHO);
    proxy.turn(Mood.WORKING);
    said += exported(export.resuming());
    assertEquals(Local.results(RUN), testRail.results(), said);
    assertEquals(new HashSet<>(testRail.made()).size(), testRail.made().size());
    assertTrue(export.items().stream().allMatch(item -> item.state() == State.SENT), said);
    assertFalse(said.contains("c4n4ry"), said);
  }

  private void turn(String what) {
    if (what.equals("ASKS")) {
      proxy.asksFor("Basic b3RoZXI=");
    } else if (what.equals("REFUSING")) {
      proxy.refuse(502);
    } else {
      proxy.turn(Mood.valueOf(what));
    }
  }

  @Test
  void saysBeforeAnythingIsSentWhatIsWrongWithTheProxy() throws Exception {
    assertEquals(
        List.of(
            "TestRail cannot be used: the proxy 'http://%s' answered 407: check 'testrail.proxy-user' and 'testrail.proxy-password'"
                .formatted(proxy.address())),
        validated("proxy-password", "wr0ng"));
    assertEquals(
        List.of(
            "options 'testrail.proxy-user' and 'testrail.proxy-password' go together: set both"),
        new TestRailExporter(() -> Local.options("proxy-user", "me")).validate(testRail.target()));
    assertEquals(List.of(), validated("proxy", proxy.address()));
    proxy.close();
    assertEquals(List.of(), validated("proxy", proxy.address()), "it may be back soon");
    assertEquals(
        List.of(), validated("no-proxy", "127.0.0.1"), "TestRail itself is there as before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "secure connection"})
  void goesOnOnceTheWayIsOpenAgain(String shut) throws Exception {
    boolean token = shut.equals("token");
    proxy.turn(Mood.BLURTING);
    ExportTarget wrong = ExportTarget.parse("testrail+https://" + proxy.address() + "/tr");
    MemoryExport first =
        MemoryExport.of(
            token ? testRail.target() : wrong,
            token ? Local.options("token", "c4n4ry-exp1red") : Local.options());
    String said = exported(first);
    assertTrue(said.contains(token ? "it answered 401" : "no secure connection: "), said);
    assertEquals(List.of(), testRail.made());

    MemoryExport next = MemoryExport.of(testRail.target(), Local.options());
    next.outbox().record(first.items());
    said += exported(next.resuming());
    assertEquals(Local.results(RUN), testRail.results(), said);
    assertFalse(said.contains("c4n4ry"), said);
  }

  private List<String> validated(String option, String value) throws Exception {
    return new TestRailExporter(() -> options(option, value)).validate(testRail.target());
  }

  private PluginOptions options(String... more) {
    List<String> all = new ArrayList<>(List.of("attempts", "2", "batch", "7"));
    all.addAll(List.of("proxy", "http://" + proxy.address()));
    all.addAll(List.of("proxy-user", "me", "proxy-password", "c4n4ry-pr0xy"));
    all.addAll(List.of(more));
    return Local.options(all.toArray(String[]::new));
  }

  /** Exports, and returns what the runner would say. */
  private static String exported(MemoryExport export) throws Exception {
    try {
      return "" + new TestRailExporter().export(RUN, export);
    } catch (CallFailedException e) {
      return e.toString();
    }
  }
}
