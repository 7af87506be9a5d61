package dev.runner.exporter.opensearch;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.doubles.FaultMatrix;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.SearchDouble;
import java.util.List;

/** Documents of a data stream, through all that may go wrong. */
final class DataStreamFaultsTests extends FaultMatrix {

  private SearchDouble remote = SearchDouble.openSearch();

  @Override
  protected RunExporter exporter() {
    return new SearchExporter();
  }

  @Override
  protected OptionDeclarations declarations() {
    return new SearchOptions();
  }

  @Override
  protected String target() {
    return "opensearch+%s://%s/results";
  }

  @Override
  protected HttpDouble.Service fresh() {
    remote = SearchDouble.openSearch();
    return remote;
  }

  @Override
  protected List<String> options() {
    return List.of(
        "opensearch.batch",
        "5",
        "opensearch.data-stream",
        "true",
        "opensearch.api-key",
        CANARY + "-k3y");
  }

  @Override
  protected List<String> remote() {
    return List.copyOf(remote.indexed().values());
  }
}
