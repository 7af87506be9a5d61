package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.junit.RunningTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A call in the making. Immutable: each method that changes something returns another one.
 *
 * <p>A call ends with an answer of an expected status, by default any from 200 to 299, or with a
 * {@link RestException}. An interrupt ends it, and stays set.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RestCall {

  private final ClientSettings settings;
  private final Optional<RunningTest> test;
  private final Target target;
  private final Expected expected;

  /** Where a call goes and how. */
  private record Target(
      String path, List<String> query, Map<String, List<String>> headers, Duration limit) {}

  /** What answer is wanted. */
  private record Expected(Set<Integer> statuses, Optional<String> contentType) {}

  RestCall(ClientSettings settings, Optional<RunningTest> test, String path) {
    this(
        settings,
        test,
        new Target(path, List.of(), Map.of(), settings.request()),
        new Expected(Set.of(), Optional.empty()));
  }

  private RestCall(
      ClientSettings settings, Optional<RunningTest> test, Target target, Expected expected) {
    this.settings = settings;
    this.test = test;
    this.target = target;
    this.expected = expected;
  }

  /**
   * Adds a parameter to the query.
   *
   * @param name its name
   * @param value its value, encoded where needed
   * @return another call
   */
  public RestCall query(String name, Object value) {
    List<String> query = new ArrayList<>(target.query());
    query.add(Body.encoded(name) + "=" + Body.encoded(value.toString()));
    return with(new Target(target.path(), List.copyOf(query), target.headers(), target.limit()));
  }

  /**
   * Sets a header, instead of one of the client's or of the credentials'.
   *
   * @param name its name
   * @param values its values; without any it is not sent
   * @return another call
   */
  public RestCall header(String name, String... values) {
    Map<String, List<String>> headers = new LinkedHashMap<>(target.headers());
    headers.put(name, List.of(values));
    return with(new Target(target.path(), target.query(), headers, target.limit()));
  }

  /**
   * Limits how long one attempt may take, body included.
   *
   * @param limit the limit, instead of the client's
   * @return another call
   */
  public RestCall timeout(Duration limit) {
    return with(new Target(target.path(), target.query(), target.headers(), limit));
  }

  /**
   * Says which statuses are right; all others are failures then, of success as well.
   *
   * @param statuses at least one HTTP status
   * @return another call
   */
  public RestCall expect(int... statuses) {
    if (statuses.length == 0) {
      throw new IllegalArgumentException("No status is expected: name at least one");
    }
    Set<Integer> wanted = Arrays.stream(statuses).boxed().collect(Collectors.toSet());
    return new RestCall(settings, test, target, new Expected(wanted, expected.contentType()));
  }

  /**
   * Says which type a body must have, and asks for it by {@code Accept}.
   *
   * @param contentType the type without parameters
   * @return another call
   */
  public RestCall expectType(String contentType) {
    return new RestCall(
            settings, test, target, new Expected(expected.statuses(), Optional.of(contentType)))
        .header("Accept", contentType);
  }

  /**
   * Sends GET.
   *
   * @return the answer
   */
  public RestResponse get() {
    return send("GET", Body.none());
  }

  /**
   * Sends HEAD.
   *
   * @return the answer, without a body
   */
  public RestResponse head() {
    return send("HEAD", Body.none());
  }

  /**
   * Sends POST.
   *
   * @param body what it carries
   * @return the answer
   */
  public RestResponse post(Body body) {
    return send("POST", body);
  }

  /**
   * Sends PUT.
   *
   * @param body what it carries
   * @return the answer
   */
  public RestResponse put(Body body) {
    return send("PUT", body);
  }

  /**
   * Sends PATCH.
   *
   * @param body what it carries
   * @return the answer
   */
  public RestResponse patch(Body body) {
    return send("PATCH", body);
  }

  /**
   * Sends DELETE.
   *
   * @return the answer
   */
  public RestResponse delete() {
    return send("DELETE", Body.none());
  }

  /**
   * Sends any request.
   *
   * @param method the method of HTTP
   * @param body what it carries
   * @return the answer, of an expected status
   * @throws StatusException if the status is another one
   * @throws InvalidResponseException if an answer of an expected status breaks a rule of HTTP
   * @throws UnexpectedContentTypeException if the body is of another type than the expected one
   * @throws NoAnswerException if there was none in time
   * @throws CallInterruptedException if this thread is or was interrupted
   */
  public RestResponse send(String method, Body body) {
    Outgoing call =
        new Outgoing(
            method, uri(), target.headers(), body, target.limit(), test.or(RunningTest::current));
    RestResponse response = new Caller(settings).call(call);
    check(response);
    return response;
  }

  private void check(RestResponse response) {
    boolean right =
        expected.statuses().isEmpty()
            ? response.status() / 100 == 2
            : expected.statuses().contains(response.status());
    if (!right) {
      throw StatusFailures.of(response, statuses());
    }
    ResponseRules.check(response);
    expected
        .contentType()
        .filter(type -> response.content().length > 0 && !isOf(type, response.contentType()))
        .ifPresent(
            type -> {
              throw new UnexpectedContentTypeException(response, type);
            });
  }

  private static boolean isOf(String wanted, String found) {
    return found.split(";", 2)[0].strip().equalsIgnoreCase(wanted);
  }

  private String statuses() {
    return expected.statuses().isEmpty()
        ? "2xx"
        : new TreeSet<>(expected.statuses())
            .stream().map(Object::toString).collect(Collectors.joining(" or "));
  }

  private URI uri() {
    String base = settings.base().toString();
    String path = target.path();
    String gap = path.isEmpty() || base.endsWith("/") || path.startsWith("/") ? "" : "/";
    String joined =
        base.endsWith("/") && path.startsWith("/") ? base + path.substring(1) : base + gap + path;
    String query = String.join("&", target.query());
    if (query.isEmpty()) {
      return URI.create(joined);
    }
    return URI.create(joined + (joined.contains("?") ? "&" : "?") + query);
  }

  private RestCall with(Target other) {
    return new RestCall(settings, test, other, expected);
  }
}
