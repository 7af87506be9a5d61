package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.SampleViews;
import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.config.ListedOption;
import dev.runner.core.config.OptionReference;
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

  @Option(names = "--format", description = "text, json, csv or markdown.")
  private SampleFormat format = SampleFormat.TEXT;

  ConfigSampleCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = config.root().global();
    ConfigInspection inspection = new ConfigInspector().inspect(global.request(Selection.ALL));
    // What is set wrong does not matter to what can be set; a broken plugin's options are missing.
    List<Issue> issues = inspection.issues().stream().filter(Issue::concernsPlugin).toList();
    Console console = global.console();
    issues.forEach(console::issue);
    show(new SampleViews(console), inspection.declared());
    return ExitStatus.of(issues).code();
  }

  private void show(SampleViews views, List<DeclaredOptions> declared) {
    boolean all = plugins.isEmpty();
    List<DeclaredOptions> shown = all ? declared : chosen(declared);
    switch (format) {
      case TEXT -> {
        SampleFile sample = new SampleFile(minimal);
        views.text(all ? sample.text(shown) : sample.textOf(shown));
      }
      case JSON -> views.json(listed(all, shown));
      case CSV -> views.csv(listed(all, shown));
      case MARKDOWN -> {
        if (minimal) {
          throw new UsageException("--minimal and --format markdown exclude each other: drop one");
        }
        OptionReference reference = new OptionReference();
        views.text(all ? reference.text(shown) : reference.textOf(shown));
      }
    }
  }

  private List<ListedOption> listed(boolean runner, List<DeclaredOptions> shown) {
    List<ListedOption> listed = new ArrayList<>(runner ? ListedOption.ofRunner() : List.of());
    listed.addAll(ListedOption.of(shown));
    listed.removeIf(one -> minimal && !one.keyed().option().required());
    return listed;
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
