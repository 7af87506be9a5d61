package dev.runner.core.report;

import dev.runner.core.store.StoredEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes what was written and published, files with their content if they are small. */
final class HtmlEvidence {

  private final JsonGenerator json;
  private final HtmlBudget budget;

  HtmlEvidence(JsonGenerator json, HtmlBudget budget) {
    this.json = json;
    this.budget = budget;
  }

  /** Writes keys of an object that has begun, those only that have a value. */
  void write(Evidence evidence, boolean calm) {
    if (!evidence.output().isEmpty()) {
      json.writeObjectPropertyStart("output");
      evidence
          .output()
          .forEach(
              (stream, text) ->
                  json.writeStringProperty(
                      stream.name().toLowerCase(Locale.ROOT), HtmlBudget.cut(text)));
      json.writeEndObject();
    }
    if (!evidence.entries().isEmpty()) {
      json.writeArrayPropertyStart("entries");
      evidence.entries().forEach(this::entry);
      json.writeEndArray();
    }
    if (!evidence.files().isEmpty()) {
      json.writeArrayPropertyStart("files");
      evidence.files().forEach(file -> file(file, calm));
      json.writeEndArray();
    }
  }

  private void entry(StoredEntry entry) {
    json.writeStartObject();
    entry.values().forEach((key, value) -> json.writeStringProperty(key, HtmlBudget.cut(value)));
    json.writeEndObject();
  }

  private void file(Evidence.Attachment file, boolean calm) {
    json.writeStartObject();
    json.writeStringProperty("name", file.name());
    json.writeStringProperty("type", file.mediaType());
    json.writeNumberProperty("size", file.file().size());
    Optional<byte[]> content = file.path().filter(path -> budget.isOpen(calm)).flatMap(this::read);
    if (content.isPresent()) {
      json.writeName("data");
      json.writeBinary(content.get());
    } else {
      json.writeStringProperty("note", note(file));
    }
    json.writeEndObject();
  }

  private static String note(Evidence.Attachment file) {
    return file.path()
        .map(
            path ->
                "It is too large for this page; it is beside the store of the run, at "
                    + file.file().content().orElseThrow().path())
        .orElseGet(file::note);
  }

  private Optional<byte[]> read(Path file) {
    try {
      return budget.takes(Files.size(file))
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the note says that it is not here
    }
  }
}
