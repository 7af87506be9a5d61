package dev.runner.cli.command;

import dev.runner.cli.output.CleanupViews;
import dev.runner.cli.output.Console;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.CleanupReport;
import dev.runner.core.run.ResidueCleanup;
import dev.runner.core.suite.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner cleanup}: what tests have left in the system under test. */
@Command(
    name = "cleanup",
    description = {
      "Shows what tests have left in the system under test, or deletes it, by the cleaners of plugins.",
      "Left over is what is there now and was not when the snapshot was taken; without a snapshot, all that"
          + " the plugin lists."
    },
    mixinStandardHelpOptions = true)
final class CleanupCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  @Option(names = "--snapshot", description = "Remembers what is there now, before tests run.")
  private boolean snapshot;

  @Option(names = "--dry-run", description = "Deletes nothing. The default.")
  private boolean dryRun;

  @Option(names = "--delete", description = "Deletes what is left over.")
  private boolean delete;

  @Option(
      names = "--all",
      description = "With --delete: deletes all that plugins list, old or new, with no snapshot.")
  private boolean all;

  @Option(
      names = {"-p", "--plugin"},
      paramLabel = "ID",
      description = "Asks this plugin alone. May be repeated.")
  private List<String> plugins = new ArrayList<>();

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  CleanupCommand() {}

  @Override
  public Integer call() {
    check();
    GlobalOptions global = root.global();
    Console console = global.console();
    CleanupReport report = new ResidueCleanup().run(global.request(selection()), mode());
    report.issues().forEach(console::issue);
    CleanupViews views = new CleanupViews(console);
    switch (format) {
      case TEXT -> views.text(report, mode());
      case JSON -> views.json(report);
      case CSV -> views.csv(report);
    }
    return report.status().code();
  }

  private void check() {
    if ((snapshot && delete) || (snapshot && dryRun) || (delete && dryRun)) {
      throw new ParameterException(
          spec.commandLine(),
          "--snapshot, --dry-run and --delete exclude each other: choose one of them");
    }
    if (all && !delete) {
      throw new ParameterException(spec.commandLine(), "--all goes with --delete only");
    }
  }

  private ResidueCleanup.Mode mode() {
    if (snapshot) {
      return ResidueCleanup.Mode.SNAPSHOT;
    }
    if (delete) {
      return all ? ResidueCleanup.Mode.DELETE_ALL : ResidueCleanup.Mode.DELETE;
    }
    return ResidueCleanup.Mode.LOOK;
  }

  private Selection selection() {
    Set<PluginId> wanted = new HashSet<>();
    for (String id : plugins) {
      if (!PluginId.isValid(id)) {
        throw new ParameterException(
            spec.commandLine(), "Invalid id '%s' of a plugin (%s)".formatted(id, PluginId.RULE));
      }
      wanted.add(new PluginId(id));
    }
    Selection none = Selection.ALL;
    return new Selection(
        wanted,
        none.excludedPlugins(),
        none.tagExpressions(),
        none.regexes(),
        none.excludedRegexes(),
        none.classes(),
        none.methods(),
        none.lists());
  }
}
