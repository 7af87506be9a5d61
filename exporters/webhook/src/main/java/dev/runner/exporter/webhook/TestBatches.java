package dev.runner.exporter.webhook;

import dev.runner.api.export.Export;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Posts the tests of a run that are not there yet, some at a time; each is an item of its own. */
final class TestBatches {

  /** After so many in a row the others are left: each would wait as long for nothing. */
  private static final int MOST_UNANSWERED = 3;

  private final ExportedRun run;
  private final Export export;
  private final WebhookSettings settings;
  private final Messages messages;
  private final Delivery delivery;

  TestBatches(ExportedRun run, Export export, WebhookSettings settings) {
    this.run = run;
    this.export = export;
    this.settings = settings;
    this.messages = new Messages(run.header());
    this.delivery = new Delivery(export.target().endpoint(), settings);
  }

  void send() throws InterruptedException {
    export.expect(run.header().counts().planned());
    int unanswered = 0;
    List<ExportedTest> next = new ArrayList<>();
    for (ExportedTest test : run.tests()) {
      next.add(test);
      if (next.size() == settings.batch()) {
        unanswered = send(next) ? 0 : unanswered + 1;
        if (unanswered == MOST_UNANSWERED) {
          return;
        }
        next.clear();
      }
    }
    send(next);
  }

  /** Returns whether somebody has answered, or nothing was to be sent. */
  private boolean send(List<ExportedTest> tests) throws InterruptedException {
    Map<String, String> contents = new HashMap<>();
    tests.forEach(test -> contents.put(test.key(), WebhookExporter.digest(messages.of(test))));
    Map<String, OutboxItem> known = export.outbox().find(contents.keySet());
    List<ExportedTest> open =
        tests.stream()
            .filter(
                test ->
                    export
                        .outbox()
                        .isOpen(
                            Optional.ofNullable(known.get(test.key())), contents.get(test.key())))
            .toList();
    return open.isEmpty() || post(open, contents);
  }

  private boolean post(List<ExportedTest> open, Map<String, String> contents)
      throws InterruptedException {
    String json = messages.withTests(open);
    if (export.isDryRun()) {
      export.plan(
          "%s, %d tests".formatted(WebhookExporter.call(export, settings, json), open.size()));
      return true;
    }
    keep(open, test -> OutboxItem.pending(test.key(), contents.get(test.key())));
    Answer answer = delivery.post(WebhookExporter.digest(json), json);
    keep(
        open,
        test -> {
          String content = contents.get(test.key());
          return answer.accepted()
              ? OutboxItem.sent(test.key(), content, answer.text())
              : OutboxItem.failed(test.key(), content, answer.text(), answer.retry());
        });
    return !answer.retry();
  }

  private void keep(List<ExportedTest> tests, Function<ExportedTest, OutboxItem> item) {
    export.outbox().record(tests.stream().map(item).toList());
  }
}
