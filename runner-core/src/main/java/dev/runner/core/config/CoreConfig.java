package dev.runner.core.config;

import dev.runner.core.issue.Issue;
import dev.runner.core.retry.FailurePolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The values of the runner's own options.
 *
 * @param store where results are kept
 * @param cacheDir the folder for what can be made again, to be resolved against the workspace
 * @param forks what is set for the JVMs of test forks
 * @param limits how long things may take
 * @param sharing what tests share
 * @param failures what is done about tests that fail
 * @param leftovers what becomes of what tests leave behind
 * @param services what holds for credentials and services of plugins
 * @param trust what is asked of plugins
 * @param issues what is wrong with the files and these values; with an error among them the other
 *     components hold defaults where values were bad, and nothing may be run
 */
public record CoreConfig(
    StoreSettings store,
    Optional<Path> cacheDir,
    ForkConfig forks,
    TimeLimits limits,
    Sharing sharing,
    FailurePolicy failures,
    LeftoverRules leftovers,
    ServiceRules services,
    TrustRules trust,
    List<Issue> issues) {

  /** Copies the list. */
  public CoreConfig {
    issues = List.copyOf(issues);
  }

  /** Returns the file of the embedded store, to be resolved against the workspace. */
  public Path storeFile() {
    return store.file();
  }
}
