package dev.runner.core.report;

import dev.runner.api.client.ClientProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema of what clients attach to tests; it lies in plugin-api, which both sides have.
 */
public final class CallsSchema {

  private static final String NAME = "exchange-v1.schema.json";

  private CallsSchema() {}

  /** Returns the schema of one line. */
  public static String text() {
    try (InputStream in = ClientProvider.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("Resource '" + NAME + "' is missing: install again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Resource '" + NAME + "' cannot be read", e);
    }
  }
}
