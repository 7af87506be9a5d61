package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunnerEntry;
import dev.runner.core.result.Scope;
import dev.runner.core.store.CapturedText;
import dev.runner.core.store.StoredAttempt;
import java.util.Optional;
import java.util.function.Function;

/**
 * The output of a test or class in JUnit XML.
 *
 * <p>The schema has no place for properties and files of a test. Readers have agreed on lines in
 * its output: {@code [[PROPERTY|name=value]]} and {@code [[ATTACHMENT|path]]}.
 */
final class JunitXmlOutput {

  private final ReportSource source;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private final StringBuilder lines = new StringBuilder();

  JunitXmlOutput(ReportSource source) {
    this.source = source;
  }

  /** Adds what an attempt wrote and published. */
  void of(int test, StoredAttempt attempt) {
    if (attempt.hasOutput()) {
      add(stream -> source.store().output(source.run(), test, attempt.attempt(), stream));
    }
    if (attempt.hasPublished()) {
      published(new AttemptId(test, attempt.attempt()));
      source
          .store()
          .entries(source.run(), new AttemptId(test, attempt.attempt()))
          .forEach(entry -> entry.values().forEach(this::published));
    }
  }

  /** Adds what a class wrote, and the files that it published. */
  void of(Scope scope) {
    add(stream -> source.store().output(source.run(), scope, stream));
    published(scope);
  }

  private void published(String name, String value) {
    if (!name.equals(RunnerEntry.DETAIL)) { // too much for a line
      property(name, value);
    }
  }

  void property(String name, String value) {
    line("[[PROPERTY|" + name.replace('=', '_') + "=" + value + "]]");
  }

  /** Writes the elements, if there is anything in them. */
  void write(XmlFile xml) {
    if (lines.length() > 0 && out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    write(xml, "system-out", out.append(lines));
    write(xml, "system-err", err);
  }

  private static void write(XmlFile xml, String element, StringBuilder text) {
    if (text.length() > 0) {
      xml.start(element).text(text.toString()).end();
    }
  }

  private void add(Function<OutputStreamKind, Optional<CapturedText>> streams) {
    streams.apply(OutputStreamKind.STDOUT).ifPresent(text -> out.append(text.text()));
    streams.apply(OutputStreamKind.STDERR).ifPresent(text -> err.append(text.text()));
    streams.apply(OutputStreamKind.LOG).ifPresent(text -> err.append(text.text()));
  }

  private void published(Publisher by) {
    source.store().files(source.run(), by).stream()
        .map(stored -> stored.file().content())
        .flatMap(Optional::stream)
        .forEach(this::attachment);
  }

  private void attachment(PublishedFile.Content content) {
    line("[[ATTACHMENT|" + source.files().of(source.run(), content) + "]]");
  }

  /** Adds a line, which stays one whatever it holds. */
  private void line(String text) {
    lines.append(text.replace("\r", "\\r").replace("\n", "\\n")).append('\n');
  }
}
