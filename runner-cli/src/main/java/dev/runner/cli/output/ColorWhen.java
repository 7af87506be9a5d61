package dev.runner.cli.output;

/** When colours are used. */
public enum ColorWhen {
  /** Where a person looks, unless the environment says otherwise. */
  AUTO,
  ALWAYS,
  NEVER
}
