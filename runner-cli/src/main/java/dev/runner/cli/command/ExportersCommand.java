package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.ExporterViews;
import dev.runner.core.run.ExportersView;
import dev.runner.core.run.RunExports;
import dev.runner.core.suite.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner exporters}: what can export. */
@Command(
    name = "exporters",
    description = "Shows what runs and tasks can be exported to.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ExportersCommand.ListThem.class)
final class ExportersCommand implements Runnable {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  ExportersCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner exporters list)");
  }

  /** {@code runner exporters list}: schemes, what they take, options. */
  @Command(
      name = "list",
      description = "Lists the exporters of installed plugins and of the product.",
      mixinStandardHelpOptions = true)
  static final class ListThem implements Callable<Integer> {

    @ParentCommand private ExportersCommand exporters;

    @Option(names = "--format", description = "text, json or csv.")
    private Format format = Format.TEXT;

    ListThem() {}

    @Override
    public Integer call() {
      GlobalOptions global = exporters.root.global();
      Console console = global.console();
      ExportersView found = new RunExports().exporters(global.request(Selection.ALL));
      found.issues().forEach(console::issue);
      ExporterViews views = new ExporterViews(console);
      switch (format) {
        case TEXT -> views.text(found);
        case JSON -> views.json(found);
        case CSV -> views.csv(found);
      }
      return found.status().code();
    }
  }
}
