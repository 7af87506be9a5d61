package dev.runner.exporter.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.TaskExporter;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleTask;
import dev.runner.api.export.contract.TaskExporterContract;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.InfluxDouble;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract, for tasks and InfluxDB. */
final class InfluxdbTaskContractTests extends TaskExporterContract {

  private static final String SECRET = "c4n4ry-t0ken";

  private final InfluxDouble there = new InfluxDouble();
  private HttpDouble service;

  @BeforeEach
  void start() throws IOException {
    service = HttpDouble.start(there);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected TaskExporter exporter() {
    return new MetricsExporter();
  }

  @Override
  protected ExportTarget target() {
    return ExportTarget.parse("influxdb+http://" + service.address() + "/ci");
  }

  @Override
  protected List<String> received() {
    return there.points().keySet().stream().toList();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(SECRET);
  }

  @Override
  protected PluginOptions options() {
    return GivenOptions.of(
        new MetricsOptions(),
        "influxdb.org",
        "us",
        "influxdb.batch",
        "5",
        "influxdb.token",
        SECRET);
  }

  @Test
  void writesAPointForEachWorkload() throws Exception {
    MemoryExport export = MemoryExport.of(target(), options());
    exporter().export(SampleTask.of(3), export);
    assertEquals(4, there.points().size());
    assertEquals(4, export.expected());
    String body = service.calls().get(0).text();
    assertTrue(
        body.contains("workload=Shop.buys2 avg_s=0.3125,failures=2i,iterations=20i,max_s=1.5,"),
        body);
    assertTrue(body.contains("runner_task,environment=lab,title=Shop\\ <under>"), body);
  }
}
