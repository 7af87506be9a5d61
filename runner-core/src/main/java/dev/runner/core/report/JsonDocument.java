package dev.runner.core.report;

import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes one JSON document and a line break, and leaves the target open. */
final class JsonDocument {

  /** Content is not closed by itself, lest a document that broke off looks like a whole one. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private JsonDocument() {}

  /** Writes a document and flushes the target. */
  static void write(Writer target, Consumer<JsonGenerator> content) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), target)) {
      content.accept(json);
      json.writeRaw('\n');
    }
  }
}
