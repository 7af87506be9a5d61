package dev.runner.exporter.opensearch;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.SearchDouble;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, with opensearch.data-stream = false. */
final class IndexContractTests extends RunExporterContract {

  private static final String SECRET = "c4n4ry-k3y";

  private final SearchDouble search = SearchDouble.openSearch();
  private HttpDouble service;

  @BeforeEach
  void start() throws IOException {
    service = HttpDouble.start(search);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected RunExporter exporter() {
    return new SearchExporter();
  }

  @Override
  protected ExportTarget target() {
    return ExportTarget.parse("opensearch+http://" + service.address() + "/runner-results");
  }

  /** Returns the documents; each may be there once. */
  @Override
  protected List<String> received() {
    return search.indexed().values().stream().toList();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(SECRET);
  }

  @Override
  protected PluginOptions options() {
    return GivenOptions.of(
        new SearchOptions(),
        "opensearch.data-stream",
        "false",
        "opensearch.batch",
        "5",
        "opensearch.api-key",
        SECRET);
  }

  @Override
  protected List<PluginOptions> elsewhere() {
    return List.of(GivenOptions.of(new SearchOptions(), "opensearch.data-stream", "true"));
  }
}
