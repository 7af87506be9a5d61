package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import java.nio.file.Path;

/** Carries the issue that refuses a jar out of the checks. */
final class PluginRejection extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Issue issue;

  PluginRejection(Issue issue) {
    super(issue.message());
    this.issue = issue;
  }

  PluginRejection(String code, String subject, String message) {
    this(Issue.error(code, subject, message));
  }

  /** Returns the refusal of a jar: what it is or has, and what to do. */
  static PluginRejection of(String code, Path jar, String what) {
    return new PluginRejection(
        code, jar.getFileName().toString(), "Plugin jar '" + jar + "' " + what);
  }

  Issue issue() {
    return issue;
  }
}
