package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.store.CapturedText;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredClass;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the tests of one class in the vocabulary of JUnit XML. */
final class JunitXmlClass {

  /** Without a zone: some readers refuse one. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final String NO_VERDICT = "The run ended before this test had a verdict";

  private final ResultStore store;
  private final RunId run;
  private final XmlFile xml;

  JunitXmlClass(ResultStore store, RunId run, XmlFile xml) {
    this.store = store;
    this.run = run;
    this.xml = xml;
  }

  /** Begins the file with what the class adds up to. */
  void begin(StoredClass testClass, Instant runStart, String host) {
    Counts counts = testClass.counts();
    xml.start("testsuite")
        .attribute("name", testClass.name())
        .attribute("tests", Integer.toString(counts.planned()))
        .attribute("failures", Integer.toString(counts.failed()))
        .attribute("errors", Integer.toString(counts.error() + counts.notRun()))
        .attribute("skipped", Integer.toString(counts.skipped() + counts.aborted()))
        .attribute("time", seconds(testClass.duration()))
        .attribute("timestamp", TIMESTAMP.format(testClass.startedAt().orElse(runStart)))
        .attribute("hostname", host);
    xml.start("properties");
    property("run", run.toString());
    property("plugin", testClass.plugin().value());
    xml.end();
  }

  /** Writes one test. */
  void write(StoredTest test) {
    xml.start("testcase")
        .attribute("name", test.description().name())
        .attribute("classname", test.description().className())
        .attribute("time", seconds(test.last().duration().orElse(Duration.ZERO)));
    verdict(test);
    if (test.last().hasOutput()) {
      output("system-out", test, OutputStreamKind.STDOUT);
      output("system-err", test, OutputStreamKind.STDERR, OutputStreamKind.LOG);
    }
    xml.end();
  }

  private void property(String name, String value) {
    xml.start("property").attribute("name", name).attribute("value", value).end();
  }

  private void verdict(StoredTest test) {
    Optional<Outcome> outcome = test.outcome();
    if (outcome.isEmpty()) {
      xml.start("error")
          .attribute("type", "NOT_RUN")
          .attribute("message", test.message().isEmpty() ? NO_VERDICT : test.message())
          .end();
      return;
    }
    switch (outcome.get()) {
      case PASSED -> {}
      case FAILED -> problem("failure", test);
      case ERROR -> problem("error", test);
      case SKIPPED, ABORTED -> problem("skipped", test);
    }
  }

  private void problem(String element, StoredTest test) {
    xml.start(element)
        .attribute("type", test.cause().map(Enum::name).orElse(""))
        .attribute("message", test.message())
        .text(test.detail())
        .end();
  }

  private void output(String element, StoredTest test, OutputStreamKind... streams) {
    String text =
        Arrays.stream(streams)
            .map(stream -> store.output(run, test.number(), test.last().attempt(), stream))
            .flatMap(Optional::stream)
            .map(CapturedText::text)
            .collect(Collectors.joining());
    if (!text.isEmpty()) {
      xml.start(element).text(text).end();
    }
  }

  /** Returns a duration with three decimals, whatever the locale. */
  private static String seconds(Duration duration) {
    long millis = (duration.toNanos() + 500_000) / 1_000_000;
    return millis / 1_000 + "." + Long.toString(1_000 + millis % 1_000).substring(1);
  }
}
