package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Scope;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/** Reads our own report {@code json}, and what {@code runs show --format json} prints. */
final class RunJsonReader implements ResultReader {

  private static final int VERSION = 1;

  RunJsonReader() {}

  @Override
  public void read(InputStream in, Intake intake) throws ImportException {
    try (JsonInput json = new JsonInput(in)) {
      if (json.next() != JsonToken.START_OBJECT) {
        throw new ImportException("it is no object of JSON");
      }
      Map<String, Object> head = new LinkedHashMap<>();
      boolean tests = false;
      while (json.next() == JsonToken.PROPERTY_NAME) {
        String name = json.name();
        json.next();
        switch (name) {
          case "tests" -> {
            check(new JsonValues(head));
            begin(new JsonValues(head), intake);
            tests(json, intake);
            tests = true;
          }
          case "plugins" -> each(json, plugin -> plugin(plugin, intake));
          case "issues" -> each(json, issue -> intake.raise(RunJsonTest.issue(issue)));
          case "outsideTests" -> each(json, scope -> outside(scope, intake));
          default -> head.put(name, json.value());
        }
      }
      if (json.next() != null) {
        throw new ImportException("it has more than one object: name the files one by one");
      }
      if (!tests) {
        throw new ImportException(
            "it is no run: its key 'tests' is missing (expected what --report json=FILE writes)");
      }
    }
  }

  private static void check(JsonValues head) throws ImportException {
    if (head.values().containsKey("version") && head.number("version") != VERSION) {
      throw new ImportException(
          "its version is %d, and this runner reads %d: update the runner"
              .formatted(head.number("version"), VERSION));
    }
  }

  private static void begin(JsonValues head, Intake intake) throws ImportException {
    Duration took = head.millis("durationMs");
    Optional<Instant> start = head.time("startedAt");
    start.ifPresent(at -> intake.span().saw(at, took));
    intake.span().took(took);
    head.constant(RunState.class, "state").ifPresent(intake.span()::ended);
  }

  private static void tests(JsonInput json, Intake intake) throws ImportException {
    each(json, test -> RunJsonTest.read(test, intake));
  }

  private static void plugin(JsonValues plugin, Intake intake) throws ImportException {
    PluginId id = plugin.plugin("id");
    PluginState state = plugin.constant(PluginState.class, "state").orElse(PluginState.LOADED);
    intake.plugin(new PluginSeen(id, plugin.text("version"), "", "", state));
  }

  private static void outside(JsonValues told, Intake intake) throws ImportException {
    int fork = Math.max(1, told.small("fork"));
    Scope scope =
        told.optional("plugin").isEmpty()
            ? Scope.ofFork(fork)
            : Scope.ofClass(told.plugin("plugin"), told.text("class"), fork);
    JsonValues output = told.object("output");
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      String text = output.text(stream.name().toLowerCase(Locale.ROOT));
      intake.output(scope, stream, KeptText.of(text));
    }
    for (JsonValues entry : told.objects("entries")) {
      intake.entry(scope, RunJsonTest.texts(entry.object("values")));
    }
  }

  private static void each(JsonInput json, Step step) throws ImportException {
    JsonToken token = json.next();
    while (token == JsonToken.START_OBJECT) {
      step.take(json.object());
      token = json.next();
    }
    if (token != JsonToken.END_ARRAY) {
      throw new ImportException("an array of objects is expected where '%s' is".formatted(token));
    }
  }

  /** Takes an element of an array. */
  @FunctionalInterface
  private interface Step {
    void take(JsonValues value) throws ImportException;
  }
}
