package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What a request carries. Immutable.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Body {

  private final Optional<String> contentType;
  private final byte[] content;

  private Body(Optional<String> contentType, byte[] content) {
    this.contentType = contentType;
    this.content = content;
  }

  /**
   * Carries nothing.
   *
   * @return no body
   */
  public static Body none() {
    return new Body(Optional.empty(), new byte[0]);
  }

  /**
   * Carries a value as JSON.
   *
   * @param value a record, map, list, JSON node or anything else that Jackson writes
   * @return the body
   */
  public static Body json(Object value) {
    return new Body(Optional.of("application/json"), Json.MAPPER.writeValueAsBytes(value));
  }

  /**
   * Carries a text that is JSON already, or that a service shall refuse.
   *
   * @param text taken as it is
   * @return the body
   */
  public static Body jsonText(String text) {
    return text("application/json", text);
  }

  /**
   * Carries fields as a form does.
   *
   * @param fields values by name
   * @return the body
   */
  public static Body form(Map<String, String> fields) {
    return text(
        "application/x-www-form-urlencoded",
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  /**
   * Carries a text.
   *
   * @param contentType its type; the text is written in UTF-8
   * @param text the text
   * @return the body
   */
  public static Body text(String contentType, String text) {
    return bytes(contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Carries bytes.
   *
   * @param contentType their type
   * @param content the bytes
   * @return the body
   */
  public static Body bytes(String contentType, byte[] content) {
    return new Body(Optional.of(contentType), content.clone());
  }

  Optional<String> contentType() {
    return contentType;
  }

  byte[] content() {
    return content;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
