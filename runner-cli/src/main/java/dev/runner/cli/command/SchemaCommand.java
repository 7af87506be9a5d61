package dev.runner.cli.command;

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

  @ParentCommand private RunnerCommand root;

  @Parameters(paramLabel = "FORMAT", description = "ndjson, as of 'run --report ndjson=FILE'.")
  private String format;

  SchemaCommand() {}

  @Override
  public Integer call() {
    if (!format.equals(NDJSON)) {
      throw new UsageException(
          "Invalid format '%s' of a schema (expected %s)".formatted(format, NDJSON));
    }
    root.global().console().line(NdjsonSchema.text().stripTrailing());
    return 0;
  }
}
