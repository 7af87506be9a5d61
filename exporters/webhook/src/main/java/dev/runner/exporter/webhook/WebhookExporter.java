package dev.runner.exporter.webhook;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Posts runs to a URL: one object about the run, a message for people, or all tests in batches. */
public final class WebhookExporter implements RunExporter {

  private static final String RUN = "run";

  /** For the runner, which finds it as a service. */
  public WebhookExporter() {}

  @Override
  public ExporterDescription description() {
    return ExporterDescription.of(
        "posts it to a URL as JSON, or as a message that Slack understands",
        "webhook+http",
        "webhook+https",
        "slack+http",
        "slack+https");
  }

  @Override
  public List<String> validate(ExportTarget target) {
    WebhookSettings settings = WebhookSettings.of(PluginOptions.of(getClass()));
    List<String> wrong = new ArrayList<>();
    if (target.uri().getHost() == null) {
      wrong.add("the target names no host: write it as in 'webhook+https://HOST/PATH'");
    }
    if (settings.path().isPresent() && target.uri().getRawQuery() != null) {
      wrong.add("'webhook.secret-path' cannot follow a target with a query: put all of it there");
    }
    if (settings.path().filter(path -> path.chars().anyMatch(c -> c <= ' ')).isPresent()) {
      wrong.add("option 'webhook.secret-path' holds blanks: it is a part of a URL");
    }
    return wrong;
  }

  @Override
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    WebhookSettings settings = WebhookSettings.of(export.options());
    boolean slack = export.target().scheme().startsWith("slack+");
    if (settings.perTest() && !slack) {
      new TestBatches(run, export, settings).send();
    } else {
      sendOne(run, export, settings, slack);
    }
    return ExportReceipt.NONE;
  }

  private static void sendOne(
      ExportedRun run, Export export, WebhookSettings settings, boolean slack)
      throws InterruptedException {
    List<ExportedTest> failures = failures(run, settings.failures());
    Messages messages = new Messages(run.header());
    String json = slack ? messages.forSlack(failures) : messages.aboutRun(failures);
    String content = Item.digest(json);
    export.expect(1);
    if (!export.outbox().isOpen(RUN, content)) {
      return;
    }
    if (export.isDryRun()) {
      export.plan(call(export, settings, json) + ": " + json);
      return;
    }
    export.outbox().pending(RUN, content);
    Answer answer =
        new Hook(export.target().endpoint(), settings)
            .post(Item.digest(run.header().id() + content), json);
    if (answer.accepted()) {
      export.outbox().sent(RUN, content, Hook.id(answer));
    } else {
      export.outbox().failed(RUN, content, answer.text(), answer.retry());
    }
  }

  private static List<ExportedTest> failures(ExportedRun run, int most) {
    List<ExportedTest> failures = new ArrayList<>();
    if (most == 0 || run.header().counts().failed() + run.header().counts().error() == 0) {
      return failures;
    }
    for (ExportedTest test : run.tests()) {
      if (test.outcome() == Outcome.FAILED || test.outcome() == Outcome.ERROR) {
        failures.add(test);
        if (failures.size() == most) {
          break;
        }
      }
    }
    return failures;
  }

  /** Returns a call in a line. */
  static String call(Export export, WebhookSettings settings, String json) {
    return "POST %s%s, %,d bytes"
        .formatted(
            export.target().endpoint(),
            settings.path().isPresent() ? "***" : "",
            json.getBytes(StandardCharsets.UTF_8).length);
  }
}
