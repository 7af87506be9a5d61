package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Scope;
import dev.runner.core.store.StoredTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The output of a class and of its tests, in the profile that has no other place for that. It is
 * read when it is written: only who has written anything is remembered.
 */
final class JunitXmlLateOutput {

  private static final Set<OutputStreamKind> OUT = Set.of(OutputStreamKind.STDOUT);
  private static final Set<OutputStreamKind> ERR =
      Set.of(OutputStreamKind.STDERR, OutputStreamKind.LOG);

  private final ReportSource source;
  private final List<Writer> writers = new ArrayList<>();

  JunitXmlLateOutput(ReportSource source) {
    this.source = source;
  }

  /** Takes note of a test. */
  void add(StoredTest test) {
    if (test.last().hasOutput()) {
      writers.add(new Writer(test.number(), test.last().attempt(), test.description().name()));
    }
  }

  /** Writes both elements; they are there although there was no output. */
  void write(XmlFile xml, List<Scope> scopes) {
    write(xml, "system-out", OUT, scopes);
    write(xml, "system-err", ERR, scopes);
  }

  private void write(
      XmlFile xml, String element, Set<OutputStreamKind> streams, List<Scope> scopes) {
    xml.start(element);
    for (OutputStreamKind stream : streams.stream().sorted().toList()) {
      for (Scope scope : scopes) {
        source.store().output(source.run(), scope, stream).ifPresent(text -> xml.text(text.text()));
      }
      for (Writer writer : writers) {
        source
            .store()
            .output(source.run(), writer.test(), writer.attempt(), stream)
            .ifPresent(text -> xml.text("\n--- " + writer.name() + " ---\n" + text.text()));
      }
    }
    xml.end();
  }

  /** A test that has written anything. */
  private record Writer(int test, int attempt, String name) {}
}
