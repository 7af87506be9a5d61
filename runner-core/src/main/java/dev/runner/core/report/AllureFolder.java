package dev.runner.core.report;

import dev.runner.core.result.RunId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** The files of Allure results, of which a container stays open while its class is written. */
final class AllureFolder {

  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

  private final RunId run;
  private final Path folder;
  private Optional<Container> container = Optional.empty();

  AllureFolder(RunId run, Path folder) {
    this.run = run;
    this.folder = folder;
  }

  /** Returns an id that is the same whenever this run is written. */
  String id(String of) {
    return UUID.nameUUIDFromBytes((run + " " + of).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Writes the file of a result; it belongs to the open container. */
  void result(String id, Consumer<JsonGenerator> content) {
    container.ifPresent(open -> open.children().append(id).append(' '));
    DraftFile.text(folder.resolve(id + "-result.json"), text -> JsonDocument.write(text, content));
  }

  /** Writes a text beside the results and returns its name there. */
  String attach(String id, String ending, String text) {
    String name = id + "-attachment" + ending;
    DraftFile.text(folder.resolve(name), target -> target.write(text));
    return name;
  }

  /** Copies a file beside the results and returns its name there. */
  String attach(String id, Evidence.Attachment file, Path content) {
    Matcher ending = ENDING.matcher(file.name());
    String name = id + "-attachment" + (ending.find() ? ending.group() : "");
    DraftFile.bytes(
        folder.resolve(name),
        target -> {
          try (InputStream in = Files.newInputStream(content)) {
            in.transferTo(target);
          }
        });
    return name;
  }

  /** Begins what belongs to a class as a whole. */
  void beginContainer(ReportedClass testClass) {
    container = Optional.of(new Container(testClass, new StringBuilder()));
  }

  /** Writes what belongs to a class as a whole, if that has begun. */
  void endContainer(Consumer<JsonGenerator> fixtures) {
    container.ifPresent(open -> write(open, fixtures));
    container = Optional.empty();
  }

  private void write(Container open, Consumer<JsonGenerator> fixtures) {
    String id = id("class " + open.testClass().id());
    DraftFile.text(
        folder.resolve(id + "-container.json"),
        text ->
            JsonDocument.write(
                text,
                json -> {
                  json.writeStartObject();
                  json.writeStringProperty("uuid", id);
                  json.writeStringProperty("name", open.testClass().name());
                  json.writeArrayPropertyStart("children");
                  for (String child : open.children().toString().split(" ", 0)) {
                    json.writeString(child);
                  }
                  json.writeEndArray();
                  fixtures.accept(json);
                  json.writeEndObject();
                }));
  }

  /** A class and the ids of the results that belong to it. */
  private record Container(ReportedClass testClass, StringBuilder children) {}
}
