package dev.runner.client;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written. */
final class Json {

  /** Safe for use by several threads. */
  static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  /** Tells whether a content type is one of JSON. */
  static boolean isType(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.endsWith("+json");
  }
}
