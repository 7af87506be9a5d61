package dev.runner.exporter.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.TaskExporter;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.api.export.contract.SampleTask;
import dev.runner.api.export.contract.TaskExporterContract;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.PushgatewayDouble;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract, for tasks and a push gateway. */
final class PushgatewayTaskContractTests extends TaskExporterContract {

  private static final String SECRET = "c4n4ry-t0ken";

  private final PushgatewayDouble there = new PushgatewayDouble();
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
    return ExportTarget.parse("pushgateway+http://" + service.address() + "");
  }

  @Override
  protected List<String> received() {
    return there.groups().values().stream().flatMap(group -> group.keySet().stream()).toList();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(SECRET);
  }

  @Override
  protected PluginOptions options() {
    return GivenOptions.of(new MetricsOptions(), "pushgateway.token", SECRET);
  }

  @Test
  void pushesFiguresToAGroupOfTheirOwn() throws Exception {
    new MetricsExporter().export(SampleRun.of(7), MemoryExport.of(target(), options()));
    exporter().export(SampleTask.of(3), MemoryExport.of(target(), options()));
    assertEquals(
        Set.of("/metrics/job/runner", "/metrics/job/runner/kind/task"), there.groups().keySet());
    Map<String, String> samples = there.groups().get("/metrics/job/runner/kind/task");
    assertEquals("0", samples.get("runner_task_passed"));
    assertEquals("1", samples.get("runner_task_failed_workloads"));
    assertEquals("90.000", samples.get("runner_task_duration_seconds"));
    assertEquals("1", samples.get("runner_workload_passed{number=\"1\",workload=\"Shop.buys1\"}"));
    assertEquals(
        "0.75",
        samples.get(
            "runner_workload_seconds{figure=\"p95\",number=\"2\",workload=\"Shop.buys2\"}"));
    assertEquals(
        12, samples.keySet().stream().filter(s -> s.startsWith("runner_workload_seconds")).count());
  }
}
