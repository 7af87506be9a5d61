package dev.runner.cli.command;

/** How all that can be set is written. */
enum SampleFormat {
  /** A configuration file with comments. */
  TEXT,
  /** For scripts. */
  JSON,
  /** For spreadsheets. */
  CSV,
  /** A page of documentation. */
  MARKDOWN
}
