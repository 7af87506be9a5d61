package dev.runner.cli.output;

import dev.runner.core.result.TestDescription;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Shows planned tests as a JSON array. */
public final class ListJson {

  private final Console console;

  public ListJson(Console console) {
    this.console = console;
  }

  /** Writes an object for each test, in the order given. */
  public void show(List<TestDescription> tests) {
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartArray();
      tests.forEach(test -> test(json, test));
      json.writeEndArray();
    }
    out.println();
    out.flush();
  }

  private static void test(JsonGenerator json, TestDescription test) {
    json.writeStartObject();
    json.writeStringProperty("id", test.listedId());
    json.writeStringProperty("uniqueId", test.uniqueId());
    if (test.uuid().isPresent()) {
      json.writeStringProperty("uuid", test.uuid().get());
    } else {
      json.writeNullProperty("uuid");
    }
    json.writeStringProperty("plugin", test.plugin().value());
    json.writeStringProperty("class", test.className());
    json.writeStringProperty("name", test.name());
    json.writeArrayPropertyStart("tags");
    test.tags().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }
}
