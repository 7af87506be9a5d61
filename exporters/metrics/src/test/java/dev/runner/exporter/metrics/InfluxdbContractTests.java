package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.InfluxDouble;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, for InfluxDB 2. */
final class InfluxdbContractTests extends RunExporterContract {

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
  protected RunExporter exporter() {
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

  @Override
  protected List<PluginOptions> elsewhere() {
    return List.of(
        GivenOptions.of(new MetricsOptions(), "influxdb.org", "them"),
        GivenOptions.of(new MetricsOptions(), "influxdb.org", "us", "influxdb.tags", "branch=main"),
        GivenOptions.of(new MetricsOptions(), "influxdb.org", "us", "influxdb.precision", "ms"));
  }
}
