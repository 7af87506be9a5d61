package dev.runner.core.report.intake;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The events that a reader makes of some bytes, and what a person would ask of them. */
final class TakenIn {

  static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final List<RunEvent> events = new ArrayList<>();
  private final IntakeSpan span = new IntakeSpan(NOON);

  private TakenIn() {}

  static TakenIn of(ImportFormat format, String text, Path folder) throws Exception {
    return of(format, text.getBytes(StandardCharsets.UTF_8), folder);
  }

  static TakenIn of(ImportFormat format, byte[] bytes, Path folder) throws Exception {
    TakenIn taken = new TakenIn();
    format.reader().read(new ByteArrayInputStream(bytes), taken.intake(folder));
    return taken;
  }

  /** Reads several files as one run. */
  static TakenIn of(ImportFormat format, List<String> texts, Path folder) throws Exception {
    TakenIn taken = new TakenIn();
    Intake intake = taken.intake(folder);
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      format.reader().read(new ByteArrayInputStream(bytes), intake);
    }
    return taken;
  }

  private Intake intake(Path folder) {
    return new Intake(new PluginId("other"), span, new AttachedFiles(folder), events::add);
  }

  IntakeSpan span() {
    return span;
  }

  <E extends RunEvent> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns the tests. */
  List<TestDescription> tests() {
    return all(TestPlanned.class).stream().map(TestPlanned::description).toList();
  }

  /** Returns the outcome of the last attempt at each test, by its printed id. */
  Map<String, String> outcomes() {
    Map<String, String> outcomes = new TreeMap<>();
    for (TestPlanned planned : all(TestPlanned.class)) {
      outcomes.put(planned.description().printedId(), "NOT_RUN");
      for (AttemptFinished finished : all(AttemptFinished.class)) {
        if (finished.test() == planned.test()) {
          outcomes.put(planned.description().printedId(), finished.verdict().outcome().toString());
        }
      }
    }
    return outcomes;
  }

  Verdict verdict(int test) {
    return finished(test).verdict();
  }

  /** Returns the last end of an attempt at a test. */
  AttemptFinished finished(int test) {
    return all(AttemptFinished.class).stream()
        .filter(event -> event.test() == test)
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  Instant start(int test) {
    return all(AttemptStarted.class).stream()
        .filter(event -> event.test() == test)
        .map(AttemptStarted::at)
        .findFirst()
        .orElseThrow();
  }

  String output(int test) {
    StringBuilder text = new StringBuilder();
    all(OutputCaptured.class).stream()
        .filter(event -> event.test() == test)
        .forEach(event -> text.append(new String(event.bytes(), StandardCharsets.UTF_8)));
    return text.toString();
  }

  String outside() {
    StringBuilder text = new StringBuilder();
    all(ScopeOutputCaptured.class)
        .forEach(event -> text.append(new String(event.bytes(), StandardCharsets.UTF_8)));
    return text.toString();
  }
}
