package dev.runner.exporter.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.RunExporterContract;
import dev.runner.api.export.contract.SampleRun;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

  @Test
  void doesNotTryEachBatchWhereNobodyAnswers() throws Exception {
    Receiver.Reply away = new Receiver.Reply(503, "Retry-After", "0");
    receiver.answers(away, away, away, away, away, away);
    PluginOptions two = Receiver.options("template", "tests", "batch", "2", "attempts", "2");
    MemoryExport export = MemoryExport.of(target(), two);
    exporter().export(SampleRun.of(12), export);
    assertEquals(6, receiver.calls().size());
    assertEquals(6, export.items().size());

    exporter().export(SampleRun.of(12), export.again());
    assertEquals(12, received().size());
  }

  @Override
  protected PluginOptions options() {
    return Receiver.options("template", "tests", "batch", "5");
  }
}
