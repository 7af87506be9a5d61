package dev.runner.exporter.opensearch;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.doubles.FaultMatrix;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.SearchDouble;
import java.util.List;

/** Documents of an index, through all that may go wrong. */
class IndexFaultsTests extends FaultMatrix {

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
        "opensearch.user",
        "me",
        "opensearch.password",
        CANARY + "-passw0rd");
  }

  @Override
  protected boolean spoil(boolean one) {
    if (one) {
      remote.documents(0, 0, 400, 0, 0, 429, 400);
    }
    return true;
  }

  @Override
  protected List<String> remote() {
    return List.copyOf(remote.indexed().values());
  }
}
