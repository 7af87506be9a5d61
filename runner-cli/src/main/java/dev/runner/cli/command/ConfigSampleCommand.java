package dev.runner.cli.command;

import dev.runner.cli.output.ConfigViews;
import dev.runner.cli.output.Console;
import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.config.SampleFile;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.ConfigInspection;
import dev.runner.core.run.ConfigInspector;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.suite.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner config sample}: a configuration file to start from. */
@Command(
    name = "sample",
    description = "Writes a configuration file with all options, their help and their defaults.",
    mixinStandardHelpOptions = true)
final class ConfigSampleCommand implements Callable<Integer> {

  @ParentCommand private ConfigCommand config;

  @Option(
      names = {"-p", "--plugin"},
      paramLabel = "ID",
      description = "Only the options of this plugin. May be repeated.")
  private List<String> plugins = new ArrayList<>();

  @Option(names = "--minimal", description = "Only what must be set.")
  private boolean minimal;

  ConfigSampleCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = config.root().global();
    ConfigInspection inspection = new ConfigInspector().inspect(global.request(Selection.ALL));
    // What is set wrong does not matter to what can be set; a broken plugin's options are missing.
    List<Issue> issues = inspection.issues().stream().filter(Issue::concernsPlugin).toList();
    Console console = global.console();
    issues.forEach(console::issue);
    SampleFile sample = new SampleFile(minimal);
    new ConfigViews(console)
        .sample(
            plugins.isEmpty()
                ? sample.text(inspection.declared())
                : sample.textOf(chosen(inspection.declared())));
    return ExitStatus.of(issues).code();
  }

  private List<DeclaredOptions> chosen(List<DeclaredOptions> declared) {
    List<DeclaredOptions> chosen = new ArrayList<>();
    for (String id : plugins) {
      chosen.add(
          declared.stream()
              .filter(one -> one.plugin().value().equals(id))
              .findFirst()
              .orElseThrow(() -> new UsageException(unknown(id, declared))));
    }
    return chosen;
  }

  private static String unknown(String id, List<DeclaredOptions> declared) {
    return "Plugin '%s' is not installed, or cannot be used (there are: %s)"
        .formatted(
            id,
            declared.stream()
                .map(DeclaredOptions::plugin)
                .map(PluginId::value)
                .sorted()
                .collect(Collectors.joining(", ")));
  }
}
