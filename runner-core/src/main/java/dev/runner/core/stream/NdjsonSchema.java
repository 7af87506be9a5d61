package dev.runner.core.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of a line, which lies in the jar. */
public final class NdjsonSchema {

  private static final String FILE = "ndjson-v1.schema.json";

  private NdjsonSchema() {}

  /** Returns the schema. */
  public static String text() {
    try (InputStream in = NdjsonSchema.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The schema '" + FILE + "' is missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
