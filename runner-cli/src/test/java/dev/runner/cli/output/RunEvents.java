package dev.runner.cli.output;

import dev.runner.core.event.Expectation;
import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Cause;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of a run that never was. */
final class RunEvents {

  static final RunId RUN = RunId.parse("01a20229-2150-7b83-9a98-6f129ae5801b");

  private final List<RunEvent> events = new ArrayList<>();
  private int tests;

  RunEvents() {
    events.add(new RunEvent.RunStarted(RUN, Instant.EPOCH, "runner run", "{}"));
  }

  static RunEvent.SuiteAssembled assembled(int tests, long millis) {
    Expectation expected = new Expectation(tests, Duration.ofMillis(millis));
    return new RunEvent.SuiteAssembled(3, true, Optional.of(expected), 1, 42);
  }

  static RunEvent.SuiteAssembled assembled() {
    return new RunEvent.SuiteAssembled(3, false, Optional.empty(), 1, 42);
  }

  static RunEvent.TestPlanned planned(int number, String name) {
    return new RunEvent.TestPlanned(
        number,
        new TestDescription(
            new PluginId("a"),
            "[u:" + name + "]",
            "a:p.A." + name,
            "p.A",
            name,
            name,
            Optional.empty(),
            List.of()));
  }

  static RunEvent.AttemptStarted started(int number) {
    return new RunEvent.AttemptStarted(number, 1, 1, Instant.EPOCH);
  }

  static RunEvent.AttemptFinished finished(int number, Verdict verdict, long millis) {
    return new RunEvent.AttemptFinished(number, 1, verdict, Duration.ofMillis(millis));
  }

  static Verdict error(String message, String... frames) {
    String trace = message + "\n\tat " + String.join("\n\tat ", frames) + "\n";
    return Verdict.error(Cause.EXCEPTION, message, trace);
  }

  RunEvents plugin(String id, PluginState state) {
    events.add(new RunEvent.PluginSeen(new PluginId(id), "1.0.0", id + ".jar", "00", state));
    return this;
  }

  RunEvents issue(Issue issue) {
    events.add(new RunEvent.IssueRaised(issue));
    return this;
  }

  RunEvents test(String name, Verdict verdict, long millis) {
    tests++;
    events.add(planned(tests, name));
    events.add(started(tests));
    events.add(finished(tests, verdict, millis));
    return this;
  }

  /** Adds output to the last test. */
  RunEvents output(OutputStreamKind stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    events.add(new RunEvent.OutputCaptured(tests, 1, stream, bytes, 0));
    return this;
  }

  List<RunEvent> end(Duration duration) {
    events.add(new RunEvent.RunFinished(RunState.FINISHED, duration));
    return List.copyOf(events);
  }
}
