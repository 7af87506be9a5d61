package dev.runner.core.fork;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM that ended itself said of the reason, on its standard output.
 *
 * @param output the end of what it wrote
 */
record FatalErrorText(String output) {

  private static final Pattern REASON =
      Pattern.compile("(?m)^(?:Terminating|Aborting) due to (.{1,200})$");

  private static final Pattern ERROR = Pattern.compile("(?m)^#  (SIG\\w+|Internal Error)\\b.*$");

  private static final Pattern FRAME =
      Pattern.compile("(?m)^# Problematic frame:\\R# \\w+ +(.{1,200})$");

  /** Tells whether it was told to end when memory runs out, and memory ran out. */
  boolean isOutOfMemory() {
    return reason().filter(text -> text.startsWith("java.lang.OutOfMemoryError")).isPresent();
  }

  /** Returns the reason in a few words; empty if it gave none. */
  Optional<String> reason() {
    Matcher reason = REASON.matcher(output);
    if (reason.find()) {
      String text = reason.group(1);
      return Optional.of(text.endsWith("heap space") ? text + " (raise fork.heap)" : text);
    }
    Matcher error = ERROR.matcher(output);
    if (!error.find()) {
      return Optional.empty();
    }
    Matcher frame = FRAME.matcher(output);
    return Optional.of(error.group(1) + (frame.find() ? " in " + frame.group(1) : ""));
  }
}
