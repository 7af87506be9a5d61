package dev.runner.cli.output;

import dev.runner.core.report.KnownIssueJson;
import dev.runner.core.result.TestDescription;
import dev.runner.core.run.LeftOut;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.ListedTest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Shows planned tests as a JSON array. */
public final class ListJson {

  private final Console console;
  private final ExpectedSeconds seconds;

  public ListJson(Console console, ExpectedSeconds seconds) {
    this.console = console;
    this.seconds = seconds;
  }

  /**
   * Writes an object for each test, in the order given.
   *
   * @param tests the planned tests
   * @param leftOut those that exclude lists leave out; they have a key {@code leftOut}
   */
  public void show(List<ListedTest> tests, List<LeftOut> leftOut) {
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartArray();
      tests.forEach(listed -> test(json, listed, Optional.empty()));
      leftOut.forEach(test -> test(json, test.listed(), Optional.of(test.rule())));
      json.writeEndArray();
      json.writeRaw('\n'); // closing it closes the stream
    }
    out.flush();
  }

  private void test(JsonGenerator json, ListedTest listed, Optional<ListedRegex> leftOut) {
    TestDescription test = listed.test();
    json.writeStartObject();
    json.writeStringProperty("id", test.listedId());
    json.writeStringProperty("uniqueId", test.uniqueId());
    text(json, "uuid", test.uuid());
    json.writeStringProperty("plugin", test.plugin().value());
    json.writeStringProperty("class", test.className());
    json.writeStringProperty("name", test.name());
    json.writeArrayPropertyStart("tags");
    test.tags().forEach(json::writeString);
    json.writeEndArray();
    json.writeName("expectedSeconds");
    seconds.of(test).ifPresentOrElse(json::writeNumber, json::writeNull);
    text(json, "skipReason", listed.disabled());
    KnownIssueJson.write(json, test.known());
    leftOut.ifPresent(rule -> rule(json, rule));
    json.writeEndObject();
  }

  private static void rule(JsonGenerator json, ListedRegex rule) {
    json.writeObjectPropertyStart("leftOut");
    json.writeStringProperty("regex", rule.regex());
    json.writeStringProperty("reason", rule.reason());
    json.writeStringProperty("origin", rule.origin());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String key, Optional<String> value) {
    json.writeName(key);
    value.ifPresentOrElse(json::writeString, json::writeNull);
  }
}
