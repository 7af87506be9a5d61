package dev.runner.exporter.metrics;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.doubles.FaultMatrix;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.PushgatewayDouble;
import java.util.List;

/** A push, through all that may go wrong. */
class PushgatewayFaultsTests extends FaultMatrix {

  private PushgatewayDouble remote = new PushgatewayDouble();

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
    return "pushgateway+%s://%s";
  }

  @Override
  protected HttpDouble.Service fresh() {
    remote = new PushgatewayDouble();
    return remote;
  }

  @Override
  protected List<String> options() {
    return List.of("pushgateway.token", CANARY + "-t0ken");
  }

  @Override
  protected List<String> remote() {
    return remote.groups().entrySet().stream().map(Object::toString).toList();
  }
}
