package dev.runner.core.doctor;

import dev.runner.core.issue.Issue;

/**
 * What one check came to.
 *
 * @param area what was looked at
 * @param state what it is like
 * @param code a stable name for scripts; {@code AREA.ok} where nothing is wrong
 * @param subject what it is about
 * @param message what was found and, where something is wrong, what to do
 */
public record Finding(Area area, State state, String code, String subject, String message) {

  /** What is looked at, in the order of the report. */
  public enum Area {
    /** The JDKs. */
    JAVA,
    /** The configuration. */
    CONFIG,
    /** The workspace's folders and the disk below them. */
    WORKSPACE,
    /** The folder for what can be made again. */
    CACHE,
    /** The results store. */
    STORE,
    /** Runs that were not stored completely. */
    RUNS,
    /** The clock. */
    CLOCK,
    /** The installed plugins. */
    PLUGINS,
    /** The lock and signatures. */
    TRUST
  }

  /** What something is like. */
  public enum State {
    /** As it should be. */
    OK,
    /** It works, and may not for long, or not as meant. */
    WARN,
    /** It does not work. */
    FAIL
  }

  static Finding ok(Area area, String subject, String message) {
    return new Finding(area, State.OK, code(area, "ok"), subject, message);
  }

  static Finding warn(Area area, String what, String subject, String message) {
    return new Finding(area, State.WARN, code(area, what), subject, message);
  }

  static Finding fail(Area area, String what, String subject, String message) {
    return new Finding(area, State.FAIL, code(area, what), subject, message);
  }

  static Finding of(Area area, Issue issue) {
    State state = issue.isError() ? State.FAIL : State.WARN;
    return new Finding(area, state, issue.code(), issue.subject(), issue.message());
  }

  private static String code(Area area, String what) {
    return area.name().toLowerCase(java.util.Locale.ROOT) + "." + what;
  }
}
