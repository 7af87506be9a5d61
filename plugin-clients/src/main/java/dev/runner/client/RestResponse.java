package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer, read to its end. What it gives is not redacted. Immutable.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RestResponse {

  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)");
  private static final int EXCERPT = 1_000;

  private final Request request;
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Redactor redactor;

  RestResponse(
      Request request,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      Redactor redactor) {
    this.request = request;
    this.status = status;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.body = body;
    this.redactor = redactor;
  }

  Request request() {
    return request;
  }

  Redactor redactor() {
    return redactor;
  }

  byte[] content() {
    return body;
  }

  Map<String, List<String>> allHeaders() {
    return headers;
  }

  /**
   * Returns the status.
   *
   * @return an HTTP status
   */
  public int status() {
    return status;
  }

  /**
   * Returns the first value of a header.
   *
   * @param name its name, in any spelling
   * @return the value, or empty if there is none
   */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /**
   * Returns all values of a header.
   *
   * @param name its name, in any spelling
   * @return the values in the order in which they came, may be empty
   */
  public List<String> headers(String name) {
    return List.copyOf(headers.getOrDefault(name, List.of()));
  }

  /**
   * Returns the type of the body.
   *
   * @return the value of {@code Content-Type}, empty text if there is none
   */
  public String contentType() {
    return header("Content-Type").orElse("");
  }

  /**
   * Returns the body.
   *
   * @return a copy of the bytes, may be empty
   */
  public byte[] bytes() {
    return body.clone();
  }

  /**
   * Returns the body as text.
   *
   * @return the text, in the character set that its type names, else UTF-8
   */
  public String text() {
    return new String(body, charset());
  }

  /**
   * Returns the body as JSON.
   *
   * @return the value
   * @throws UnexpectedContentTypeException if it is of another type, or no JSON although its type
   *     says so
   */
  public JsonNode json() {
    return as(JsonNode.class);
  }

  /**
   * Returns the body, which is JSON, as a value of some type.
   *
   * @param <T> the type
   * @param type a record or anything else that Jackson reads
   * @return the value
   * @throws UnexpectedContentTypeException if it is of another type, or no JSON although its type
   *     says so
   */
  public <T> T as(Class<T> type) {
    if (!Json.isType(contentType())) {
      throw new UnexpectedContentTypeException(this, "application/json");
    }
    try {
      return Json.MAPPER.readValue(text(), type);
    } catch (JacksonException e) {
      // Not its whole text, which quotes the body.
      String wanted = type == JsonNode.class ? "JSON" : "JSON for " + type.getSimpleName();
      throw new UnexpectedContentTypeException(
          this, "%s: %s".formatted(wanted, redactor.text(e.getOriginalMessage())));
    }
  }

  /**
   * Checks the body against a JSON Schema.
   *
   * @param schema the text of the schema; draft 2020-12 unless it says another one
   * @return this
   * @throws SchemaException if it is not what the schema says; all violations are listed
   * @throws UnexpectedContentTypeException if it is no JSON
   */
  public RestResponse matches(String schema) {
    List<SchemaException.Violation> violations = SchemaCheck.violations(schema, json());
    if (!violations.isEmpty()) {
      throw new SchemaException(
          this,
          violations.stream()
              .map(v -> new SchemaException.Violation(v.pointer(), redactor.text(v.message())))
              .toList());
    }
    return this;
  }

  /**
   * Checks the body against a JSON Schema that lies among the resources of a class.
   *
   * @param owner the class beside which it lies
   * @param resource its name, as of {@code Class.getResource}
   * @return this
   * @throws IllegalArgumentException if there is no such resource
   * @throws SchemaException as {@link #matches(String)}
   */
  public RestResponse matches(Class<?> owner, String resource) {
    return matches(SchemaCheck.resource(owner, resource));
  }

  /** Returns what failures show of the body: its redacted beginning in a line of its own. */
  String excerpt() {
    if (body.length == 0) {
      return "";
    }
    Redactor.Shown shown = redactor.body(contentType(), body);
    String text = shown.text().orElse("(%d bytes)".formatted(body.length));
    return "\n  " + (text.length() > EXCERPT ? text.substring(0, EXCERPT) + "..." : text);
  }

  private Charset charset() {
    Matcher named = CHARSET.matcher(contentType());
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Returns status, type and length, never the body. */
  @Override
  public String toString() {
    return "RestResponse[%d %s, %d bytes]".formatted(status, contentType(), body.length);
  }
}
