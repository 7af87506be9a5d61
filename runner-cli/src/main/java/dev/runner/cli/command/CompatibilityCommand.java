package dev.runner.cli.command;

import dev.runner.api.config.NearestName;
import dev.runner.cli.output.CompatibilityTable;
import dev.runner.core.compatibility.CompatibilityMatrix;
import dev.runner.core.compatibility.CompatibilityRow;
import dev.runner.core.store.ResultStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner compatibility}: what has worked where. */
@Command(
    name = "compatibility",
    description =
        "Shows on which runner, JDK and environment versions of plugins ran, and how that went.",
    mixinStandardHelpOptions = true)
final class CompatibilityCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Option(
      names = {"-p", "--plugin"},
      paramLabel = "ID",
      description = "Only this plugin. May be repeated.")
  private List<String> plugins = new ArrayList<>();

  @Option(
      names = "--plugin-version",
      paramLabel = "VERSION",
      description = "Only this version of plugins, or those that begin so: 1.2.")
  private @Nullable String version;

  @Option(
      names = "--runner",
      paramLabel = "VERSION",
      description = "Only this version of the runner, or those that begin so.")
  private @Nullable String runner;

  @Option(
      names = "--jdk",
      paramLabel = "VERSION",
      description = "Only this JDK, or those that begin so: 17.")
  private @Nullable String jdk;

  @Option(names = "--environment", paramLabel = "NAME", description = "Only this environment.")
  private @Nullable String environment;

  @Option(names = "--bad", description = "Only what did not pass when it last ran.")
  private boolean bad;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  CompatibilityCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    List<CompatibilityRow> all;
    try (ResultStore store = global.allRuns()) {
      all = new CompatibilityMatrix(store).rows();
    }
    plugins.forEach(plugin -> requireKnown(plugin, all));
    List<CompatibilityRow> rows = all.stream().filter(this::isWanted).toList();
    CompatibilityTable table = new CompatibilityTable(global.console());
    switch (format) {
      case TEXT -> table.text(rows);
      case JSON -> table.json(rows);
      case CSV -> table.csv(rows);
    }
    return 0;
  }

  private boolean isWanted(CompatibilityRow row) {
    return (plugins.isEmpty() || plugins.contains(row.combination().plugin().value()))
        && begins(Optional.of(row.combination().version()), version)
        && begins(row.combination().runner(), runner)
        && begins(row.combination().jdk(), jdk)
        && (environment == null || row.combination().environment().equals(Optional.of(environment)))
        && (!bad || !row.lastVerdict().isGood());
  }

  /** Whole parts only: 1.2 begins 1.2.3, but not 1.20. */
  private static boolean begins(Optional<String> known, @Nullable String wanted) {
    return wanted == null
        || known.filter(text -> text.equals(wanted) || isLonger(text, wanted)).isPresent();
  }

  private static boolean isLonger(String text, String beginning) {
    return text.startsWith(beginning)
        && (beginning.endsWith(".") || ".-+".indexOf(text.charAt(beginning.length())) >= 0);
  }

  private static void requireKnown(String plugin, List<CompatibilityRow> all) {
    List<String> known =
        all.stream().map(row -> row.combination().plugin().value()).distinct().toList();
    if (!known.contains(plugin)) {
      String next =
          new NearestName(known)
              .to(plugin)
              .map(": did you mean '%s'?"::formatted)
              .orElse(known.isEmpty() ? "" : ", there are: " + String.join(", ", known));
      throw new UsageException("No stored run has tests of plugin '" + plugin + "'" + next);
    }
  }
}
