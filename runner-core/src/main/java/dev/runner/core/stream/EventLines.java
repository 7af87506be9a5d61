package dev.runner.core.stream;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.RunId;
import dev.runner.core.run.RunEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Collects lines of JSON, numbered from 1. All that is beyond ASCII is escaped, so that any code
 * unit, half a surrogate pair too, gives JSON. For one thread.
 */
final class EventLines {

  private static final int VERSION = 1;
  private static final int LONG = 64 << 10;
  private static final int VERY_LONG = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final StringWriter text = new StringWriter();
  private final EventJson events;
  private final Utf8Pieces pieces = new Utf8Pieces();
  private Optional<RunId> run = Optional.empty();
  private Optional<RunFinished> finished = Optional.empty();
  private long last;

  EventLines(RunFiles files) {
    this.events = new EventJson(files);
  }

  /** Adds the line of an event; events that mean nothing outside have none. */
  void add(Instant at, RunEvent event) {
    if (event instanceof RunStarted started) {
      run = Optional.of(started.run());
    } else if (event instanceof RunResumed resumed) {
      run = Optional.of(resumed.run());
    } else if (event instanceof RunFinished end) {
      finished = Optional.of(end);
    } else if (event instanceof AttemptFinished attempt && !pieces.isEmpty()) {
      completeOutput(at, attempt);
    }
    if (event instanceof OutputCaptured output) {
      AttemptId attempt = new AttemptId(output.test(), output.attempt());
      Object source = List.of(attempt, output.stream());
      String now = pieces.text(source, output.bytes());
      line(at, "output", json -> OutputJson.write(json, output, now));
    } else if (event instanceof ScopeOutputCaptured output) {
      String now = pieces.text(List.of(output.scope(), output.stream()), output.bytes());
      line(at, "output", json -> OutputJson.write(json, output, now));
    } else {
      EventJson.kind(event)
          .ifPresent(kind -> line(at, kind, json -> events.write(json, event, run)));
    }
  }

  /** Adds a line that says how many events are missing. */
  void gap(Instant at, int missing) {
    line(at, "gap", json -> json.writeNumberProperty("missing", missing));
  }

  /** Adds a line that says when the tests are expected to have ended. */
  void estimate(Instant at, Duration left) {
    line(
        at,
        "estimate",
        json -> {
          json.writeNumberProperty("leftMs", left.toMillis());
          Values.time(json, "endsAt", at.plus(left));
        });
  }

  /** Adds the last line. */
  void end(Instant at, RunEnd end) {
    line(at, "run-finished", json -> EndJson.write(json, finished, end));
  }

  /** Tells whether it is time to hand over what was collected. */
  boolean isLong() {
    return text.getBuffer().length() >= LONG;
  }

  /** Hands over what was collected. */
  void flushTo(OutputStream out) throws IOException {
    if (text.getBuffer().length() > 0) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
      out.flush();
      text.getBuffer().setLength(0);
      if (text.getBuffer().capacity() > VERY_LONG) {
        text.getBuffer().trimToSize();
      }
    }
  }

  private void completeOutput(Instant at, AttemptFinished attempt) {
    for (var stream : dev.runner.core.event.OutputStreamKind.values()) {
      AttemptId id = new AttemptId(attempt.test(), attempt.attempt());
      pieces
          .rest(List.of(id, stream))
          .ifPresent(
              rest ->
                  line(
                      at,
                      "output",
                      json ->
                          OutputJson.write(
                              json,
                              new OutputCaptured(id.test(), id.attempt(), stream, new byte[0], 0),
                              rest)));
    }
  }

  private void line(Instant at, String kind, Consumer<JsonGenerator> values) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("version", VERSION);
      json.writeNumberProperty("seq", ++last);
      Values.time(json, "time", at);
      Values.text(json, "run", run.map(RunId::toString));
      json.writeStringProperty("kind", kind);
      values.accept(json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
