package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.config.ConfigSources;
import dev.runner.core.config.CoreConfig;
import dev.runner.core.config.CoreConfigReader;
import dev.runner.core.issue.Issue;
import dev.runner.core.run.LeftRuns;
import dev.runner.core.run.RunRecovery;
import dev.runner.core.run.Workspace;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoreException;
import dev.runner.core.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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

  /**
   * Opens the store for what is listed of all runs. In a workspace in which nothing ran yet that is
   * nothing; a folder that is no workspace is refused, as it may be the wrong one.
   */
  ResultStore openOrEmpty() {
    return openIfPresent().orElseGet(this::empty);
  }

  private ResultStore empty() {
    boolean recognised =
        Files.exists(workspace.root().resolve(Workspace.CONFIG))
            || Files.isDirectory(workspace.data());
    if (!recognised) {
      throw new UsageException(
          "No results yet in '%s', and it is no workspace: name the right one with -w, or start with 'runner run'"
              .formatted(workspace.root()));
    }
    console.message("No runs are stored yet: 'runner run' makes the first");
    return workspace.store(config()).openEmpty();
  }

  /** Opens the store for reading, if anything ran in the workspace yet. */
  Optional<ResultStore> openIfPresent() {
    CoreConfig config = config();
    RunRecovery recovery = new RunRecovery(workspace);
    boolean killed = recovery.mayBeNeeded();
    StoreLocation location = workspace.store(config);
    if (!killed && location.isAbsent()) {
      return Optional.empty();
    }
    ResultStore store = open(location, killed);
    if (killed) {
      recovery.recover(store).forEach(console::issue);
    }
    return Optional.of(store);
  }

  /** Opens the store for a command that keeps something, and makes it if there is none. */
  ResultStore openOrMake() {
    return openIfPresent().orElseGet(() -> workspace.store(config()).open());
  }

  /**
   * Completes the results of killed runs, for a command that does not open the store itself. If it
   * cannot be opened, that is no reason not to run tests.
   */
  void completeKilledRuns() {
    RunRecovery recovery = new RunRecovery(workspace);
    if (recovery.mayBeNeeded()) {
      try (ResultStore store = workspace.store(config()).open()) {
        recovery.recover(store).forEach(console::issue);
      } catch (StoreException e) {
        console.issue(
            Issue.warning("run.not-recovered", workspace.root().toString(), e.getMessage()));
        waiting();
      }
    }
  }

  private ResultStore open(StoreLocation location, boolean killed) {
    try {
      return location.open();
    } catch (StoreException e) {
      if (killed) {
        waiting();
      }
      throw e;
    }
  }

  /** Tells which results wait in journals, in this workspace, for a store that is away. */
  private void waiting() {
    try {
      List<String> runs = LeftRuns.of(workspace);
      if (!runs.isEmpty()) {
        console.message(
            "%d %s for the store, with all results kept below '%s': %s"
                .formatted(
                    runs.size(),
                    runs.size() == 1 ? "run waits" : "runs wait",
                    workspace.files().runs(),
                    String.join(", ", runs)));
      }
    } catch (IOException e) {
      console.message("It cannot be seen which runs wait for the store: " + e);
    }
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
