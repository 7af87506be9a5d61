package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.PushgatewayDouble;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, for a push gateway. */
final class PushgatewayContractTests extends RunExporterContract {

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
  protected RunExporter exporter() {
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

  @Override
  protected List<PluginOptions> elsewhere() {
    return List.of(
        GivenOptions.of(new MetricsOptions(), "pushgateway.job", "other"),
        GivenOptions.of(new MetricsOptions(), "pushgateway.labels", "branch=main"));
  }
}
