package dev.runner.cli.command;

import dev.runner.cli.output.UsageViews;
import dev.runner.core.credential.LeaseUse;
import dev.runner.core.credential.UsageFile;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner credentials usage}: what a run has borrowed. */
@Command(
    name = "usage",
    description = "Shows how often, and for how long, the tests of a run had which credential.",
    mixinStandardHelpOptions = true)
final class CredentialsUsageCommand implements Callable<Integer> {

  @ParentCommand private CredentialsCommand credentials;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      defaultValue = "last",
      description = "A run id, the beginning of one, last (the default), or last~2.")
  private String run = "last";

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  CredentialsUsageCommand() {}

  @Override
  public Integer call() throws IOException {
    GlobalOptions global = credentials.root().global();
    RunId id;
    try (ResultStore store = global.store()) {
      id = store.resolve(run);
    }
    List<LeaseUse> uses = new UsageFile(global.workspace().runFolder(id)).read();
    UsageViews views = new UsageViews(global.console());
    switch (format) {
      case TEXT -> views.text(id, uses);
      case JSON -> views.json(id, uses);
      case CSV -> views.csv(uses);
    }
    return 0;
  }
}
