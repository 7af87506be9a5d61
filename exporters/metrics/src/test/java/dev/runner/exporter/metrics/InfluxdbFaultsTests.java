package dev.runner.exporter.metrics;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.doubles.FaultMatrix;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.InfluxDouble;
import java.util.List;

/** Points, through all that may go wrong. */
class InfluxdbFaultsTests extends FaultMatrix {

  private InfluxDouble remote = new InfluxDouble();

  @Override
  protected RunExporter exporter() {
    return new MetricsExporter();
  }

  @Override
  protected OptionDeclarations declarations() {
    return new MetricsOptions();
  }

  @Override
  protected String target() {
    return "influxdb+%s://%s/ci";
  }

  @Override
  protected HttpDouble.Service fresh() {
    remote = new InfluxDouble();
    return remote;
  }

  @Override
  protected List<String> options() {
    return List.of(
        "influxdb.org", "us", "influxdb.batch", "5", "influxdb.token", CANARY + "-t0ken");
  }

  @Override
  protected boolean spoil(boolean one) {
    remote.refuses(line -> one && line.contains("buys4,"));
    return true;
  }

  @Override
  protected List<String> remote() {
    return remote.points().entrySet().stream().map(Object::toString).toList();
  }
}
