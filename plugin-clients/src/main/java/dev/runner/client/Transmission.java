package dev.runner.client;

import dev.runner.api.credential.Secret;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request once and waits for the whole answer. */
final class Transmission {

  private static final String CONTENT_TYPE = "Content-Type";

  private final ClientSettings settings;

  Transmission(ClientSettings settings) {
    this.settings = settings;
  }

  /**
   * Sends.
   *
   * @param call what
   * @param attempt the number of the attempt
   * @param limit how long it may take
   * @return the answer, or why there is none; an interrupt is one reason, and no longer set
   */
  Exchange send(Outgoing call, int attempt, Duration limit) {
    Map<String, Secret> credentials = settings.credentials().headers();
    Redactor redactor =
        new Redactor(settings.redaction(), credentials, settings.secrets(), settings.longestBody());
    Request request = new Request(call.method(), redactor.uri(call.uri()));
    HttpRequest built = built(call, credentials, limit);
    Instant at = settings.time().now();
    long begin = settings.time().nanos();
    Optional<RestResponse> response = Optional.empty();
    Optional<RestException> failure = Optional.empty();
    try {
      HttpResponse<byte[]> answer = answer(built, limit);
      response = Optional.of(response(request, answer, redactor));
    } catch (InterruptedException e) {
      failure = Optional.of(new CallInterruptedException(request, e));
    } catch (IOException e) {
      failure = Optional.of(failure(request, e, limit, redactor));
    }
    Duration took = Duration.ofNanos(settings.time().nanos() - begin);
    Map<String, List<String>> sent = redactor.headers(built.headers().map());
    return new Exchange(at, attempt, took, request, sent, call.body(), response, failure, redactor);
  }

  /** Waits for the body, too, which the JDK's own limit does not. */
  private HttpResponse<byte[]> answer(HttpRequest request, Duration limit)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> future =
        settings.http().sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      HttpTimeoutException late = new HttpTimeoutException("no complete answer in time");
      late.initCause(e);
      throw late;
    } finally {
      future.cancel(true); // of no effect on what is there already
    }
  }

  private static RestResponse response(
      Request request, HttpResponse<byte[]> answer, Redactor redactor) {
    return new RestResponse(
        request, answer.statusCode(), answer.headers().map(), answer.body(), redactor);
  }

  private static NoAnswerException failure(
      Request request, IOException e, Duration limit, Redactor redactor) {
    boolean late = e instanceof HttpTimeoutException;
    String said = Optional.ofNullable(e.getMessage()).orElse("no reason given");
    String problem = redactor.text(e.getClass().getSimpleName() + ": " + said);
    String text = late ? "%s (limit %d ms)".formatted(problem, limit.toMillis()) : problem;
    return new NoAnswerException(request, text, e, late);
  }

  private HttpRequest built(Outgoing call, Map<String, Secret> credentials, Duration limit) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    settings.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    credentials.forEach((name, value) -> headers.put(name, List.of(value.reveal())));
    call.body().contentType().ifPresent(type -> headers.put(CONTENT_TYPE, List.of(type)));
    headers.putAll(call.headers());
    BodyPublisher body =
        call.body().content().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(call.body().content());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri()).timeout(limit).method(call.method(), body);
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    return request.build();
  }
}
