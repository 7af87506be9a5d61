package dev.runner.cli.command;

import dev.runner.core.report.CallsSchema;
import dev.runner.core.report.JsonSchema;
import dev.runner.core.stream.NdjsonSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner schema}: what machine-readable formats look like. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of a format.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

  private static final String NDJSON = "ndjson";
  private static final String EXCHANGES = "exchanges";
  private static final String JSON = "json";

  @ParentCommand private RunnerCommand root;

  @Parameters(
      paramLabel = "FORMAT",
      description = {
        "json or ndjson, as of 'run --report json=FILE', or exchanges, a line of what clients",
        "attach to tests."
      })
  private String format;

  SchemaCommand() {}

  @Override
  public Integer call() {
    root.global().console().line(text().stripTrailing());
    return 0;
  }

  private String text() {
    return switch (format) {
      case NDJSON -> NdjsonSchema.text();
      case JSON -> JsonSchema.text();
      case EXCHANGES -> CallsSchema.text();
      default ->
          throw new UsageException(
              "Invalid format '%s' of a schema (expected %s, %s or %s)"
                  .formatted(format, JSON, NDJSON, EXCHANGES));
    };
  }
}
