package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.Progress;
import dev.runner.core.run.MergeException;
import dev.runner.core.run.RunMerger;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunReports;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner runs merge}: one run of several. */
@Command(
    name = "merge",
    description = "Makes one run of several, the shards of a suite above all.",
    mixinStandardHelpOptions = true)
final class RunsMergeCommand implements Callable<Integer> {

  private static final String JOURNAL = "journal";

  @ParentCommand private RunsCommand runs;
  @Mixin private ReportOptions output;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description =
          "Runs of this workspace (an id, the beginning of one, last, last~2), or folders of runs"
              + " from anywhere: what .runner/runs holds.")
  private List<String> names = new ArrayList<>();

  RunsMergeCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = runs.root().global();
    Console console = global.console();
    output.check();
    List<Path> folders = folders(global, console);
    try (RunReports reports = output.open(global);
        Progress progress = new Progress(console, global.verbosity());
        RunReport report =
            new RunMerger(Clock.systemUTC(), reports)
                .merge(global.request(Selection.ALL), folders, progress)) {
      output.show(global, console, report);
      return report.status().code();
    } catch (MergeException e) {
      throw new UsageException("Cannot merge: " + e.getMessage());
    }
  }

  private List<Path> folders(GlobalOptions global, Console console) {
    List<Path> folders = new ArrayList<>();
    Optional<ResultStore> store = global.stored(console).openIfPresent();
    try {
      for (String name : names) {
        folders.add(isPath(name) ? folder(Path.of(name)) : stored(name, global, store));
      }
    } finally {
      store.ifPresent(ResultStore::close);
    }
    return folders;
  }

  private static boolean isPath(String name) {
    return name.contains("/") || name.contains("\\") || Files.isDirectory(Path.of(name));
  }

  private static Path stored(String name, GlobalOptions global, Optional<ResultStore> store) {
    ResultStore open =
        store.orElseThrow(
            () ->
                new UsageException(
                    "No run '%s': nothing ran in '%s' yet, and there is no folder of this name"
                        .formatted(name, global.workspace().root())));
    Path folder = global.workspace().runFolder(open.resolve(name));
    if (!Files.exists(folder.resolve(JOURNAL))) {
      throw new UsageException(
          "Run '%s' cannot be merged: its journal in '%s' is gone".formatted(name, folder));
    }
    return folder;
  }

  private static Path folder(Path folder) {
    if (!Files.exists(folder.resolve(JOURNAL))) {
      throw new UsageException(
          "'%s' is no folder of a run: it has no file '%s'%s"
              .formatted(folder, JOURNAL, insteadOf(folder)));
    }
    return folder.toAbsolutePath().normalize();
  }

  /** Names the folders that may have been meant. */
  private static String insteadOf(Path folder) {
    List<Path> near =
        Stream.of(folder, folder.resolve("runs"), folder.resolve(".runner").resolve("runs"))
            .flatMap(RunsMergeCommand::children)
            .filter(child -> Files.exists(child.resolve(JOURNAL)))
            .toList();
    return near.isEmpty()
        ? " (expected what .runner/runs/ID of a workspace holds)"
        : ": did you mean " + near.stream().map(Path::toString).collect(Collectors.joining(" or "));
  }

  private static Stream<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().limit(20).toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
