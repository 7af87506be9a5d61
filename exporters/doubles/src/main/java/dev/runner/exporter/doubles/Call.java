package dev.runner.exporter.doubles;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that has arrived.
 *
 * @param method its method
 * @param uri its path and query as they were written
 * @param headers the first value of each header, by names in any case
 * @param body its body
 */
public record Call(String method, URI uri, Map<String, String> headers, byte[] body) {

  /** Copies the headers. */
  public Call {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = copy;
  }

  /** Returns the path as it was written, without the query. */
  public String path() {
    return uri.getRawPath();
  }

  /** Returns a parameter of the query, decoded. */
  public Optional<String> parameter(String name) {
    return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .map(value -> java.net.URLDecoder.decode(value, StandardCharsets.UTF_8))
        .findFirst();
  }

  /** Returns a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Returns the body as a text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the method and the path with its query. */
  @Override
  public String toString() {
    return method + " " + uri;
  }
}
