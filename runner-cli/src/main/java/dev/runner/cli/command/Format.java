package dev.runner.cli.command;

/** How a view is written. */
enum Format {
  /** For people. */
  TEXT,
  /** For scripts. */
  JSON,
  /** For spreadsheets. */
  CSV
}
