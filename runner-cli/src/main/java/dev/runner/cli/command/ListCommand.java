package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.ListJson;
import dev.runner.cli.output.ListText;
import dev.runner.core.run.Runner;
import dev.runner.core.run.SuiteListing;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner list}: what would run. */
@Command(
    name = "list",
    description = "Lists the tests that would run, one method a line.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;
  @Mixin private SelectionOptions selection;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  ListCommand() {}

  @Override
  public Integer call() {
    Console console = root.global().console();
    SuiteListing listing =
        new Runner(Clock.systemUTC(), List.of()).list(root.global().request(selection.selection()));
    listing.issues().forEach(console::issue);
    if (format == Format.JSON) {
      new ListJson(console).show(listing.tests());
    } else {
      new ListText(console).show(listing.tests());
    }
    return listing.status().code();
  }
}
