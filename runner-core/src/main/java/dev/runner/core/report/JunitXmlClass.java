package dev.runner.core.report;

import dev.runner.core.result.Counts;
import dev.runner.core.result.Flag;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredClass;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Writes the tests of one class in the vocabulary of JUnit XML. */
final class JunitXmlClass {

  /** Without a zone: some readers refuse one. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final String NO_VERDICT = "The run ended before this test had a verdict";

  private final ResultStore store;
  private final RunId run;
  private final RunFiles files;
  private final List<Scope> scopes;
  private final List<ClassFailure> failures;
  private final XmlFile xml;

  /**
   * Begins a class.
   *
   * @param scopes the class itself, for each fork in which it wrote or published anything
   */
  JunitXmlClass(ResultStore store, RunId run, RunFiles files, List<Scope> scopes, XmlFile xml) {
    this.store = store;
    this.run = run;
    this.files = files;
    this.scopes = scopes;
    this.failures = ClassFailure.of(store, run, scopes);
    this.xml = xml;
  }

  /** Begins the file with what the class adds up to. */
  void begin(StoredClass testClass, Instant runStart, String host) {
    Counts counts = testClass.counts();
    int failed = failures.size();
    xml.start("testsuite")
        .attribute("name", testClass.name())
        .attribute("tests", Integer.toString(counts.planned() + failed))
        .attribute("failures", Integer.toString(counts.failed() - counts.mutedFailed()))
        .attribute(
            "errors",
            Integer.toString(counts.error() - counts.mutedError() + counts.notRun() + failed))
        .attribute(
            "skipped", Integer.toString(counts.skipped() + counts.aborted() + counts.muted()))
        .attribute("time", seconds(testClass.duration()))
        .attribute("timestamp", TIMESTAMP.format(testClass.startedAt().orElse(runStart)))
        .attribute("hostname", host);
    xml.start("properties");
    property("run", run.toString());
    property("plugin", testClass.plugin().value());
    scopes.forEach(
        scope ->
            store.entries(run, scope).stream()
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
    if (!test.description().tags().isEmpty()) {
      xml.attribute("group", String.join(",", test.description().tags()));
    }
    verdict(test);
    if (test.attempts() > 1) {
      earlier(test);
    }
    JunitXmlOutput output = new JunitXmlOutput(store, run, files);
    test.quarantine().ifPresent(text -> output.property("quarantine", text));
    test.known().forEach(issue -> output.property("known-issue", issue.text()));
    test.description().uuid().ifPresent(uuid -> output.property("id", uuid));
    output.of(test.number(), test.last());
    output.write(xml);
    xml.end();
  }

  /** Ends the file with what failed beside the tests, and what the class wrote and published. */
  void end(String className) {
    failures.forEach(failure -> failed(className, failure));
    JunitXmlOutput output = new JunitXmlOutput(store, run, files);
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
        .attribute("type", "TEAR_DOWN")
        .attribute("message", failure.message())
        .text(failure.detail())
        .end();
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
    if (outcome.get().isFailure() && KnownIssue.mute(test.known())) {
      problem(
          "skipped",
          test,
          knownWord(test) + " (" + KnownIssue.text(test.known()) + "): " + test.message());
      return;
    }
    if (outcome.get().isFailure() && test.quarantine().isPresent()) {
      problem("skipped", test, "QUARANTINED (" + test.quarantine().get() + "): " + test.message());
      return;
    }
    switch (outcome.get()) {
      case PASSED -> {}
      case FAILED -> problem("failure", test);
      case ERROR -> problem("error", test);
      case SKIPPED, ABORTED -> problem("skipped", test);
    }
  }

  private static String knownWord(StoredTest test) {
    return (KnownIssue.expectFailure(test.known()) ? Flag.KNOWN : Flag.UNSTABLE).name();
  }

  private void problem(String element, StoredTest test) {
    problem(element, test, test.message());
  }

  private void problem(String element, StoredTest test, String message) {
    xml.start(element)
        .attribute("type", test.cause().map(Enum::name).orElse(""))
        .attribute("message", message)
        .text(test.detail())
        .end();
  }

  /** Writes failures before the last attempt, as Surefire does for tests that it runs again. */
  private void earlier(StoredTest test) {
    boolean passed = test.outcome().filter(Outcome.PASSED::equals).isPresent();
    for (StoredAttempt attempt : store.attempts(run, test.number())) {
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
    JunitXmlOutput output = new JunitXmlOutput(store, run, files);
    output.of(test.number(), attempt);
    output.write(xml);
    xml.end();
  }

  /** Returns a duration with three decimals, whatever the locale. */
  private static String seconds(Duration duration) {
    long millis = (duration.toNanos() + 500_000) / 1_000_000;
    return millis / 1_000 + "." + Long.toString(1_000 + millis % 1_000).substring(1);
  }
}
