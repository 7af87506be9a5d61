package dev.runner.exporter.http;

import dev.runner.exporter.http.Answer.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Makes one call after the other, and tries again what may succeed later. Follows no redirect, as
 * that could take credentials to another host.
 */
public final class Delivery {

  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429);
  private static final Set<Integer> NEVER_DONE = Set.of(501, 505);

  private final HttpClient http;
  private final CallSettings settings;
  private final String credentials;
  private final Pauses pauses;

  /**
   * Creates it; nothing is connected yet.
   *
   * @param credentials the options to check after 401 and 403, quoted
   */
  public Delivery(CallSettings settings, String credentials) {
    this.http = settings.route().client(settings.timeout());
    this.settings = settings;
    this.credentials = credentials;
    this.pauses = new Pauses(settings.backoff(), settings.longest(), ThreadLocalRandom.current());
  }

  /**
   * Makes a call that does no harm when it is made twice.
   *
   * @param request asked for each attempt; its time limit is set here
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Answer send(Supplier<HttpRequest.Builder> request) throws InterruptedException {
    return send(request, true);
  }

  /**
   * Makes a call that is not made again once it may have been understood.
   *
   * @param request asked for each attempt; its time limit is set here
   * @return the answer, of the kind LOST if nobody knows whether the call has had its effect
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Answer sendOnce(Supplier<HttpRequest.Builder> request) throws InterruptedException {
    return send(request, false);
  }

  /**
   * Waits as before another attempt, for those who try again themselves.
   *
   * @param attempt how many attempts there were, from 1
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void pause(int attempt, Answer answer) throws InterruptedException {
    Optional<Duration> asked =
        answer.header("Retry-After").flatMap(text -> Pauses.asked(text, Instant.now()));
    Thread.sleep(pauses.before(attempt, asked).toMillis());
  }

  private Answer send(Supplier<HttpRequest.Builder> request, boolean repeatable)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Answer answer = attempt(settings.route().request(request.get().timeout(settings.timeout())));
      boolean again = answer.kind() == Kind.AWAY || (repeatable && answer.kind() == Kind.LOST);
      if (!again) {
        return answer;
      }
      if (attempt == settings.attempts()) {
        String tries = attempt == 1 ? "" : " (" + attempt + " attempts)";
        return answer.as(answer.kind(), answer.text() + tries);
      }
      pause(attempt, answer);
    }
  }

  /** Waits for the body, too, which the JDK's own limit does not. */
  private Answer attempt(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> future =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      return answer(future.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      return answer(e.getCause(), request.uri());
    } catch (TimeoutException e) {
      return answer(new HttpTimeoutException("no complete answer in time"), request.uri());
    } finally {
      future.cancel(true); // of no effect on what is there already
    }
  }

  private Answer answer(HttpResponse<String> reply) {
    int status = reply.statusCode();
    Answer answer = new Answer(Kind.ACCEPTED, "", Optional.of(reply));
    String through = settings.route().through(reply.request().uri());
    String text = "it answered " + status;
    if (status / 100 == 2) {
      return Answer.isPage(reply.body())
          ? answer.as(
              Kind.BARRED,
              "%s with a page for people, as log-ins of networks do: check the target%s"
                  .formatted(text, through))
          : answer;
    }
    return settings
        .route()
        .refusal(reply)
        .map(why -> answer.as(Kind.BARRED, why))
        .orElseGet(() -> refused(answer, text, through));
  }

  private Answer refused(Answer answer, String text, String through) {
    int status = answer.status();
    if (status / 100 == 3) {
      return answer.as(
          Kind.REFUSED,
          "%s and points to '%s': name that as the target%s"
              .formatted(
                  text, answer.header("Location").map(Delivery::place).orElse("nothing"), through));
    }
    if (status == 401 || status == 403) {
      return answer.as(Kind.BARRED, text + ": check " + credentials + through);
    }
    if (WORTH_ANOTHER_TRY.contains(status)) {
      return answer.as(Kind.AWAY, text + through);
    }
    boolean broken = status >= 500 && !NEVER_DONE.contains(status);
    return answer.as(broken ? Kind.LOST : Kind.REFUSED, text + through);
  }

  /** Without a query and a user, which may hold secrets. */
  private static String place(String location) {
    try {
      URI uri = new URI(location);
      if (uri.isOpaque() || (uri.getHost() == null && uri.getRawAuthority() != null)) {
        return "something else";
      }
      String scheme = uri.getScheme() == null ? "" : uri.getScheme() + ":";
      String host = uri.getHost() == null ? "" : "//" + uri.getHost();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return scheme + host + port + uri.getRawPath();
    } catch (URISyntaxException e) {
      return "something else";
    }
  }

  private Answer answer(Throwable problem, URI target) {
    if (!(problem instanceof IOException)) {
      throw new IllegalStateException("A call could not be made: " + problem, problem);
    }
    Silence silence = Silence.of(problem, settings.route(), target);
    return new Answer(silence.kind(), silence.text(), Optional.empty());
  }
}
