package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.RunViews;
import dev.runner.cli.output.WhyText;
import dev.runner.core.report.RunParts;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner why}: why a test was selected, where it ran, in which order, and how it ended. */
@Command(
    name = "why",
    description =
        "Says why a test of a run was selected, where, when and with which options it ran, and how it"
            + " ended.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Parameters(index = "0", paramLabel = "TEST", description = "A printed id, unique id or uuid.")
  private String test;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "last",
      description = "A run id, the beginning of one, last (the default), or last~2.")
  private String run;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  WhyCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    if (format == Format.CSV) {
      throw new UsageException("Why a test ran is told as text or json, not as csv");
    }
    try (ResultStore store = global.store()) {
      RunId found = store.resolve(run);
      RunParts parts = RunParts.named(test, store, found);
      if (parts.tests().isEmpty()) {
        throw new UsageException(
            "No test '%s' in run '%s': it was not selected, or has another name; 'runner list' shows the names, 'runner runs show %s' what the run was asked for%s"
                .formatted(test, found, run, new MeantTests(store).question(List.of(found), test)));
      }
      if (format == Format.JSON) {
        new RunViews(console, store).show(parts, true, global.workspace().files());
      } else {
        StoredRun stored = store.find(found).orElseThrow();
        WhyText text = new WhyText(console, store, stored);
        parts.tests().forEach(text::show);
      }
    }
    return 0;
  }
}
