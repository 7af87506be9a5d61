package dev.runner.exporter.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.RealServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the services of Debian's prometheus-pushgateway and influxdb: {@code -Preal-servers}. */
final class RealServersIT {

  private static final int TESTS = 600;

  @TempDir private Path folder;

  @Test
  void pushesToAPushGateway() throws Exception {
    String gateway = installed("prometheus-pushgateway");
    String address = "127.0.0.1:" + RealServer.freePort();
    try (RealServer server =
        RealServer.start(
            folder,
            URI.create("http://" + address + "/-/ready"),
            List.of(gateway, "--web.listen-address=" + address))) {
      for (int i = 0; i < 2; i++) {
        MemoryExport export =
            export(
                "pushgateway+http://" + address,
                "pushgateway.job",
                "a/b",
                "pushgateway.labels",
                "branch=a \u00e4,empty=",
                "pushgateway.method",
                i == 0 ? "put" : "post");
        assertEquals(State.SENT, export.items().get(0).state(), export.items()::toString);
      }
      String metrics = server.ask("GET", URI.create("http://" + address + "/metrics"), "");
      String sample =
          "runner_run_tests{branch=\"a \u00e4\",empty=\"\",instance=\"\",job=\"a/b\",outcome=\"passed\"} 100";
      assertTrue(
          metrics.lines().anyMatch(sample::equals),
          () -> metrics.lines().filter(line -> line.startsWith("runner_run")).toList().toString());
    }
  }

  @Test
  void writesToInfluxdb1() throws Exception {
    String influxd = installed("influxd");
    String root = "http://127.0.0.1:" + RealServer.freePort();
    Path config = folder.resolve("influxdb.conf");
    Files.writeString(
        config,
        """
        reporting-disabled = true
        bind-address = "127.0.0.1:%d"
        [meta]
          dir = "%2$s/meta"
        [data]
          dir = "%2$s/data"
          wal-dir = "%2$s/wal"
        [http]
          bind-address = "%3$s"
        """
            .formatted(RealServer.freePort(), folder, root.substring("http://".length())));
    try (RealServer server =
        RealServer.start(
            folder, URI.create(root + "/ping"), List.of(influxd, "-config", config.toString()))) {
      MemoryExport nowhere = export(target(root));
      assertTrue(nowhere.items().get(0).reason().contains("database not found"));
      assertTrue(nowhere.items().get(0).retry());

      server.ask("POST", URI.create(root + "/query?q=CREATE%20DATABASE%20ci"), "");
      for (String precision : List.of("ns", "ns", "us", "ms", "s")) {
        MemoryExport export = export(target(root), "influxdb.precision", precision);
        assertTrue(
            export.items().stream().allMatch(i -> i.state() == State.SENT),
            () -> export.items().get(0).toString());
      }
      String count =
          server.ask(
              "GET",
              URI.create(
                  root + "/query?db=ci&q=SELECT%20COUNT(run),DISTINCT(run)%20FROM%20runner_run"),
              "");
      String tests =
          server.ask(
              "GET",
              URI.create(root + "/query?db=ci&q=SELECT%20COUNT(run)%20FROM%20runner_test"),
              "");
      // The same point for the same precision, another one for another.
      assertTrue(tests.contains("," + 4 * TESTS + "]"), () -> count + tests);
      refuse(server, root);
    }
  }

  /** A field that has another type there: that point is refused, the others are written. */
  private void refuse(RealServer server, String root) throws Exception {
    server.ask("POST", URI.create(root + "/query?q=CREATE%20DATABASE%20odd"), "");
    // Of the same time: a field has its type for a span of time.
    server.ask(
        "POST",
        URI.create(root + "/write?db=odd"),
        "runner_run duration_ms=\"text\" 1767355200000000000\n");
    MemoryExport export = export(target(root).replace("/ci", "/odd"));
    List<OutboxItem> bad = export.items().stream().filter(i -> i.state() != State.SENT).toList();
    assertEquals(List.of("run"), bad.stream().map(OutboxItem::key).toList());
    assertTrue(bad.get(0).reason().contains("field type conflict"), bad::toString);
  }

  private static String target(String root) {
    return root.replace("http:", "influxdb1+http:") + "/ci";
  }

  private static MemoryExport export(String target, String... options) throws Exception {
    MemoryExport export =
        MemoryExport.of(ExportTarget.parse(target), GivenOptions.of(new MetricsOptions(), options));
    new MetricsExporter().export(SampleRun.of(TESTS), export);
    return export;
  }

  private static String installed(String command) throws IOException {
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, command))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "'" + command + "' is not installed");
    return found.get().toString();
  }
}
