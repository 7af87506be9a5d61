package dev.runner.exporter.opensearch;

import java.util.List;

/** Documents of a data stream, through all that may go wrong. */
final class DataStreamFaultsTests extends IndexFaultsTests {

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
}
