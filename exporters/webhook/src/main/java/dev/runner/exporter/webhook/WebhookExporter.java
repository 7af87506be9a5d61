package dev.runner.exporter.webhook;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTask;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.TaskExporter;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Posts runs and tasks to a URL: one object about it, a message for people, or all tests of a run
 * in batches.
 */
public final class WebhookExporter implements RunExporter, TaskExporter {

  private static final String RUN = "run";
  private static final String TASK = "task";

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
    settings.calls().route().problem(target.endpoint()).ifPresent(wrong::add);
    if (settings.path().isPresent() && target.uri().getRawQuery() != null) {
      wrong.add("'webhook.secret-path' cannot follow a target with a query: put all of it there");
    }
    if (settings.path().filter(path -> path.chars().anyMatch(c -> c <= ' ')).isPresent()) {
      wrong.add("option 'webhook.secret-path' holds blanks: it is a part of a URL");
    }
    return wrong;
  }

  @Override
  public Set<String> destinationOptions(ExportTarget target) {
    return target.scheme().startsWith("slack+")
        ? Set.of("webhook.secret-path")
        : Set.of("webhook.secret-path", "webhook.template");
  }

  @Override
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    WebhookSettings settings = WebhookSettings.of(export.options());
    if (settings.perTest() && !isSlack(export)) {
      new TestBatches(run, export, settings).send();
      return ExportReceipt.NONE;
    }
    List<ExportedTest> failures = failures(run, settings.failures());
    Messages messages = new Messages(run.header());
    String json = isSlack(export) ? messages.forSlack(failures) : messages.aboutRun(failures);
    sendOne(Item.of(RUN, json), run.header().id(), export, settings);
    return ExportReceipt.NONE;
  }

  @Override
  public ExportReceipt export(ExportedTask task, Export export) throws Exception {
    WebhookSettings settings = WebhookSettings.of(export.options());
    TaskMessages messages = new TaskMessages(task);
    String json = isSlack(export) ? messages.forSlack(settings.failures()) : messages.aboutTask();
    sendOne(Item.of(TASK, json), task.header().id(), export, settings);
    return ExportReceipt.NONE;
  }

  private static boolean isSlack(Export export) {
    return export.target().scheme().startsWith("slack+");
  }

  /**
   * Posts one object, unless it is there.
   *
   * @param id the id of the run or task
   */
  private static void sendOne(Item item, String id, Export export, WebhookSettings settings)
      throws InterruptedException {
    export.expect(1);
    if (!export.outbox().isOpen(item.key(), item.content())) {
      return;
    }
    if (export.isDryRun()) {
      export.plan(call(export, settings, item.body()) + ": " + item.body());
      return;
    }
    export.outbox().pending(item.key(), item.content());
    Hook hook = new Hook(export.target().endpoint(), settings);
    Answer answer = hook.post(Item.digest(id + item.content()), item.body());
    if (answer.accepted()) {
      export.outbox().sent(item.key(), item.content(), hook.id(answer));
    } else {
      export.outbox().failed(item.key(), item.content(), answer.text(), answer.retry());
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
