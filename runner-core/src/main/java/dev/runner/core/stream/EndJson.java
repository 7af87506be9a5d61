package dev.runner.core.stream;

import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.report.CountsJson;
import dev.runner.core.run.RunEnd;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes what a run amounts to. */
final class EndJson {

  private EndJson() {}

  static void write(JsonGenerator json, Optional<RunFinished> finished, RunEnd end) {
    Values.text(json, "state", finished.map(event -> event.state().name()));
    Values.text(json, "outcome", end.outcome().map(Enum::name));
    json.writeNumberProperty("exit", end.status().code());
    json.writeName("durationMs");
    finished
        .map(event -> event.duration().toMillis())
        .ifPresentOrElse(json::writeNumber, json::writeNull);
    json.writeName("counts");
    end.counts().ifPresentOrElse(counts -> CountsJson.write(json, counts), json::writeNull);
  }
}
