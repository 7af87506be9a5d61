package dev.runner.core.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads written lines with a parser and a validator that are not ours. */
final class NdjsonLines {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(NdjsonSchema.text());

  private NdjsonLines() {}

  /** Returns the objects, each of which must be what the schema says. */
  static List<JsonNode> read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.lines().map(NdjsonLines::read).toList();
  }

  private static JsonNode read(String line) {
    assertEquals(List.of(), SCHEMA.validate(line, InputFormat.JSON), line);
    return MAPPER.readTree(line);
  }
}
