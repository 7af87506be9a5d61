package dev.runner.cli.command;

import dev.runner.cli.output.BisectView;
import dev.runner.cli.output.Console;
import dev.runner.cli.output.Verbosity;
import dev.runner.core.report.RunParts;
import dev.runner.core.result.RunId;
import dev.runner.core.run.BisectReport;
import dev.runner.core.run.BisectTarget;
import dev.runner.core.run.Cancellation;
import dev.runner.core.run.Execution;
import dev.runner.core.run.RunRequest;
import dev.runner.core.run.TestBisector;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.Selection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner bisect}: which tests make another one fail. */
@Command(
    name = "bisect",
    description = {
      "Finds the tests that make a test fail when they run before it.",
      "Exit status 0 if they are found, or the test fails alone; 1 if its failure cannot be"
          + " reproduced."
    },
    mixinStandardHelpOptions = true)
final class BisectCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Parameters(index = "0", paramLabel = "TEST", description = "A printed id, unique id or uuid.")
  private String test;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run in which it failed (default: the newest).")
  private @Nullable String run;

  @Option(
      names = "--changed-plugins",
      description = "Searches with plugins that are not those of the run, and warns of each.")
  private boolean changedPlugins;

  @Mixin private TestLimitOption limit;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  BisectCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    BisectTarget target = target(global);
    Cancellation cancellation = new Cancellation();
    new Interruption(cancellation, console).listen();
    Consumer<String> progress =
        global.verbosity() == Verbosity.QUIET ? line -> {} : console::message;
    BisectReport report =
        new TestBisector(target, request(global), progress, cancellation).bisect(changedPlugins);
    show(new BisectView(console, global.nextSteps(), lists(global), limit.words()), report);
    return report.status().code();
  }

  private RunRequest request(GlobalOptions global) {
    return global
        .request(Selection.ALL)
        .executed(Execution.SERIAL.within(limit.limit(), Optional.empty()));
  }

  private void show(BisectView view, BisectReport report) {
    switch (format) {
      case JSON -> view.json(report);
      case CSV -> view.csv(report);
      case TEXT -> view.text(report);
    }
  }

  private static Path lists(GlobalOptions global) {
    return global.workspace().data().resolve("bisect");
  }

  private BisectTarget target(GlobalOptions global) {
    try (ResultStore store = global.store()) {
      if (run == null) {
        return BisectTarget.newest(test, store)
            .orElseThrow(
                () ->
                    new UsageException(
                        "No failure of a test '%s' is stored: 'runner failing' lists those that failed when they last ran"
                            .formatted(test)));
      }
      RunId found = store.resolve(run);
      return BisectTarget.in(found, test, store).orElseThrow(() -> noFailure(found, store));
    }
  }

  private UsageException noFailure(RunId found, ResultStore store) {
    return new UsageException(
        RunParts.named(test, store, found).tests().isEmpty()
            ? "No test '%s' in run '%s': 'runner runs show %s --format json' lists the ids"
                .formatted(test, found, run)
            : "Test '%s' did not fail in run '%s': name a run in which it failed, or none for the newest"
                .formatted(test, found));
  }
}
