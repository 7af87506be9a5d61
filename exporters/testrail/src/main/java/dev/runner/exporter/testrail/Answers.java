package dev.runner.exporter.testrail;

import dev.runner.exporter.http.Pauses;
import dev.runner.exporter.http.Route;
import dev.runner.exporter.http.Silence;
import dev.runner.exporter.testrail.CallFailedException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tells what an answer, or its absence, means. */
final class Answers {

  /** Refused before anything was done, but not for ever: too early, maintenance, too many calls. */
  private static final Set<Integer> NOT_NOW = Set.of(409, 425, 429);

  private static final int LONGEST_WORDS = 500;

  private final UnaryOperator<String> masked;
  private final Route route;
  private final Duration timeout;

  /**
   * Creates it.
   *
   * @param masked takes secrets out of the other side's words
   * @param route how calls get there
   * @param timeout how long an answer may take
   */
  Answers(UnaryOperator<String> masked, Route route, Duration timeout) {
    this.masked = masked;
    this.route = route;
    this.timeout = timeout;
  }

  /**
   * Returns what an answer holds.
   *
   * @throws CallFailedException if it is no success, or holds no JSON
   */
  Node read(HttpResponse<String> reply) throws CallFailedException {
    int status = reply.statusCode();
    if (status / 100 != 2) {
      throw failure(reply);
    }
    Optional<Node> found = Node.parse(reply.body().isBlank() ? "{}" : reply.body());
    if (found.isEmpty() && reply.body().stripLeading().startsWith("<")) {
      throw new CallFailedException(
          Kind.BARRED,
          status,
          "it answered with a page instead of JSON: check the target's path, and that the API is enabled in TestRail"
              + route.through(reply.request().uri()),
          Optional.empty());
    }
    return found.orElseThrow(
        () ->
            new CallFailedException(
                Kind.UNCERTAIN, status, "its answer cannot be read", Optional.empty()));
  }

  private CallFailedException failure(HttpResponse<String> reply) {
    int status = reply.statusCode();
    Optional<String> unknown = route.refusal(reply);
    String text = unknown.orElseGet(() -> "it answered " + status + words(reply));
    Kind kind = Kind.REFUSED;
    if (unknown.isPresent()) {
      kind = Kind.BARRED;
    } else if (status / 100 == 3) {
      text += " and points to '%s': name that as the target".formatted(place(reply));
    } else if (status == 401 || status == 403) {
      kind = Kind.BARRED;
      text += ": check 'testrail.user', 'testrail.token' and what that user may do";
    } else if (NOT_NOW.contains(status)) {
      kind = Kind.AWAY;
    } else if (status >= 500 || status == 408) {
      kind = Kind.UNCERTAIN;
    }
    Optional<Duration> asked =
        reply.headers().firstValue("Retry-After").flatMap(h -> Pauses.asked(h, Instant.now()));
    String through = unknown.isPresent() ? "" : route.through(reply.request().uri());
    return new CallFailedException(kind, status, text + through, asked);
  }

  /** Returns its own words: {@code {"error": text}}. */
  private String words(HttpResponse<String> reply) {
    String error = Node.parse(reply.body()).map(body -> body.text("error")).orElse("").strip();
    String words = masked.apply(error.replaceAll("\\s+", " "));
    if (words.length() > LONGEST_WORDS) {
      words = words.substring(0, LONGEST_WORDS) + "...";
    }
    return words.isEmpty() ? "" : ": '" + words + "'";
  }

  /** Without a query, which may hold a secret. */
  private static String place(HttpResponse<String> reply) {
    try {
      URI uri = URI.create(reply.headers().firstValue("Location").orElse("nothing"));
      if (uri.isOpaque() || (uri.getHost() == null && uri.getRawAuthority() != null)) {
        return "something else";
      }
      String scheme = uri.getScheme() == null ? "" : uri.getScheme() + ":";
      String host = uri.getHost() == null ? "" : "//" + uri.getHost();
      return scheme + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    } catch (IllegalArgumentException e) {
      return "something else";
    }
  }

  /** Tells what it means that there was no answer, or half of one. */
  CallFailedException failure(IOException problem, URI target) {
    Silence silence = Silence.of(problem, route, target);
    Kind kind =
        switch (silence.kind()) {
          case BARRED -> Kind.BARRED;
          case AWAY -> Kind.AWAY;
          default -> Kind.UNCERTAIN;
        };
    String text = masked.apply(silence.text());
    boolean straight = route.through(target).isEmpty();
    if (kind == Kind.AWAY && straight) {
      text = "nobody answers there: check the target, or wait until it runs";
    } else if (kind == Kind.UNCERTAIN && problem instanceof HttpTimeoutException) {
      text = "no answer within " + timeout.toMillis() + " ms" + route.through(target);
    }
    return new CallFailedException(kind, 0, text, Optional.empty());
  }
}
