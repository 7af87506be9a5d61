package dev.runner.exporter.s3;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.exporter.http.JsonText;
import dev.runner.exporter.http.RunJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is stored of a run beside the files of its tests. */
final class RunFiles {

  private final ExportedRun run;
  private final String folder;

  /**
   * Creates them.
   *
   * @param prefix what all keys begin with
   */
  RunFiles(ExportedRun run, String prefix) {
    this.run = run;
    this.folder = prefix + run.header().id() + "/";
  }

  String headerKey() {
    return folder + "run.json";
  }

  String testsKey() {
    return folder + "tests.ndjson";
  }

  /** Returns a key that is the same whenever the run is stored, and another for any other file. */
  String key(ExportedTest test, int index) {
    String name = test.attachments().get(index).name().replaceAll("[\\p{Cntrl}/\\\\]", "_");
    return "%sattachments/%06d/%d-%s".formatted(folder, test.number(), index + 1, name);
  }

  StoredFile header() throws IOException {
    String text =
        JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeStringProperty("schema", "runner.s3.run/1");
              RunJson.header(json, run.header());
              json.writeEndObject();
            });
    return StoredFile.of(out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns a line of JSON for each test. */
  StoredFile tests() throws IOException {
    return StoredFile.of(
        out -> {
          for (ExportedTest test : run.tests()) {
            out.write((line(test) + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private String line(ExportedTest test) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          RunJson.fields(json, test);
          json.writeStringProperty("displayName", test.displayName());
          JsonText.optional(json, "startedAt", test.startedAt().map(Object::toString));
          json.writeStringProperty("trace", test.trace());
          json.writeArrayPropertyStart("attachments");
          for (int i = 0; i < test.attachments().size(); i++) {
            Attachment file = test.attachments().get(i);
            json.writeStartObject();
            json.writeStringProperty("name", file.name());
            json.writeNumberProperty("size", file.size());
            json.writeStringProperty("key", key(test, i));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
