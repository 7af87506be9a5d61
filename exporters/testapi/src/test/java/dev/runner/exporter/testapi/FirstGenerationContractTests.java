package dev.runner.exporter.testapi;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.TestApiDouble;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, with a result for each test. */
final class FirstGenerationContractTests extends RunExporterContract {

  private static final String SECRET = "c4n4ry-t0ken";

  private final TestApiDouble api = TestApiDouble.firstGeneration();
  private HttpDouble service;

  @BeforeEach
  void start() throws IOException {
    service = HttpDouble.start(api);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected RunExporter exporter() {
    return new TestApiExporter();
  }

  @Override
  protected ExportTarget target() {
    return ExportTarget.parse("testapi0+http://" + service.address() + "/results");
  }

  /** Returns the cases that have a result; each may be there once. */
  @Override
  protected List<String> received() {
    return api.results().stream()
        .map(result -> result.replaceAll("\"_id\":\"[^\"]*\"", ""))
        .toList();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(SECRET);
  }

  @Override
  protected PluginOptions options() {
    return with("testapi.project", "shop");
  }

  @Override
  protected List<PluginOptions> elsewhere() {
    return List.of(
        with("testapi.project", "other"),
        with("testapi.pod-id", "2"),
        with("testapi.cases", "class"),
        with("testapi.scenario", "os-nosdn"),
        with("testapi.version", "2"),
        with("testapi.installer", "hand"),
        with("testapi.build-tag", "mine"));
  }

  private static PluginOptions with(String key, String value) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("testapi.project", "shop");
    all.put("testapi.pod", "lab-1");
    all.put("testapi.pod-id", "1");
    all.put("testapi.cases", "test");
    all.put("testapi.token", SECRET);
    all.put(key, value);
    return GivenOptions.of(
        new TestApiOptions(),
        all.entrySet().stream()
            .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
            .toArray(String[]::new));
  }
}
