package dev.runner.core.task;

/** Tells that JSON is no report of Rally. */
final class WrongReportException extends Exception {

  private static final long serialVersionUID = 1L;

  WrongReportException(String why) {
    super(why);
  }
}
