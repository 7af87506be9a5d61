package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;

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

  Issue issue() {
    return issue;
  }
}
