package dev.runner.cli.command;

import dev.runner.cli.output.ClustersView;
import dev.runner.core.store.FailureCluster;
import dev.runner.core.store.ResultStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner clusters}: the failures of a run by what they have in common. */
@Command(
    name = "clusters",
    description =
        "Puts the failures of a run together that are of one kind: by what was thrown, its message"
            + " without numbers and the like, and the code of plugins that threw it.",
    mixinStandardHelpOptions = true)
final class ClustersCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "last",
      description = "A run id, the beginning of one, last (the default), or last~2.")
  private String run;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  ClustersCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    try (ResultStore store = global.store()) {
      List<FailureCluster> clusters = store.clusters(store.resolve(run));
      ClustersView view = new ClustersView(global.console(), global.isVerbose());
      switch (format) {
        case TEXT -> view.text(clusters);
        case JSON -> view.json(clusters);
        case CSV -> view.csv(clusters);
      }
    }
    return 0;
  }
}
