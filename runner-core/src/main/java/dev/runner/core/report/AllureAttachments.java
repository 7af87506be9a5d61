package dev.runner.core.report;

import tools.jackson.core.JsonGenerator;

/** Writes the attachments of a result and puts their contents beside it. */
final class AllureAttachments {

  private final AllureFolder folder;
  private final JsonGenerator json;
  private final String owner;
  private int number;

  AllureAttachments(AllureFolder folder, JsonGenerator json, String owner) {
    this.folder = folder;
    this.json = json;
    this.owner = owner;
  }

  /** Writes all that was written and published, into an array that has begun. */
  void write(Evidence evidence) {
    evidence
        .output()
        .forEach((stream, text) -> text(AllureResult.lower(stream), "text/plain", text));
    if (!evidence.entries().isEmpty()) {
      text("entries", "text/plain", evidence.entriesText());
    }
    for (Evidence.Attachment file : evidence.files()) {
      if (file.path().isPresent()) {
        attachment(file.name(), file.mediaType(), folder.attach(next(), file, file.path().get()));
      } else {
        text(file.name(), "text/plain", file.note());
      }
    }
  }

  private void text(String name, String type, String text) {
    attachment(name, type, folder.attach(next(), ".txt", text));
  }

  private String next() {
    number++;
    return folder.id(owner + " " + number);
  }

  private void attachment(String name, String type, String source) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("type", type);
    json.writeStringProperty("source", source);
    json.writeEndObject();
  }
}
