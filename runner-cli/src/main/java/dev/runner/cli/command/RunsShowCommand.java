package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.RunCsv;
import dev.runner.cli.output.RunViews;
import dev.runner.core.report.RunFiles;
import dev.runner.core.report.RunParts;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner runs show}: one run with its tests. */
@Command(name = "show", description = "Shows a stored run.", mixinStandardHelpOptions = true)
final class RunsShowCommand implements Callable<Integer> {

  @ParentCommand private RunsCommand runs;

  @Parameters(paramLabel = "RUN", description = "A run id, the beginning of one, last, or last~2.")
  private String run;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  @Option(
      names = "--test",
      paramLabel = "ID",
      description =
          "Shows one test, by its printed id, unique id or uuid: its attempts with their output,"
              + " report entries and files. A class shows what it wrote outside of its tests.")
  private @Nullable String test;

  RunsShowCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = runs.root().global();
    Console console = global.console();
    try (ResultStore store = global.store()) {
      RunId found = store.resolve(run);
      if (format == Format.CSV) {
        table(console, store, found);
      } else {
        show(new RunViews(console, store), store, found);
      }
    }
    return 0;
  }

  private void show(RunViews views, ResultStore store, RunId found) {
    RunFiles files = runs.root().global().workspace().files();
    if (test == null) {
      if (format == Format.TEXT) {
        views.origin(found);
      }
      views.show(found, format == Format.JSON, files, runs.root().global().runText());
    } else {
      views.show(parts(store, found, test), format == Format.JSON, files);
    }
  }

  private void table(Console console, ResultStore store, RunId found) {
    if (test != null) {
      throw new UsageException(
          "One test ('--test %s') is shown as text or json, not as csv".formatted(test));
    }
    new RunCsv(console, store).show(found);
  }

  private RunParts parts(ResultStore store, RunId found, String name) {
    RunParts parts = RunParts.named(name, store, found);
    if (parts.isEmpty()) {
      throw new UsageException(
          "No test '%s' in run '%s', nor a class of that name that wrote anything: 'runner runs show"
                  .formatted(name, found)
              + " %s --format json' lists the ids".formatted(run));
    }
    return parts;
  }
}
