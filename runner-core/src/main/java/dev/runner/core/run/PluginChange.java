package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a change to the installed plugins.
 *
 * @param steps what was done, in this order
 * @param issues what was found, or why something was not done
 */
public record PluginChange(List<Step> steps, List<Issue> issues) {

  /** Copies the lists. */
  public PluginChange {
    steps = List.copyOf(steps);
    issues = List.copyOf(issues);
  }

  /** Nothing was done. */
  static PluginChange refused(List<Issue> issues) {
    return new PluginChange(List.of(), issues);
  }

  /** Returns the exit status that the issues give. */
  public ExitStatus status() {
    return ExitStatus.of(issues);
  }

  /** What was done to a plugin. */
  public enum Kind {
    /** A jar was put there. */
    INSTALLED,
    /** A jar took the place of another. */
    REPLACED,
    /** A jar was taken away. */
    REMOVED,
    /** The lock has it now. */
    LOCKED,
    /** The lock has another jar of it now. */
    RELOCKED,
    /** The lock has it no more. */
    UNLOCKED
  }

  /**
   * One thing that was done.
   *
   * @param kind what
   * @param id the plugin
   * @param version its version, empty if unknown
   * @param jar its file; empty if there is none
   * @param sha256 the digest of the jar, empty if unknown
   * @param key the fingerprint of the key that signed it
   */
  public record Step(
      Kind kind,
      String id,
      String version,
      Optional<Path> jar,
      String sha256,
      Optional<String> key) {}
}
