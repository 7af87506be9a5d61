package dev.runner.exporter.webhook;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, for tests in batches. */
final class TestsTemplateTests extends RunExporterContract {

  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

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

  /** Returns the tests that have arrived; each may be there once. */
  @Override
  protected List<String> received() {
    return receiver.accepted().stream()
        .flatMap(body -> KEY.matcher(body).results().map(MatchResult::group))
        .toList();
  }

  @Override
  protected PluginOptions options() {
    return Receiver.options("template", "tests", "batch", "5");
  }
}
