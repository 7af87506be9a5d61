package dev.runner.core.report;

import dev.runner.core.result.Scope;
import tools.jackson.core.JsonGenerator;

/** Writes what a class wrote and published outside of its tests, as its tear-down. */
final class AllureFixture {

  private final ReportSource source;
  private final AllureFolder folder;
  private final JsonGenerator json;

  AllureFixture(ReportSource source, AllureFolder folder, JsonGenerator json) {
    this.source = source;
    this.folder = folder;
    this.json = json;
  }

  void write(ReportedClass testClass) {
    boolean failed = !ClassFailure.of(source.store(), source.run(), testClass.scopes()).isEmpty();
    json.writeArrayPropertyStart("afters");
    for (Scope scope : testClass.scopes()) {
      json.writeStartObject();
      json.writeStringProperty("name", "outside of tests, fork " + scope.fork());
      json.writeStringProperty("status", failed ? "broken" : "passed");
      json.writeStringProperty("stage", "finished");
      json.writeArrayPropertyStart("attachments");
      String owner = "class " + testClass.id() + " " + scope.fork();
      new AllureAttachments(folder, json, owner).write(Evidence.of(source, scope));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
