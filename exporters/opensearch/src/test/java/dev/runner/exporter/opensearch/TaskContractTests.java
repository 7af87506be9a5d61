package dev.runner.exporter.opensearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.TaskExporter;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleTask;
import dev.runner.api.export.contract.TaskExporterContract;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.SearchDouble;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract, for tasks. */
final class TaskContractTests extends TaskExporterContract {

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
  protected TaskExporter exporter() {
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

  @Test
  void indexesTheTaskAndEachWorkload() throws Exception {
    MemoryExport export = MemoryExport.of(target(), options());
    ExportReceipt receipt = exporter().export(SampleTask.of(5), export);

    assertEquals(6, search.indexed().size());
    assertEquals(6, export.expected());
    String task = search.indexed().get(receipt.remoteIds().get("document"));
    assertTrue(
        task.startsWith(
            "{\"@timestamp\":\"2026-01-02T12:00:00Z\",\"kind\":\"task\",\"task\":\"7b0f"),
        task);
    assertTrue(
        receipt.links().get(0).toString().contains("_search?q=task:%227b0f4a52-"),
        receipt::toString);
    String failed =
        search.indexed().values().stream()
            .filter(text -> text.contains("\"key\":\"workload-2\""))
            .findFirst()
            .orElseThrow();
    assertTrue(
        failed.contains("\"problems\":[\"failure_rate: Failure rate 10.00% > 0.00%\"]"), failed);
    assertTrue(failed.contains("\"settings\":[\"concurrency=4\",\"times=20\"]"), failed);
    assertTrue(failed.contains("\"passed\":false"), failed);
    assertTrue(failed.contains("\"seconds\":{\"min\":0.1,"), failed);
  }
}
