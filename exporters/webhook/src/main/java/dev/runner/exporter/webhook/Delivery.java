package dev.runner.exporter.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;

/**
 * Posts one text after the other, and tries again what may succeed later. Follows no redirect, as
 * that could take the token to another host.
 */
final class Delivery {

  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429);
  private static final int LONGEST_ID = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;
  private final WebhookSettings settings;
  private final Pauses pauses;

  /** Creates it; nothing is connected yet. */
  Delivery(URI target, WebhookSettings settings) {
    this.endpoint = settings.path().map(path -> URI.create(target + path)).orElse(target);
    this.settings = settings;
    this.pauses = new Pauses(settings, ThreadLocalRandom.current());
  }

  /**
   * Posts a text.
   *
   * @param key the same for the same text, so that the other side can tell that it has it
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  Answer post(String key, String json) throws InterruptedException {
    HttpRequest request = request(key, json);
    for (int attempt = 1; ; attempt++) {
      Optional<HttpResponse<String>> reply = Optional.empty();
      Answer answer;
      try {
        reply = Optional.of(http.send(request, BodyHandlers.ofString()));
        answer = answer(reply.get());
      } catch (IOException e) {
        answer = answer(e);
      }
      if (!answer.soon()) {
        return answer;
      }
      if (attempt == settings.attempts()) {
        return Answer.away(answer.text() + " (" + attempt + " attempts)");
      }
      Thread.sleep(pauses.before(attempt, reply, Instant.now()).toMillis());
    }
  }

  private HttpRequest request(String key, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(settings.timeout())
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json));
    settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  private static Answer answer(HttpResponse<String> reply) {
    int status = reply.statusCode();
    if (status / 100 == 2) {
      String id = reply.headers().firstValue("Location").orElseGet(() -> reply.body().strip());
      return Answer.accepted(id.substring(0, Math.min(LONGEST_ID, id.length())));
    }
    if (status / 100 == 3) {
      return Answer.refused(
          "it answered %d and points to '%s': name that as the target"
              .formatted(status, reply.headers().firstValue("Location").orElse("nothing")));
    }
    String text = "it answered " + status;
    if (status == 401 || status == 403) {
      return Answer.barred(text + ": check 'webhook.token' and 'webhook.secret-path'");
    }
    return status >= 500 || WORTH_ANOTHER_TRY.contains(status)
        ? Answer.away(text)
        : Answer.refused(text);
  }

  private static Answer answer(IOException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return Answer.barred("no secure connection: " + cause.getMessage());
      }
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return Answer.barred("its host is not known: check the target");
      }
    }
    return Answer.away("no answer: " + problem);
  }
}
