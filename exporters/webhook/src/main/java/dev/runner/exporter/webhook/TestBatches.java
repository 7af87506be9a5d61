package dev.runner.exporter.webhook;

import dev.runner.api.export.Export;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Batches;
import dev.runner.exporter.http.Item;
import java.util.List;

/** Posts the tests of a run that are not there yet, some at a time; each is an item of its own. */
final class TestBatches implements Batches.Recipient {

  private final ExportedRun run;
  private final Export export;
  private final WebhookSettings settings;
  private final Messages messages;
  private final Hook hook;

  TestBatches(ExportedRun run, Export export, WebhookSettings settings) {
    this.run = run;
    this.export = export;
    this.settings = settings;
    this.messages = new Messages(run.header());
    this.hook = new Hook(export.target().endpoint(), settings);
  }

  void send() throws InterruptedException {
    export.expect(run.header().counts().planned());
    Batches batches =
        new Batches(export, new Batches.Limits(settings.batch(), Long.MAX_VALUE), this);
    for (ExportedTest test : run.tests()) {
      if (!batches.add(Item.of(test.key(), messages.of(test)))) {
        return;
      }
    }
    batches.finish();
  }

  @Override
  public String plan(List<Item> items) {
    return "%s, %d tests"
        .formatted(WebhookExporter.call(export, settings, messages.withTests(items)), items.size());
  }

  @Override
  public List<OutboxItem> send(List<Item> items) throws InterruptedException {
    String json = messages.withTests(items);
    Answer answer = hook.post(Item.digest(json), json);
    return items.stream()
        .map(
            item ->
                answer.accepted()
                    ? OutboxItem.sent(item.key(), item.content(), hook.id(answer))
                    : OutboxItem.failed(item.key(), item.content(), answer.text(), answer.retry()))
        .toList();
  }
}
