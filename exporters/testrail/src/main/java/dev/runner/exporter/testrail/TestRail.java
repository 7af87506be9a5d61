package dev.runner.exporter.testrail;

import dev.runner.exporter.http.Pauses;
import dev.runner.exporter.testrail.CallFailedException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls TestRail. Tries a question again whatever went wrong, and an order only where it was surely
 * not carried out; what follows an order without an answer is the caller's business. Follows no
 * redirect, as that could take the token to another host. Safe for several threads.
 */
final class TestRail {

  private static final String JSON = "application/json; charset=utf-8";

  private final HttpClient http;
  private final String base;
  private final String credentials;
  private final TestRailSettings.Access access;
  private final TestRailSettings.Patience patience;
  private final Pauses pauses;
  private final Answers answers;

  /**
   * Creates it; nothing is connected yet.
   *
   * @param target where TestRail is, with or without {@code index.php}
   */
  TestRail(URI target, TestRailSettings.Access access, TestRailSettings.Patience patience) {
    this.http = access.route().client(patience.timeout());
    this.base = target.toString().replaceFirst("/*(index\\.php)?/*$", "") + "/index.php?";
    this.access = access;
    this.patience = patience;
    this.credentials =
        Base64.getEncoder()
            .encodeToString(
                (access.user() + ":" + access.token()).getBytes(StandardCharsets.UTF_8));
    this.pauses = new Pauses(patience.backoff(), patience.longest(), ThreadLocalRandom.current());
    this.answers = new Answers(this::masked, access.route(), patience.timeout());
  }

  /** Returns the address of an endpoint, as in {@code get_cases/1&suite_id=2}. */
  URI api(String endpoint) {
    return URI.create(base + "/api/v2/" + endpoint);
  }

  /** Returns the address of a page for people, as in {@code runs/view/12}. */
  URI page(String path) {
    return URI.create(base + "/" + path);
  }

  /**
   * Asks.
   *
   * @throws CallFailedException if there is no answer, after some attempts
   */
  Node get(String endpoint) throws CallFailedException, InterruptedException {
    // Old versions want to know the type of what is not there.
    return call(request(endpoint).header("Content-Type", JSON).GET(), true);
  }

  /**
   * Gives an order, once as far as anybody knows.
   *
   * @throws CallFailedException if it was not carried out, or nobody knows
   */
  Node post(String endpoint, String json) throws CallFailedException, InterruptedException {
    return post(endpoint, JSON, BodyPublishers.ofString(json));
  }

  /**
   * Gives an order that is not written in JSON.
   *
   * @throws CallFailedException as of the other one
   */
  Node post(String endpoint, String type, BodyPublisher body)
      throws CallFailedException, InterruptedException {
    return call(request(endpoint).header("Content-Type", type).POST(body), false);
  }

  /**
   * Waits before an order is given again.
   *
   * @param attempt how many attempts there were, from 1
   * @param failure what became of the last one
   */
  void rest(int attempt, CallFailedException failure) throws InterruptedException {
    Thread.sleep(pauses.before(attempt, failure.asked()).toMillis());
  }

  /**
   * Tells whether an order is not given again.
   *
   * @param attempt how many attempts there were, from 1
   * @param begin when the first one began, in nanoseconds of this process
   */
  boolean isLast(int attempt, long begin) {
    return attempt >= patience.attempts()
        || System.nanoTime() - begin > patience.deadline().toNanos();
  }

  private Node call(HttpRequest.Builder request, boolean harmless)
      throws CallFailedException, InterruptedException {
    long begin = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return answers.read(send(request));
      } catch (CallFailedException e) {
        boolean again = e.kind() == Kind.AWAY || (harmless && e.kind() == Kind.UNCERTAIN);
        if (!again) {
          throw e;
        }
        Duration wait = pauses.before(attempt, e.asked());
        if (isLast(attempt, begin - wait.toNanos())) {
          throw e.with(attempt == 1 ? "" : " (" + attempt + " attempts)");
        }
        Thread.sleep(wait.toMillis());
      }
    }
  }

  /** Waits for the body, too, which the JDK's own limit does not. */
  private HttpResponse<String> send(HttpRequest.Builder builder)
      throws CallFailedException, InterruptedException {
    HttpRequest request = access.route().request(builder);
    CompletableFuture<HttpResponse<String>> reply =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      return reply.get(patience.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw answers.failure(new HttpTimeoutException("no complete answer in time"), request.uri());
    } catch (ExecutionException e) {
      throw answers.failure(
          e.getCause() instanceof IOException io ? io : new IOException(e.getCause()),
          request.uri());
    } finally {
      reply.cancel(true); // of no effect on what is there already
    }
  }

  private HttpRequest.Builder request(String endpoint) {
    return HttpRequest.newBuilder(api(endpoint))
        .header("Authorization", "Basic " + credentials)
        .header("User-Agent", "runner-testrail-exporter");
  }

  private String masked(String text) {
    String without = text.replace(credentials, "***");
    return access.token().isEmpty() ? without : without.replace(access.token(), "***");
  }
}
