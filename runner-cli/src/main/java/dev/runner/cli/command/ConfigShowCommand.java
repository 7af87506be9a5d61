package dev.runner.cli.command;

import dev.runner.cli.output.ConfigViews;
import dev.runner.cli.output.Console;
import dev.runner.core.config.ConfigSetting;
import dev.runner.core.run.ConfigInspection;
import dev.runner.core.run.ConfigInspector;
import dev.runner.core.suite.Selection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner config show}: what is set. */
@Command(
    name = "show",
    description = "Shows what is set, secrets masked.",
    mixinStandardHelpOptions = true)
final class ConfigShowCommand implements Callable<Integer> {

  @ParentCommand private ConfigCommand config;

  @Option(names = "--origin", description = "Shows where each value comes from.")
  private boolean origin;

  @Option(names = "--effective", description = "Shows the defaults of all other options, too.")
  private boolean effective;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  ConfigShowCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = config.root().global();
    ConfigInspection inspection = new ConfigInspector().inspect(global.request(Selection.ALL));
    Console console = global.console();
    inspection.issues().forEach(console::issue);
    List<ConfigSetting> settings =
        inspection.settings().stream().filter(one -> effective || one.isSet()).toList();
    ConfigViews views = new ConfigViews(console);
    switch (format) {
      case TEXT -> views.settings(settings, origin);
      case JSON -> views.settingsJson(settings);
      case CSV -> views.settingsCsv(settings);
    }
    return inspection.status().code();
  }
}
