package dev.runner.core.run;

import dev.runner.core.config.CoreConfig;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.RunId;
import dev.runner.core.store.StoreLocation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders of a workspace.
 *
 * @param root the workspace itself, absolute
 */
public record Workspace(Path root) {

  /** The name of a workspace's configuration file, by which it is recognised. */
  public static final String CONFIG = "runner.conf";

  /** Returns where plugins are installed. */
  public Path plugins() {
    return root.resolve("plugins");
  }

  /** Returns where the runner keeps what it writes. */
  public Path data() {
    return root.resolve(".runner");
  }

  /** Returns the file with the times of classes. */
  public Path classTimes() {
    return data().resolve("class-times");
  }

  /** Returns where the leases of accounts are. */
  public Path leases() {
    return data().resolve("leases");
  }

  /** Returns where it is noted what was in the system under test before tests. */
  Path snapshots() {
    return data().resolve("cleanup");
  }

  /** Returns where credentials are noted that plugins have made. */
  public Path madeCredentials() {
    return data().resolve("credentials");
  }

  /** Returns the file that says what the first fork of a run has been. */
  Path forkGuess() {
    return data().resolve("first-fork");
  }

  /** Returns where runs are noted that are under way. */
  Path openRuns() {
    return data().resolve("open");
  }

  /** Returns where it is noted which exports are under way. */
  Path exports() {
    return data().resolve("exports");
  }

  /** Returns the folder of a run: its journal, the logs of its forks, files that tests publish. */
  public Path runFolder(RunId run) {
    return files().runs().resolve(run.toString());
  }

  /** Returns where files that tests published lie. */
  public RunFiles files() {
    return new RunFiles(data().resolve("runs"));
  }

  /** Returns where results are kept. */
  public StoreLocation store(CoreConfig config) {
    return new StoreLocation(
        root.resolve(config.storeFile()),
        cache(config).resolve("native"),
        config.store().server().map(server -> server.in(root)),
        config.store().server().flatMap(server -> new WorkspaceIdentity(this).find()));
  }

  /** Returns the folder for what can be made again: the configured one, else one of the user's. */
  public Path cache(CoreConfig config) {
    return config
        .cacheDir()
        .map(root::resolve)
        .or(() -> ofVariable("XDG_CACHE_HOME").map(folder -> folder.resolve("runner")))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "runner"));
  }

  private static Optional<Path> ofVariable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank()).map(Path::of);
  }
}
