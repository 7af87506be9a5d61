package dev.runner.core.report;

import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes what tests have said to services as one object for scripts. */
public final class CallsJson implements AutoCloseable {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final JsonGenerator json;

  /**
   * Begins.
   *
   * @param target takes the text and stays open
   * @param run the run
   */
  public CallsJson(Writer target, RunId run) {
    this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), target);
    json.writeStartObject();
    json.writeStringProperty("run", run.toString());
    json.writeArrayPropertyStart("tests");
  }

  /** Begins an attempt at a test, or a class. */
  public void begin(CallDocument document) {
    json.writeStartObject();
    TestJson.writeText(json, "id", document.test().map(test -> test.description().listedId()));
    TestJson.writeText(
        json, "uniqueId", document.test().map(test -> test.description().uniqueId()));
    TestJson.writeText(
        json,
        "plugin",
        document
            .test()
            .map(test -> test.description().plugin())
            .or(() -> document.scope().flatMap(Scope::plugin))
            .map(Object::toString));
    TestJson.writeText(
        json,
        "class",
        document
            .test()
            .map(test -> test.description().className())
            .or(() -> document.scope().map(Scope::className)));
    json.writeNumberProperty("attempt", document.attempt());
    json.writeArrayPropertyStart("calls");
  }

  /** Writes an exchange of it, as the client has written it down. */
  public void call(Call call) {
    json.writeRawValue(call.json());
  }

  /** Ends it. */
  public void end() {
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Ends all, with what is wrong with documents. */
  public void problems(List<String> problems) {
    json.writeEndArray();
    TestJson.writeTexts(json, "problems", problems);
    json.writeEndObject();
  }

  @Override
  public void close() {
    json.writeRaw(System.lineSeparator());
    json.close();
  }
}
