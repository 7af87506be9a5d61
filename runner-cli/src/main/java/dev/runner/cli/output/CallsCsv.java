package dev.runner.cli.output;

import dev.runner.core.report.Call;
import dev.runner.core.report.CallDocument;
import dev.runner.core.result.Scope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes exchanges as a table, a row each; headers and bodies are in the JSON only. */
public final class CallsCsv implements CallsData {

  private final Csv csv;

  public CallsCsv(Console console) {
    this.csv =
        new Csv(
            console,
            List.of(
                "id",
                "plugin",
                "class",
                "testAttempt",
                "at",
                "phase",
                "method",
                "uri",
                "status",
                "durationMs",
                "attempt",
                "waitMs",
                "failure"));
  }

  @Override
  public void begin(CallDocument document) {}

  @Override
  public void call(CallDocument document, Call call) {
    csv.row(
        document.test().map(test -> test.description().listedId()),
        document
            .test()
            .map(test -> test.description().plugin())
            .or(() -> document.scope().flatMap(Scope::plugin)),
        document
            .test()
            .map(test -> test.description().className())
            .or(() -> document.scope().map(Scope::className)),
        document.attempt(),
        call.at(),
        call.phase(),
        call.method(),
        call.uri(),
        call.status(),
        call.durationMs(),
        OptionalInt.of(call.attempt()),
        call.waitMs().isPresent() ? Optional.of(call.waitMs().getAsLong()) : Optional.empty(),
        call.failure());
  }

  @Override
  public void end() {}

  @Override
  public void problems(List<String> problems) {}

  @Override
  public void close() {
    csv.close();
  }
}
