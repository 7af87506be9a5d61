package dev.runner.exporter.testrail;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, with cases that are made and results in small batches. */
final class TestRailContractTests extends RunExporterContract {

  private TestRailDouble testRail;

  @BeforeEach
  void start() throws IOException {
    testRail = TestRailDouble.start();
  }

  @AfterEach
  void stop() {
    testRail.close();
  }

  @Override
  protected RunExporter exporter() {
    return new TestRailExporter(this::options);
  }

  @Override
  protected ExportTarget target() {
    return testRail.target();
  }

  @Override
  protected List<String> received() {
    return testRail.made();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(TestRailDouble.TOKEN);
  }

  @Override
  protected PluginOptions options() {
    return Local.options("batch", "5");
  }

  @Override
  protected List<PluginOptions> elsewhere() {
    return List.of(Local.options("mode", "plan"));
  }
}
