package dev.runner.exporter.s3;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Attachment;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.exporter.http.JsonText;
import dev.runner.exporter.http.RunJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is stored of a run beside the files of its tests. */
final class RunFiles {

  private final ExportedRun run;
  private final PluginOptions options;
  private final String folder;

  /**
   * A file of a test.
   *
   * @param key what it is stored under
   * @param content what is in it
   */
  record TestFile(String key, Attachment content) {}

  /**
   * Creates them.
   *
   * @param prefix what all keys begin with
   */
  RunFiles(ExportedRun run, PluginOptions options, String prefix) {
    this.run = run;
    this.options = options;
    this.folder = prefix + run.header().id() + "/";
  }

  String headerKey() {
    return folder + "run.json";
  }

  String testsKey() {
    return folder + "tests.ndjson";
  }

  /** Returns the files of a test that are stored, those that it has published first. */
  List<TestFile> of(ExportedTest test) {
    List<TestFile> all = new ArrayList<>();
    if (options.get("s3.attachments", boolean.class)) {
      for (int i = 0; i < test.attachments().size(); i++) {
        all.add(file("attachments", test, (i + 1) + "-", test.attachments().get(i)));
      }
    }
    boolean bad = test.outcome() == Outcome.FAILED || test.outcome() == Outcome.ERROR;
    String output = options.get("s3.output", String.class);
    if (output.equals("all") || (output.equals("failed") && bad)) {
      test.output().forEach(text -> all.add(file("output", test, "", text)));
    }
    return all;
  }

  /** The key is the same whenever the run is stored, and another for any other file. */
  private TestFile file(String kind, ExportedTest test, String number, Attachment content) {
    String name = number + content.name().replaceAll("[\\p{Cntrl}/\\\\]", "_");
    return new TestFile("%s%s/%06d/%s".formatted(folder, kind, test.number(), name), content);
  }

  StoredFile header(Path copies) throws IOException {
    String text =
        JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeStringProperty("schema", "runner.s3.run/1");
              RunJson.header(json, run.header());
              json.writeEndObject();
            });
    return StoredFile.of(copies, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns a line of JSON for each test. */
  StoredFile tests(Path copies) throws IOException {
    return StoredFile.of(
        copies,
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
          json.writeArrayPropertyStart("files");
          for (TestFile file : of(test)) {
            json.writeStartObject();
            json.writeStringProperty("name", file.content().name());
            json.writeNumberProperty("size", file.content().size());
            json.writeStringProperty("key", file.key());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
