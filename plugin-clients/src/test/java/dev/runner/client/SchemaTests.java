package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaTests {

  private static final String ITEM =
      """
      {"type": "object", "required": ["id", "name"], "additionalProperties": false,
       "properties": {"id": {"type": "integer"}, "name": {"type": "string", "minLength": 2},
                      "tags": {"type": "array", "items": {"type": "string"}}}}
      """;

  @Test
  void acceptsWhatItSays() {
    RestResponse response = json("{\"id\": 1, \"name\": \"bolt\", \"tags\": [\"a\"]}");
    assertSame(response, response.matches(ITEM));
  }

  @Test
  void listsEveryViolationWithItsPlace() {
    RestResponse response = json("{\"name\": \"b\", \"tags\": [\"a\", 2], \"x\": 1}");

    SchemaException thrown = assertThrows(SchemaException.class, () -> response.matches(ITEM));

    assertEquals(
        List.of("", "", "/name", "/tags/1"),
        thrown.violations().stream().map(SchemaException.Violation::pointer).sorted().toList());
    assertTrue(
        thrown
            .getMessage()
            .startsWith(
                "GET 'http://h/x' was answered with a body that breaks its schema in 4 places:\n  "),
        thrown::getMessage);
    assertTrue(thrown.getMessage().contains("\n  /tags/1: "), thrown::getMessage);
    assertTrue(thrown.getMessage().contains("\n  (the whole): "), thrown::getMessage);
  }

  @Test
  void readsOlderDrafts() {
    String draft4 =
        "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"minimum\": 3,"
            + " \"exclusiveMinimum\": true}";
    assertThrows(SchemaException.class, () -> json("3").matches(draft4));
    json("4").matches(draft4);
  }

  @Test
  void refusesASchemaThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> json("3").matches("{"));
  }

  @Test
  void takesASchemaFromTheResources() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> json("3").matches(getClass(), "gone.json"));
    assertTrue(thrown.getMessage().contains("No resource 'gone.json'"), thrown::getMessage);
  }

  private static RestResponse json(String text) {
    return new RestResponse(
        new Request("GET", "http://h/x"),
        200,
        Map.of("content-type", List.of("application/json")),
        text.getBytes(StandardCharsets.UTF_8),
        new Redactor(Redaction.STANDARD, Map.of(), List.of(), 100));
  }
}
