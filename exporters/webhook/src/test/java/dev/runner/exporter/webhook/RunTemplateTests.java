package dev.runner.exporter.webhook;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, for one object about a run. */
final class RunTemplateTests extends RunExporterContract {

  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Override
  protected RunExporter exporter() {
    return new WebhookExporter();
  }

  @Override
  protected ExportTarget target() {
    return receiver.target("webhook+http");
  }

  @Override
  protected List<String> received() {
    return receiver.accepted();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(Receiver.TOKEN);
  }

  @Override
  protected PluginOptions options() {
    return Receiver.options();
  }

  @Override
  protected List<PluginOptions> elsewhere() {
    return List.of(
        Receiver.options("secret-path", "/A"),
        Receiver.options("secret-path", "/B"),
        Receiver.options("template", "tests"));
  }
}
