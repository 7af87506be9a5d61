package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.Progress;
import dev.runner.core.config.CoreOptions;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.report.intake.ImportException;
import dev.runner.core.report.intake.ImportFormat;
import dev.runner.core.report.intake.ImportSource;
import dev.runner.core.run.ImportRequest;
import dev.runner.core.run.RunImporter;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunReports;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.Selection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner runs import}: a run of results that are in files. */
@Command(
    name = "import",
    description = "Makes a run of results that are in files, of other tools too.",
    mixinStandardHelpOptions = true)
final class RunsImportCommand implements Callable<Integer> {

  @ParentCommand private RunsCommand runs;
  @Mixin private ReportOptions output;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files that are one run together; a folder stands for its *.xml, - for standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description =
          "junit-xml, subunit, open-test-reporting, json or ndjson (default: what is seen).")
  private @Nullable String from;

  @Option(
      names = {"-p", "--plugin"},
      paramLabel = "ID",
      description = "Whose tests they are where the file does not say it (default: imported).")
  private @Nullable String plugin;

  @Option(
      names = "--label",
      paramLabel = "K=V",
      description = "A mark that the run is kept with; may be repeated.")
  private Map<String, String> labels = new LinkedHashMap<>();

  RunsImportCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = runs.root().global();
    Console console = global.console();
    output.check();
    try {
      ImportRequest request = request();
      global.stored(console).openIfPresent().ifPresent(ResultStore::close);
      try (RunReports reports = output.open(global);
          Progress progress = new Progress(console, global.verbosity());
          RunReport report =
              new RunImporter(Clock.systemUTC(), reports)
                  .importRun(global.request(Selection.ALL), request, progress)) {
        output.show(global, console, report);
        return report.status().code();
      }
    } catch (ImportException e) {
      throw new UsageException(e.getMessage() + "; nothing is stored");
    }
  }

  private ImportRequest request() throws ImportException {
    Optional<ImportFormat> format = Optional.ofNullable(from).map(RunsImportCommand::format);
    PluginId owner = plugin == null ? ImportRequest.PLUGIN : owner(plugin);
    Map<String, String> marks = new LinkedHashMap<>();
    labels.forEach((name, value) -> marks.put(label(name, value), value.strip()));
    List<ImportSource> sources = new ArrayList<>();
    for (String file : files) {
      sources.addAll(ImportSource.of(file));
    }
    return new ImportRequest(sources, format, owner, marks);
  }

  private static ImportFormat format(String name) {
    return ImportFormat.named(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "Invalid format '%s' (expected %s)".formatted(name, ImportFormat.keys())));
  }

  private static String label(String name, String value) {
    Optional<String> problem = CoreOptions.labelProblem(name, value);
    if (problem.isPresent()) {
      throw new UsageException("--label: " + problem.get());
    }
    return name.strip();
  }

  private static PluginId owner(String id) {
    if (!PluginId.isValid(id)) {
      throw new UsageException("Invalid plugin id '%s' (%s)".formatted(id, PluginId.RULE));
    }
    return new PluginId(id);
  }
}
