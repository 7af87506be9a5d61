package dev.runner.exporter.webhook;

import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Delivery;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Posts one text after the other to one URL. */
final class Hook {

  private static final int LONGEST_ID = 200;

  private final Delivery delivery;
  private final URI endpoint;
  private final WebhookSettings settings;

  /** Creates it; nothing is connected yet. */
  Hook(URI target, WebhookSettings settings) {
    this.endpoint = settings.path().map(path -> URI.create(target + path)).orElse(target);
    this.settings = settings;
    this.delivery = new Delivery(settings.calls(), "'webhook.token' and 'webhook.secret-path'");
  }

  /**
   * Posts a text.
   *
   * @param key the same for the same text, so that the other side can tell that it has it
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  Answer post(String key, String json) throws InterruptedException {
    Answer answer = delivery.send(() -> request(key, json));
    boolean page = answer.status() / 100 == 2; // any receiver may answer with one
    return page ? answer.as(Answer.Kind.ACCEPTED, "") : answer;
  }

  /** Returns what the other side calls what it has accepted. */
  String id(Answer answer) {
    String id = answer.header("Location").orElseGet(() -> answer.body().strip());
    return answer.cut(id, LONGEST_ID, settings.path().stream().toList());
  }

  private HttpRequest.Builder request(String key, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json));
    settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }
}
