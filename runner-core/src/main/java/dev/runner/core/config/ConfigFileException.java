package dev.runner.core.config;

import dev.runner.core.issue.Issue;

/** Ends the reading of a file with the issue to report. Never leaves the package. */
final class ConfigFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Issue issue;

  ConfigFileException(Issue issue) {
    super(issue.message());
    this.issue = issue;
  }

  static ConfigFileException unreadable(Object file, String problem) {
    return new ConfigFileException(
        Issue.error(
                "config.unreadable-file",
                file.toString(),
                "Configuration file '%s' %s".formatted(file, problem))
            .at(file.toString()));
  }

  Issue issue() {
    return issue;
  }
}
