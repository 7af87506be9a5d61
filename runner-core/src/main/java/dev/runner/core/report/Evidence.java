package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.Scope;
import dev.runner.core.store.CapturedText;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredEntry;
import dev.runner.core.store.StoredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an attempt at a test, or a class, has written and published.
 *
 * @param output its text by stream, those only that have any
 * @param entries its report entries
 * @param files its files
 */
record Evidence(
    Map<OutputStreamKind, String> output, List<StoredEntry> entries, List<Attachment> files) {

  static final Evidence NONE = new Evidence(Map.of(), List.of(), List.of());

  /** Copies the lists. */
  Evidence {
    entries = List.copyOf(entries);
    files = List.copyOf(files);
  }

  /** Reads that of an attempt; nothing is read where the attempt says that there is nothing. */
  static Evidence of(ReportSource source, int test, StoredAttempt attempt) {
    AttemptId by = new AttemptId(test, attempt.attempt());
    Map<OutputStreamKind, String> output =
        attempt.hasOutput()
            ? output(s -> source.store().output(source.run(), test, attempt.attempt(), s))
            : Map.of();
    return attempt.hasPublished()
        ? new Evidence(output, source.store().entries(source.run(), by), files(source, by))
        : new Evidence(output, List.of(), List.of());
  }

  /** Reads that of a class in a fork. */
  static Evidence of(ReportSource source, Scope scope) {
    return new Evidence(
        output(stream -> source.store().output(source.run(), scope, stream)),
        source.store().entries(source.run(), scope),
        files(source, scope));
  }

  boolean isEmpty() {
    return output.isEmpty() && entries.isEmpty() && files.isEmpty();
  }

  /** Returns the entries as text, a line for each value. */
  String entriesText() {
    StringBuilder text = new StringBuilder();
    for (StoredEntry entry : entries) {
      entry.values().forEach((name, value) -> text.append(name + " = " + value + "\n"));
    }
    return text.toString();
  }

  private static Map<OutputStreamKind, String> output(
      Function<OutputStreamKind, Optional<CapturedText>> reading) {
    Map<OutputStreamKind, String> output = new EnumMap<>(OutputStreamKind.class);
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      reading.apply(stream).ifPresent(text -> output.put(stream, text.text()));
    }
    return output;
  }

  private static List<Attachment> files(ReportSource source, Publisher by) {
    return source.store().files(source.run(), by).stream()
        .map(StoredFile::file)
        .map(file -> attachment(source, file))
        .toList();
  }

  private static Attachment attachment(ReportSource source, PublishedFile file) {
    Optional<Path> path =
        file.content()
            .map(content -> source.files().of(source.run(), content))
            .filter(Files::isRegularFile);
    return new Attachment(file, path);
  }

  /**
   * A file that was published.
   *
   * @param file what is known of it
   * @param path where its content is; empty if that was not kept, or has been removed since
   */
  record Attachment(PublishedFile file, Optional<Path> path) {

    private static final String TYPE = "[\\w.+-]{1,80}/[\\w.+-]{1,80}(;[ -~]{0,200})?";

    String name() {
      return file.name();
    }

    /** Returns the type of its content, as such texts are written. */
    String mediaType() {
      return file.mediaType().filter(type -> type.matches(TYPE)).orElse("application/octet-stream");
    }

    /** Returns why it has no content here. */
    String note() {
      return file.note().isEmpty() ? "The file has been removed" : file.note();
    }
  }
}
