package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.credential.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Makes clients. Not safe for use by several threads.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RestClientBuilder {

  /** How many characters of a body are recorded unless something else is said. */
  private static final int LONGEST_BODY = 4_096;

  private final URI base;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<Secret> secrets = new ArrayList<>();
  private Optional<String> name = Optional.empty();
  private Optional<HttpClient> http = Optional.empty();
  private Credentials credentials = Credentials.none();
  private Duration connect = Duration.ofSeconds(10);
  private Duration request = Duration.ofSeconds(60);
  private Duration total = Duration.ofMinutes(2);
  private boolean followRedirects;
  private Redaction redaction = Redaction.STANDARD;
  private int longestBody = LONGEST_BODY;
  private RetryRules retries = RetryRules.STANDARD;
  private Time time = Time.REAL;

  RestClientBuilder(URI base) {
    boolean usable = base.isAbsolute() && base.getHost() != null;
    if (!usable || base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "Invalid base '%s' of a client (expected a URI with scheme and host, without query, as in 'https://host/api'): correct it"
              .formatted(base));
    }
    this.base = base;
  }

  RestClientBuilder(ClientSettings settings) {
    this(settings.base());
    headers.putAll(settings.headers());
    secrets.addAll(settings.secrets());
    name = settings.name();
    http = Optional.of(settings.http());
    credentials = settings.credentials();
    request = settings.request();
    total = settings.total();
    redaction = settings.redaction();
    longestBody = settings.longestBody();
    retries = settings.retries();
    time = settings.time();
  }

  /**
   * Names the client in the record.
   *
   * @param text what it is called
   * @return this
   */
  public RestClientBuilder name(String text) {
    name = Optional.of(text);
    return this;
  }

  /**
   * Sends a header with each request.
   *
   * @param header its name
   * @param value its value
   * @return this
   */
  public RestClientBuilder header(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /**
   * Presents credentials with each request.
   *
   * @param hook asked for each attempt
   * @return this
   */
  public RestClientBuilder credentials(Credentials hook) {
    credentials = hook;
    return this;
  }

  /**
   * Masks a text wherever it stands in what is written down.
   *
   * @param text what is secret, of four characters at least
   * @return this
   */
  public RestClientBuilder secret(Secret text) {
    secrets.add(text);
    return this;
  }

  /**
   * Limits the time to connect; 10 s unless something else is said.
   *
   * @param limit more than nothing; has no effect beside {@link #http}
   * @return this
   */
  public RestClientBuilder connectTimeout(Duration limit) {
    connect = positive("connectTimeout", limit);
    return this;
  }

  /**
   * Limits the time of one attempt, from connecting to the end of the body; 60 s unless something
   * else is said.
   *
   * @param limit more than nothing
   * @return this
   */
  public RestClientBuilder requestTimeout(Duration limit) {
    request = positive("requestTimeout", limit);
    return this;
  }

  /**
   * Limits the time of a call with all attempts and waits; 2 min unless something else is said.
   *
   * @param limit more than nothing
   * @return this
   */
  public RestClientBuilder totalTimeout(Duration limit) {
    total = positive("totalTimeout", limit);
    return this;
  }

  /**
   * Follows redirections, but never from https to http; without it they are answers.
   *
   * @return this; has no effect beside {@link #http}
   */
  public RestClientBuilder followRedirects() {
    followRedirects = true;
    return this;
  }

  /**
   * Says what is masked by name.
   *
   * @param names instead of {@link Redaction#STANDARD}
   * @return this
   */
  public RestClientBuilder redaction(Redaction names) {
    redaction = names;
    return this;
  }

  /**
   * Says how much of a body is recorded; 4,096 characters unless something else is said.
   *
   * @param characters 0 or more
   * @return this
   */
  public RestClientBuilder longestBody(int characters) {
    if (characters < 0) {
      throw new IllegalArgumentException(
          "Invalid longestBody %d (allowed are 0 and more): correct it".formatted(characters));
    }
    longestBody = characters;
    return this;
  }

  /**
   * Says when calls are sent again.
   *
   * @param rules instead of {@link RetryRules#STANDARD}
   * @return this
   */
  public RestClientBuilder retries(RetryRules rules) {
    retries = rules;
    return this;
  }

  /**
   * Sends by another HTTP client, one with TLS settings of its own for instance.
   *
   * @param client the client, whose connect limit and redirections hold
   * @return this
   */
  public RestClientBuilder http(HttpClient client) {
    http = Optional.of(client);
    return this;
  }

  RestClientBuilder time(Time other) {
    time = other;
    return this;
  }

  /**
   * Makes the client; nothing is sent yet.
   *
   * @return the client
   */
  public RestClient build() {
    return new RestClient(
        new ClientSettings(
            name,
            base,
            headers,
            credentials,
            secrets,
            http.orElseGet(this::newHttp),
            request,
            total,
            redaction,
            longestBody,
            retries,
            time),
        Optional.empty());
  }

  /** With HTTP/1.1: what is sent is what is recorded, without offers to upgrade. */
  private HttpClient newHttp() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(connect)
        .followRedirects(followRedirects ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
        .build();
  }

  private static Duration positive(String what, Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "Invalid %s %s (allowed is more than nothing): correct it".formatted(what, limit));
    }
    return limit;
  }
}
