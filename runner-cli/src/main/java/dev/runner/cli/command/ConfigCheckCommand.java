package dev.runner.cli.command;

import dev.runner.cli.output.ConfigViews;
import dev.runner.core.run.ConfigInspection;
import dev.runner.core.run.ConfigInspector;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.suite.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner config check}: all that is wrong, without running anything. */
@Command(
    name = "check",
    description = "Tells all that is wrong with plugins and options, at once, and runs nothing.",
    mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {

  @ParentCommand private ConfigCommand config;

  @Option(
      names = "--probe",
      description = "Asks the system under test, too, by the probes of plugins.")
  private boolean probe;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  ConfigCheckCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = config.root().global();
    ConfigInspector inspector = new ConfigInspector();
    ConfigInspection inspection =
        probe
            ? inspector.probe(global.request(Selection.ALL))
            : inspector.inspect(global.request(Selection.ALL));
    if (probe && inspection.probed().isEmpty()) {
      global.console().message(unprobed(inspection));
    }
    ConfigViews views = new ConfigViews(global.console());
    switch (format) {
      case TEXT -> views.check(inspection);
      case JSON -> views.checkJson(inspection);
      case CSV -> views.checkCsv(inspection);
    }
    return inspection.status().code();
  }

  private static String unprobed(ConfigInspection inspection) {
    return inspection.status() == ExitStatus.USAGE
        ? "The system under test was not asked: correct the configuration first"
        : "The system under test was not asked: no plugin has a ConfigurationProbe";
  }
}
