package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.ReceiptViews;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner exports}: which runs and tasks were sent where. */
@Command(
    name = "exports",
    description =
        "Lists which runs and tasks were exported where, and what came of it, the newest first.",
    mixinStandardHelpOptions = true)
final class ExportsCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description =
          "Of one run alone: its id, the beginning of one, last, or last~2; or of the tasks of a file.")
  private @Nullable String run;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  ExportsCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    try (ResultStore store = global.allRuns()) {
      Optional<String> word = Optional.ofNullable(run);
      List<StoredExport> exports = exports(store, word);
      ReceiptViews views = new ReceiptViews(console, store);
      switch (format) {
        case TEXT -> views.text(exports, word.isPresent());
        case JSON -> views.json(exports);
        case CSV -> views.csv(exports);
      }
    }
    return 0;
  }

  private List<StoredExport> exports(ResultStore store, Optional<String> word) {
    if (word.isEmpty()) {
      return store.exports().exports(Optional.empty(), limit);
    }
    Optional<Path> file = word.flatMap(TaskWord::file);
    if (file.isEmpty()) {
      ExportSubject found = ExportSubject.of(store.resolve(word.get()));
      return store.exports().exports(Optional.of(found), limit);
    }
    return TaskWord.tasks(file.get()).stream()
        .map(task -> new ExportSubject.Task(task.id(), task.header().title()))
        .flatMap(task -> store.exports().exports(Optional.of(task), limit).stream())
        .limit(limit)
        .toList();
  }
}
