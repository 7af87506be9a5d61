package dev.runner.core.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A throwable as it describes itself.
 *
 * @param type its class; empty if the text names none
 * @param message the rest
 */
record ThrownText(String type, String message) {

  private static final Pattern DESCRIBED =
      Pattern.compile("((?:[\\w$]++\\.)++[\\w$]++)(?:: ?(.*))?", Pattern.DOTALL);

  private static final Pattern NUMBERED = Pattern.compile("\\$\\d+");

  static ThrownText of(String text) {
    Matcher described = DESCRIBED.matcher(text);
    if (!described.matches()) {
      return new ThrownText("", text);
    }
    String message = described.group(2);
    String type = NUMBERED.matcher(described.group(1)).replaceAll("\\$");
    return new ThrownText(type, message == null ? "" : message);
  }

  /** Returns this with another message, in one line. */
  String with(String other) {
    return other.isEmpty() || type.isEmpty() ? type + other : type + ": " + other;
  }

  /** Tells whether code throws such a thing by mistake, and not for what it meets. */
  boolean isMistake() {
    int end = type.lastIndexOf('.');
    String home = type.substring(0, Math.max(0, end));
    return home.equals("java.lang") || home.equals("java.util");
  }
}
