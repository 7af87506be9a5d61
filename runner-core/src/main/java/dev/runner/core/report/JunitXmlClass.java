package dev.runner.core.report;

import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredClass;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes the tests of one class in the vocabulary of JUnit XML. */
final class JunitXmlClass {

  /** Without a zone: some readers refuse one. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final ReportSource source;
  private final JunitXmlProfile profile;
  private final JunitXmlLateOutput late;
  private final List<Scope> scopes;
  private final List<ClassFailure> failures;
  private final XmlFile xml;

  /**
   * Begins a class.
   *
   * @param scopes the class itself, for each fork in which it wrote or published anything
   */
  JunitXmlClass(ReportSource source, JunitXmlProfile profile, List<Scope> scopes, XmlFile xml) {
    this.source = source;
    this.profile = profile;
    this.late = new JunitXmlLateOutput(source);
    this.scopes = scopes;
    this.failures = ClassFailure.of(source.store(), source.run(), scopes);
    this.xml = xml;
  }

  /** Begins the file with what the class adds up to. */
  void begin(StoredClass testClass, Instant runStart) {
    Counts counts = testClass.counts();
    int failed = failures.size();
    xml.start("testsuite")
        .attribute("name", named(testClass.name()))
        .attribute("tests", Integer.toString(counts.planned() + failed))
        .attribute("failures", Integer.toString(counts.failed() - counts.mutedFailed()))
        .attribute(
            "errors",
            Integer.toString(counts.error() - counts.mutedError() + counts.notRun() + failed))
        .attribute(
            "skipped", Integer.toString(counts.skipped() + counts.aborted() + counts.muted()))
        .attribute("time", seconds(testClass.duration()))
        .attribute("timestamp", TIMESTAMP.format(testClass.startedAt().orElse(runStart)))
        .attribute("hostname", source.host());
    xml.start("properties");
    property("run", source.run().toString());
    property("plugin", testClass.plugin().value());
    scopes.forEach(
        scope ->
            source.store().entries(source.run(), scope).stream()
                .filter(entry -> ClassFailure.of(entry).isEmpty())
                .forEach(entry -> entry.values().forEach(this::property)));
    xml.end();
  }

  /** Writes one test. */
  void write(StoredTest test) {
    xml.start("testcase")
        .attribute("name", test.description().name())
        .attribute("classname", test.description().className())
        .attribute("time", seconds(test.last().duration().orElse(Duration.ZERO)));
    if (profile == JunitXmlProfile.ANT) {
      verdict(test);
      late.add(test);
    } else {
      writeAll(test);
    }
    xml.end();
  }

  private void writeAll(StoredTest test) {
    if (!test.description().tags().isEmpty()) {
      xml.attribute("group", String.join(",", test.description().tags()));
    }
    if (profile == JunitXmlProfile.EXTENDED) {
      new JunitXmlProperties(source, xml).write(test);
    }
    verdict(test);
    if (test.attempts() > 1) {
      earlier(test);
    }
    JunitXmlOutput output = new JunitXmlOutput(source);
    test.quarantine().ifPresent(text -> output.property("quarantine", text));
    test.known().forEach(issue -> output.property("known-issue", issue.text()));
    test.description().uuid().ifPresent(uuid -> output.property("id", uuid));
    output.of(test.number(), test.last());
    output.write(xml);
  }

  /** Ends the file with what failed beside the tests, and what the class wrote and published. */
  void end(String className) {
    failures.forEach(failure -> failed(className, failure));
    if (profile == JunitXmlProfile.ANT) {
      late.write(xml, scopes);
      return;
    }
    JunitXmlOutput output = new JunitXmlOutput(source);
    scopes.forEach(output::of);
    output.write(xml);
  }

  /** Writes what is no test as one, as other tools do: many readers look at nothing else. */
  private void failed(String className, ClassFailure failure) {
    xml.start("testcase")
        .attribute("name", "(class)")
        .attribute("classname", className)
        .attribute("time", seconds(Duration.ZERO));
    xml.start("error")
        .attribute("type", ClassFault.TYPE)
        .attribute("message", failure.message())
        .text(failure.detail())
        .end();
    xml.end();
  }

  private void property(String name, String value) {
    xml.start("property").attribute("name", named(name)).attribute("value", value).end();
  }

  /** Returns a name that has any letter in it, which one of the readers insists on. */
  private static String named(String name) {
    return name.isBlank() ? "_" : name;
  }

  private void verdict(StoredTest test) {
    ShownVerdict verdict = ShownVerdict.of(test);
    String element =
        switch (verdict.kind()) {
          case PASSED -> "";
          case FAILED -> "failure";
          case ERROR, NOT_RUN -> "error";
          case SKIPPED, ABORTED, MUTED -> "skipped";
        };
    if (element.isEmpty()) {
      return;
    }
    xml.start(element)
        .attribute("type", verdict.type())
        .attribute("message", verdict.message())
        .text(verdict.detail())
        .end();
  }

  /** Writes failures before the last attempt, as Surefire does for tests that it runs again. */
  private void earlier(StoredTest test) {
    boolean passed = test.outcome().filter(Outcome.PASSED::equals).isPresent();
    for (StoredAttempt attempt : source.store().attempts(source.run(), test.number())) {
      boolean last = attempt.attempt() == test.last().attempt();
      attempt
          .verdict()
          .filter(verdict -> !last && verdict.outcome().isFailure())
          .ifPresent(verdict -> earlier(passed ? "flaky" : "rerun", test, attempt, verdict));
    }
  }

  private void earlier(String kind, StoredTest test, StoredAttempt attempt, Verdict verdict) {
    xml.start(kind + (verdict.outcome() == Outcome.FAILED ? "Failure" : "Error"))
        .attribute("message", verdict.message())
        .attribute("type", verdict.cause().map(Enum::name).orElse(""));
    xml.start("stackTrace").text(verdict.detail()).end();
    JunitXmlOutput output = new JunitXmlOutput(source);
    output.of(test.number(), attempt);
    output.write(xml);
    xml.end();
  }

  /** Returns a duration with three decimals, whatever the locale. */
  private static String seconds(Duration duration) {
    long millis = duration.plusNanos(500_000).toMillis();
    return millis / 1_000 + "." + Long.toString(1_000 + millis % 1_000).substring(1);
  }
}
