package dev.runner.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of the report {@code json}, which lies in the jar. */
public final class JsonSchema {

  private static final String FILE = "run-v1.schema.json";

  private JsonSchema() {}

  /** Returns the schema. */
  public static String text() {
    try (InputStream in = JsonSchema.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("Resource '" + FILE + "' is missing: install again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Resource '" + FILE + "' cannot be read", e);
    }
  }
}
