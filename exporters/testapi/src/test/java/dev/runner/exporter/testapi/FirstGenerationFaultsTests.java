package dev.runner.exporter.testapi;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.doubles.FaultMatrix;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.TestApiDouble;
import java.util.List;

/** Results of the first generation, through all that may go wrong. */
class FirstGenerationFaultsTests extends FaultMatrix {

  private TestApiDouble remote = TestApiDouble.firstGeneration();

  @Override
  protected RunExporter exporter() {
    return new TestApiExporter();
  }

  @Override
  protected OptionDeclarations declarations() {
    return new TestApiOptions();
  }

  @Override
  protected String target() {
    return "testapi0+%s://%s/results";
  }

  @Override
  protected HttpDouble.Service fresh() {
    remote = service();
    return remote;
  }

  /** Returns the service of this generation. */
  TestApiDouble service() {
    return TestApiDouble.firstGeneration();
  }

  @Override
  protected List<String> options() {
    return List.of(
        "testapi.project",
        "shop",
        "testapi.pod",
        "lab-1",
        "testapi.pod-id",
        "1",
        "testapi.cases",
        "test",
        "testapi.token",
        CANARY + "-t0ken");
  }

  @Override
  protected List<String> remote() {
    return remote.results().stream()
        .map(result -> result.replaceAll("\"_id\":\"[^\"]*\"", ""))
        .toList();
  }
}
