package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.RetryPlanned;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.event.RunEvent.TestQuarantined;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns our own lines of JSON back into events; kinds that it does not know it leaves alone. */
final class NdjsonEvents {

  private static final int MOST_TESTS = 10_000_000;

  private final Intake intake;
  private final int offset;
  private final BitSet planned = new BitSet();
  private boolean ended;

  NdjsonEvents(Intake intake) {
    this.intake = intake;
    this.offset = intake.last();
  }

  void take(JsonValues line) throws ImportException {
    Instant at = line.time("time").orElseGet(intake.span()::now);
    intake.span().saw(at, Duration.ZERO);
    switch (line.text("kind")) {
      case "plugin" -> intake.plugin(plugin(line));
      case "issue" -> intake.raise(RunJsonTest.issue(line));
      case "test-planned" -> plan(line);
      case "tests-left" -> left(line);
      case "fork-ended" ->
          intake.event(new ForkEnded(Math.max(1, line.small("fork")), line.optional("failure")));
      case "round-started" -> intake.event(new RoundStarted(Math.max(1, line.small("round"))));
      case "output" -> output(line);
      case "entry" -> intake.event(new EntryPublished(by(line), at, values(line)));
      case "file" -> intake.event(new FilePublished(by(line), at, RunJsonTest.file(line)));
      case "gap" ->
          throw new ImportException(
              "%d events are missing here: the report was not complete"
                  .formatted(line.number("missing")));
      case "run-finished" -> end(line);
      default -> takeAttempt(line, at);
    }
  }

  /** Takes the end of the lines. */
  void end() {
    if (!ended) {
      intake.span().ended(RunState.LOST);
      intake.span().left("the lines end before the run");
    }
  }

  private void takeAttempt(JsonValues line, Instant at) throws ImportException {
    switch (line.text("kind")) {
      case "attempt-started" -> {
        AttemptId id = attempt(line);
        Instant start = line.time("startedAt").orElse(at);
        int fork = Math.max(1, line.small("fork"));
        intake.event(new AttemptStarted(id.test(), id.attempt(), fork, start));
      }
      case "attempt-slow" -> {
        AttemptId id = attempt(line);
        intake.event(new AttemptSlow(id.test(), id.attempt()));
      }
      case "retry-planned" -> {
        AttemptId id = attempt(line);
        intake.event(new RetryPlanned(id.test(), id.attempt()));
      }
      case "attempt-finished" -> finished(line);
      case "test-withdrawn" -> intake.withdraw(test(line));
      case "test-quarantined" ->
          intake.event(
              new TestQuarantined(
                  test(line), line.text("owner"), line.text("reason"), line.text("expires")));
      default -> {}
    }
  }

  private void finished(JsonValues line) throws ImportException {
    AttemptId id = attempt(line);
    Optional<Verdict> verdict = RunJsonTest.verdict(line);
    if (verdict.isPresent()) {
      RunEvent event =
          new AttemptFinished(id.test(), id.attempt(), verdict.get(), line.millis("durationMs"));
      intake.event(event);
    }
  }

  private void plan(JsonValues line) throws ImportException {
    int told = line.small("test");
    if (told < 1 || told > MOST_TESTS) {
      throw new ImportException(
          "a test has the number %d (allowed are 1 to %d)".formatted(told, MOST_TESTS));
    }
    int test = offset + told;
    if (!planned.get(test)) {
      planned.set(test);
      intake.plan(test, intake.described(RunJsonTest.described(line), RunJsonTest.known(line)));
    }
  }

  private void left(JsonValues line) throws ImportException {
    Optional<PluginId> plugin =
        line.optional("plugin").isEmpty() ? Optional.empty() : Optional.of(line.plugin("plugin"));
    intake.event(new TestsLeft(plugin, line.text("reason")));
    intake.span().left(line.text("reason"));
  }

  private void output(JsonValues line) throws ImportException {
    byte[] bytes = line.text("text").getBytes(StandardCharsets.UTF_8);
    long skipped = Math.max(0, line.number("skippedBytes"));
    String word = line.text("stream").toUpperCase(Locale.ROOT);
    OutputStreamKind stream =
        Arrays.stream(OutputStreamKind.values())
            .filter(kind -> kind.name().equals(word))
            .findFirst()
            .orElseThrow(() -> new ImportException("'%s' is no stream".formatted(word)));
    if (by(line) instanceof AttemptId id) {
      intake.event(new OutputCaptured(id.test(), id.attempt(), stream, bytes, skipped));
    } else if (by(line) instanceof Scope scope) {
      intake.event(new ScopeOutputCaptured(scope, stream, bytes, skipped));
    }
  }

  private Publisher by(JsonValues line) throws ImportException {
    if (line.number("test") > 0) {
      return attempt(line);
    }
    int fork = Math.max(1, line.small("fork"));
    return line.optional("plugin").isEmpty()
        ? Scope.ofFork(fork)
        : Scope.ofClass(line.plugin("plugin"), line.text("class"), fork);
  }

  private static Map<String, String> values(JsonValues line) throws ImportException {
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonValues value : line.objects("values")) {
      values.put(value.text("name"), value.text("value"));
    }
    if (values.isEmpty()) {
      throw new ImportException("a report entry has no values");
    }
    return values;
  }

  private void end(JsonValues line) throws ImportException {
    ended = true;
    intake.span().took(line.millis("durationMs"));
    intake.span().ended(line.constant(RunState.class, "state").orElse(RunState.LOST));
  }

  private AttemptId attempt(JsonValues line) throws ImportException {
    return new AttemptId(test(line), Math.max(1, line.small("attempt")));
  }

  private int test(JsonValues line) throws ImportException {
    int test = offset + Math.max(1, line.small("test"));
    if (!planned.get(test)) {
      throw new ImportException("test %d was not planned before".formatted(test - offset));
    }
    return test;
  }

  private static PluginSeen plugin(JsonValues line) throws ImportException {
    return new PluginSeen(
        line.plugin("plugin"),
        line.text("pluginVersion"),
        line.text("jar"),
        line.text("sha256"),
        line.constant(PluginState.class, "state").orElse(PluginState.LOADED));
  }
}
