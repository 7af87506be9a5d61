package dev.runner.core.config;

import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The values of the runner's own options.
 *
 * @param storeFile the file of the embedded store, to be resolved against the workspace
 * @param cacheDir the folder for what can be made again, to be resolved against the workspace
 * @param forkJvmArguments arguments for the JVM of every test fork, in order
 * @param forkHeap the largest heap of a test fork as the JVM takes it, {@code 2g}
 * @param limits how long things may take
 * @param leftovers what becomes of what tests leave behind
 * @param issues what is wrong with the files and these values; with an error among them the other
 *     components hold defaults where values were bad, and nothing may be run
 */
public record CoreConfig(
    Path storeFile,
    Optional<Path> cacheDir,
    List<String> forkJvmArguments,
    Optional<String> forkHeap,
    TimeLimits limits,
    LeftoverRules leftovers,
    List<Issue> issues) {

  /** Copies the lists. */
  public CoreConfig {
    forkJvmArguments = List.copyOf(forkJvmArguments);
    issues = List.copyOf(issues);
  }
}
