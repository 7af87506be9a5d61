package dev.runner.core.issue;

import java.util.Optional;

/**
 * A collected problem of a plugin, an option or discovery.
 *
 * @param severity how much it matters
 * @param code a stable name for scripts, {@code area.what}; its area is {@code plugin}, {@code
 *     config}, {@code suite}, {@code run} or {@code merge}
 * @param subject what it is about: a plugin id, a file name, a key, a class
 * @param message what failed, which value, what is allowed, what to do
 * @param origin where it was found, a file or {@code file:line}
 */
public record Issue(
    Severity severity, String code, String subject, String message, Optional<String> origin) {

  /** Area of problems with plugins, which decide the exit status. */
  public static final String PLUGIN_AREA = "plugin.";

  /** Area of problems with finding a plugin's tests. */
  public static final String SUITE_AREA = "suite.";

  /** Area of problems with options. */
  public static final String CONFIG_AREA = "config.";

  /** Area of what makes a merged run incomplete. */
  public static final String MERGE_AREA = "merge.";

  /** Code of a shard that has no tests because there are fewer classes than shards. */
  public static final String EMPTY_SHARD = "run.empty-shard";

  /** Code of what says where the results of a run were imported from. */
  public static final String IMPORTED = "run.imported";

  public static Issue info(String code, String subject, String message) {
    return new Issue(Severity.INFO, code, subject, message, Optional.empty());
  }

  public static Issue warning(String code, String subject, String message) {
    return new Issue(Severity.WARNING, code, subject, message, Optional.empty());
  }

  public static Issue error(String code, String subject, String message) {
    return new Issue(Severity.ERROR, code, subject, message, Optional.empty());
  }

  /** Returns this issue, found at a place. */
  public Issue at(String place) {
    return new Issue(severity, code, subject, message, Optional.of(place));
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Tells whether the issue is one of a plugin. */
  public boolean concernsPlugin() {
    return code.startsWith(PLUGIN_AREA);
  }
}
