package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.config.ConfigSources;
import dev.runner.core.config.CoreConfig;
import dev.runner.core.config.CoreConfigReader;
import dev.runner.core.issue.Issue;
import dev.runner.core.run.RunRecovery;
import dev.runner.core.run.Workspace;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a workspace's store. What killed runs did not get to store is stored first. */
final class StoreAccess {

  private final Workspace workspace;
  private final ConfigSources sources;
  private final Console console;

  /**
   * Creates an access.
   *
   * @param workspace whose store it is
   * @param sources say where it lies
   * @param console hears of runs that are completed
   */
  StoreAccess(Workspace workspace, ConfigSources sources, Console console) {
    this.workspace = workspace;
    this.sources = sources;
    this.console = console;
  }

  /** Opens the store for reading; a workspace in which nothing ran yet has none. */
  ResultStore open() {
    return openIfPresent()
        .orElseThrow(
            () ->
                new UsageException(
                    "No results yet in '%s': start with 'runner run'".formatted(workspace.root())));
  }

  /** Opens the store for reading, if anything ran in the workspace yet. */
  Optional<ResultStore> openIfPresent() {
    CoreConfig config = config();
    RunRecovery recovery = new RunRecovery(workspace);
    boolean killed = recovery.mayBeNeeded();
    if (!killed && !Files.exists(workspace.store(config))) {
      return Optional.empty();
    }
    ResultStore store = open(config);
    if (killed) {
      recovery.recover(store).forEach(console::issue);
    }
    return Optional.of(store);
  }

  /** Completes the results of killed runs, for a command that does not open the store itself. */
  void completeKilledRuns() {
    RunRecovery recovery = new RunRecovery(workspace);
    if (recovery.mayBeNeeded()) {
      try (ResultStore store = open(config())) {
        recovery.recover(store).forEach(console::issue);
      }
    }
  }

  private ResultStore open(CoreConfig config) {
    Path nativeLibrary = workspace.cache(config).resolve("native");
    return SqliteStore.open(workspace.store(config), nativeLibrary);
  }

  private CoreConfig config() {
    CoreConfig config = new CoreConfigReader().read(sources);
    Optional<Issue> error = config.issues().stream().filter(Issue::isError).findFirst();
    if (error.isPresent()) {
      throw new UsageException(error.get().message());
    }
    return config;
  }
}
