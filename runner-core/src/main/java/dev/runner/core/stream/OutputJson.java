package dev.runner.core.stream;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.Scope;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes what was written, and by whom. */
final class OutputJson {

  private OutputJson() {}

  static void write(JsonGenerator json, OutputCaptured output, String text) {
    by(json, new AttemptId(output.test(), output.attempt()));
    write(json, output.stream(), text, output.skipped());
  }

  static void write(JsonGenerator json, ScopeOutputCaptured output, String text) {
    by(json, output.scope());
    write(json, output.stream(), text, output.skipped());
  }

  /** Writes which attempt, class, engine or fork something is of. */
  static void by(JsonGenerator json, Publisher by) {
    if (by instanceof AttemptId attempt) {
      json.writeNumberProperty("test", attempt.test());
      json.writeNumberProperty("attempt", attempt.attempt());
    } else if (by instanceof Scope scope) {
      Values.text(json, "plugin", scope.plugin().map(Object::toString));
      Values.text(json, "class", Optional.of(scope.className()).filter(name -> !name.isEmpty()));
      json.writeNumberProperty("fork", scope.fork());
    }
  }

  private static void write(
      JsonGenerator json, OutputStreamKind stream, String text, long skipped) {
    json.writeStringProperty("stream", stream.name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("text", text);
    json.writeNumberProperty("skippedBytes", skipped);
  }
}
