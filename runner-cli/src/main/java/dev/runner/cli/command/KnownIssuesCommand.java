package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.KnownIssuesView;
import dev.runner.core.config.CoreConfigReader;
import dev.runner.core.store.KnownTest;
import dev.runner.core.store.ResultStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner known-issues}: the issues that tests are known to have, and what seems fixed. */
@Command(
    name = "known-issues",
    description =
        "Lists the issues that tests carry as @KnownIssue, how these tests ended last, and which"
            + " issues seem fixed.",
    mixinStandardHelpOptions = true)
final class KnownIssuesCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  KnownIssuesCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    try (ResultStore store = global.allRuns()) {
      List<KnownTest> tests = store.knownIssues();
      KnownIssuesView view =
          new KnownIssuesView(
              console, new CoreConfigReader().read(global.sources()).failures().known());
      switch (format) {
        case TEXT -> view.text(tests);
        case JSON -> view.json(tests);
        case CSV -> view.csv(tests);
      }
    }
    return 0;
  }
}
