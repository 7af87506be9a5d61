package dev.runner.exporter.doubles;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body; may be empty
 */
public record Reply(int status, Map<String, String> headers, String body) {

  /** Copies the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** Returns an answer without a body. */
  public static Reply of(int status) {
    return new Reply(status, Map.of(), "");
  }

  /** Returns an answer in JSON. */
  public static Reply json(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "application/json"), body);
  }

  /** Returns this answer with one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }
}
