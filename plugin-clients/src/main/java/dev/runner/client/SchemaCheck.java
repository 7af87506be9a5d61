package dev.runner.client;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.runner.client.SchemaException.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Checks JSON against a JSON Schema. */
final class SchemaCheck {

  private SchemaCheck() {}

  static List<Violation> violations(String schema, JsonNode value) {
    return read(schema).validate(value).stream()
        .map(e -> new Violation(String.valueOf(e.getInstanceLocation()), message(e)))
        .toList();
  }

  private static String message(com.networknt.schema.Error error) {
    return String.valueOf(error.getMessage());
  }

  private static Schema read(String schema) {
    // The language of messages is not the machine's: they are compared and searched.
    SchemaRegistryConfig english = SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(english));
    try {
      return registry.getSchema(Json.MAPPER.readTree(schema));
    } catch (JacksonException | com.networknt.schema.SchemaException e) {
      throw new IllegalArgumentException(
          "A JSON Schema cannot be read (%s): correct it".formatted(e.getMessage()), e);
    }
  }

  static String resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "No resource '%s' beside class '%s': add it, or correct the name"
                .formatted(name, owner.getName()));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Resource '" + name + "' cannot be read", e);
    }
  }
}
